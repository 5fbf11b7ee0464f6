import { useEffect, useEffectEvent } from 'react';

const EVERY_MILLISECONDS = 3000;

/** Reads again every few seconds while `isActive`, and only while somebody can see it. */
export function useRefresh(isActive: boolean, refresh: () => void): void {
  const again = useEffectEvent(() => {
    if (document.visibilityState === 'visible') refresh();
  });
  useEffect(() => {
    if (!isActive) return;
    const timer = setInterval(() => again(), EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isActive]);
}
