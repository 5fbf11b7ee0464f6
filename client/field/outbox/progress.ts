import { useSyncExternalStore } from 'react';
import type { Progress } from './sendRecord.ts';

/** What this window is sending now, and how it fares. */
export interface SenderState {
  sending: boolean;
  progress: Progress | null;
}

let state: SenderState = { sending: false, progress: null };
const listeners = new Set<() => void>();

export function noteSender(next: Partial<SenderState>): void {
  state = { ...state, ...next };
  for (const tell of listeners) tell();
}

export const useSender = (): SenderState =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => state,
  );
