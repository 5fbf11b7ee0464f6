/** What of the store has changed, so that screens read it again. */
export type Changed = 'packages' | 'records' | 'drafts' | 'device';

const CHANNEL = 'diming-field';
const listeners = new Set<(changed: Changed) => void>();
// Other windows of the app on this device show the same store.
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
channel?.addEventListener('message', ({ data }: MessageEvent<Changed>) => tell(data));
// In tests under Node an open channel would keep the process alive.
if (channel && 'unref' in channel && typeof channel.unref === 'function') channel.unref();

function tell(changed: Changed): void {
  for (const listener of listeners) listener(changed);
}

/** Tells every screen, in this window and the others. */
export function announce(changed: Changed): void {
  tell(changed);
  channel?.postMessage(changed);
}

export function onChange(listener: (changed: Changed) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
