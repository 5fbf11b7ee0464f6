import type { Tile } from './tileList.ts';
import { TileRefused, type TileStore } from './tileStore.ts';

// Four at once: more would only wait in the server's queue.
const AT_ONCE = 4;
const SAMPLES = 12;

export interface Progress {
  done: number;
  all: number;
  /** Of tiles fetched in this run. */
  bytes: number;
}
interface Options {
  /** Tiles kept before this are fetched anew; milliseconds since 1970. */
  staleBefore: number;
  signal: AbortSignal;
  onProgress: (now: Progress) => void;
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Keeps all tiles that are missing or old. Begun again after a break it goes on where it was. @throws TileRefused, or the signal's reason */
export async function keepTiles(
  store: TileStore,
  tiles: readonly Tile[],
  { staleBefore, signal, onProgress, wait = waited }: Options,
): Promise<Progress> {
  const now: Progress = { done: 0, all: tiles.length, bytes: 0 };
  const queue = tiles.values();
  const work = async () => {
    for (const { path } of queue) {
      signal.throwIfAborted();
      const at = await store.keptAt(path);
      const bytes = at === null || at < staleBefore ? await kept(store, path, signal, wait) : 0;
      now.bytes += bytes;
      now.done += 1;
      onProgress({ ...now });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return now;
}

/** One tile; where the server asks to wait, it waits. */
async function kept(
  store: TileStore,
  path: string,
  signal: AbortSignal,
  wait: NonNullable<Options['wait']>,
): Promise<number> {
  for (;;) {
    try {
      return await store.keep(path, signal);
    } catch (refusal) {
      if (!(refusal instanceof TileRefused) || refusal.status !== 429) throw refusal;
      await wait((refusal.retryAfter ?? 5) * 1000, signal);
    }
  }
}

const waited = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

/** What is still to be fetched. */
export interface Outlook {
  missing: number;
  stale: number;
  /** Of what is missing and stale, as the mean of some tiles tells it; these are kept. Null where none could be fetched. */
  bytes: number | null;
}

/** Counts what a download would fetch and weighs a few of the tiles, spread over all zooms, to say how large it will be. */
export async function outlook(store: TileStore, tiles: readonly Tile[], staleBefore: number): Promise<Outlook> {
  const wanted: Tile[] = [];
  let stale = 0;
  for (const tile of tiles) {
    const at = await store.keptAt(tile.path);
    if (at !== null && at >= staleBefore) continue;
    if (at !== null) stale += 1;
    wanted.push(tile);
  }
  const step = Math.max(1, Math.floor(wanted.length / SAMPLES));
  const samples = wanted.filter((_, i) => i % step === 0).slice(0, SAMPLES);
  const mean = await meanBytes(store, samples);
  return { missing: wanted.length - stale, stale, bytes: mean === null ? null : Math.round(mean * wanted.length) };
}

async function meanBytes(store: TileStore, samples: readonly Tile[]): Promise<number | null> {
  if (samples.length === 0) return 0;
  const sizes = await Promise.allSettled(samples.map(({ path }) => store.keep(path)));
  const known = sizes.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
  return known.length === 0 ? null : known.reduce((sum, size) => sum + size, 0) / known.length;
}
