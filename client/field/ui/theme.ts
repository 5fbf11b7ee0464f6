import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';
const KEPT_UNDER = 'diming.field.theme';
const listeners = new Set<() => void>();

const preferred = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
const themeNow = (): Theme => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light');

/** Black on white for the sun, white on black for the night. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEPT_UNDER, theme);
  wear(theme);
}

/** The theme last chosen on this device, else the one its system prefers. */
export function startTheme(): void {
  const kept = localStorage.getItem(KEPT_UNDER);
  wear(kept === 'dark' || kept === 'light' ? kept : preferred());
}

function wear(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  for (const tell of listeners) tell();
}

export const useTheme = (): Theme =>
  useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, themeNow);
