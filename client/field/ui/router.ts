import { useSyncExternalStore } from 'react';

const pathNow = (): string => location.hash.replace(/^#/, '') || '/';

function listen(tell: () => void): () => void {
  addEventListener('hashchange', tell);
  return () => removeEventListener('hashchange', tell);
}

/** The address of the screen shown, without `#`: `/inspect/01J…`. It lives in the hash, so that every screen opens without a network. */
export const usePath = (): string => useSyncExternalStore(listen, pathNow);

/** Shows another screen. `instead`: the way back leads past the one left. */
export function go(path: string, instead = false): void {
  if (instead) location.replace(`#${path}`);
  else location.hash = path;
}

/** The parts of an address that a pattern names (`/inspect/:id`), decoded; null where it does not fit. */
export function matched(pattern: string, path: string): Record<string, string> | null {
  const [bare = ''] = path.split('?');
  const wanted = pattern.split('/');
  const given = bare.split('/');
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? '';
    if (part.startsWith(':')) found[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return found;
}
