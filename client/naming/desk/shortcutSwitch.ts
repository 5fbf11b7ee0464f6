import { useSyncExternalStore } from 'react';

const KEPT_UNDER = 'diming.shortcuts';
const listeners = new Set<() => void>();

/** Whether single keys act on this computer; they do until somebody switches them off. */
export const shortcutsAreOn = (): boolean => localStorage.getItem(KEPT_UNDER) !== 'off';

/** Switches the single keys on or off for this computer (WCAG 2.1.4: speech input and unsteady hands press keys by accident). */
export function switchShortcuts(on: boolean): void {
  if (on) localStorage.removeItem(KEPT_UNDER);
  else localStorage.setItem(KEPT_UNDER, 'off');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useShortcutsAreOn = (): boolean => useSyncExternalStore(subscribe, shortcutsAreOn);
