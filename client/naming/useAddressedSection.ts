import { useEffect } from 'react';
import { useLocation } from 'react-router';

// Parts above that are read later (materials, objections) push the one addressed away; longer than this nobody waits for it.
const SETTLES_MS = 4_000;
const HANDS_ON = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/**
 * Brings the part of a page that the address names (`#clocks`) into sight once it is there, and keeps it there while the rest
 * comes in, until somebody scrolls or types himself. The browser looked for it before there was anything.
 */
export function useAddressedSection(): void {
  const { hash } = useLocation();
  useEffect(() => {
    const section = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    if (!section) return;
    section.scrollIntoView();
    const growing = new ResizeObserver(() => section.scrollIntoView());
    growing.observe(document.body);
    const stop = () => {
      growing.disconnect();
      clearTimeout(timer);
      for (const event of HANDS_ON) removeEventListener(event, stop);
    };
    const timer = setTimeout(stop, SETTLES_MS);
    for (const event of HANDS_ON) addEventListener(event, stop, { passive: true });
    return stop;
  }, [hash]);
}
