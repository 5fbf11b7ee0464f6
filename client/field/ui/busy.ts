import { useEffect, useSyncExternalStore } from 'react';

let forms = 0;
const listeners = new Set<() => void>();

function count(step: number): void {
  forms += step;
  for (const tell of listeners) tell();
}

/** While a form with entries is open, the app is not replaced by a newer one and does not reload. */
export function useBusy(busy: boolean): void {
  useEffect(() => {
    if (!busy) return;
    count(1);
    return () => count(-1);
  }, [busy]);
}

export const useAnyBusy = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => forms > 0,
  );
