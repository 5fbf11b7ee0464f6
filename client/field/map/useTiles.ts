import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import { fieldDb } from '../store/db.ts';
import { keepTiles, type Outlook, outlook, type Progress } from './keepTiles.ts';
import { tileList } from './tileList.ts';
import { openTileStore, TileRefused } from './tileStore.ts';

/** Streets change slowly; the register's own signs come with every package. */
export const STALE_DAYS = 30;

export type TileFailure = { why: 'unreachable' | 'full' } | { why: 'refused'; status: number };

/** The base map of a package on this device. */
export interface Tiles {
  all: number;
  /** Null while it is being counted. */
  outlook: Outlook | null;
  progress: Progress | null;
  failure: TileFailure | null;
  get: () => void;
  pause: () => void;
}

/** Counts, weighs, fetches and refreshes the tiles of a package. */
export function useTiles(tiles: PackageContent['tiles']): Tiles {
  const list = useMemo(() => tileList(tiles), [tiles]);
  const [seen, setSeen] = useState<Outlook | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failure, setFailure] = useState<TileFailure | null>(null);
  const stop = useRef<AbortController | null>(null);
  const count = useCallback(async () => setSeen(await outlook(await openTileStore(), list, staleBefore())), [list]);
  const pause = useCallback(() => stop.current?.abort(), []);
  useEffect(() => {
    void count();
    return pause;
  }, [count, pause]);
  const get = useCallback(async () => {
    const mine = new AbortController();
    stop.current = mine;
    setFailure(null);
    try {
      const options = { staleBefore: staleBefore(), signal: mine.signal, onProgress: setProgress };
      await keepTiles(await openTileStore(), list, options);
      await dropUnwanted();
    } catch (error) {
      if (!mine.signal.aborted) setFailure(failureOf(error));
      mine.abort();
    }
    setProgress(null);
    await count();
  }, [list, count]);
  return { all: list.length, outlook: seen, progress, failure, get: () => void get(), pause };
}

const staleBefore = (): number => Date.now() - STALE_DAYS * 86_400_000;

function failureOf(error: unknown): TileFailure {
  if (error instanceof TileRefused) return { why: 'refused', status: error.status };
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return { why: 'full' };
  return { why: 'unreachable' };
}

/** Tiles that no package on this device needs any more. */
async function dropUnwanted(): Promise<void> {
  const packages = await (await fieldDb()).getAll('packages');
  const wanted = packages.flatMap(({ content }) => tileList(content.tiles).map(({ path }) => path));
  await (await openTileStore()).keepOnly(new Set(wanted));
}
