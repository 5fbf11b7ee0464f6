import { useSyncExternalStore } from 'react';

/** Slower or faster than this the clock of the device is told of; below it the network's delay and whole seconds explain it. */
const WRONG_FROM_SECONDS = 90;

let offsetSeconds = 0;
const listeners = new Set<() => void>();

/** Compares the clock of the device with the server's, which it has just told (ISO 8601). */
export function noteServerTime(serverTime: string, now = Date.now()): void {
  offsetSeconds = Math.round((now - Date.parse(serverTime)) / 1000);
  for (const tell of listeners) tell();
}

/** How many seconds the clock of the device is fast (negative: slow); 0 while that is within what a network explains. */
export const clockError = (): number => (Math.abs(offsetSeconds) < WRONG_FROM_SECONDS ? 0 : offsetSeconds);

export const useClockError = (): number =>
  useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, clockError);
