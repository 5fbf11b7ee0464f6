import { useEffect, useRef } from 'react';
import { shortcutsAreOn } from './shortcutSwitch.ts';

/** What each key does; the key as the browser names it: `j`, `?`, `ArrowDown`. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const TYPED_IN =
  'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="menu"]';

/** A key belongs to whoever is typing, to an open dialog, and with Ctrl, Alt or Meta to the browser. */
function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false;
  if (event.target instanceof Element && event.target.closest(TYPED_IN)) return false;
  return ![...document.querySelectorAll('[aria-modal="true"]')].some((dialog) => dialog.checkVisibility());
}

/** Single keys for the page, as long as the person has not switched them off (WCAG 2.1.4). */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (!act || !isFree(event) || !shortcutsAreOn()) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
