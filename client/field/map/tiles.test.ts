import { describe, expect, it } from 'vitest';
import { keepTiles, outlook } from './keepTiles.ts';
import { tileCount, tileList, tilePath } from './tileList.ts';
import { TileRefused, type TileStore } from './tileStore.ts';

const SETS = [
  { name: 'places', template: '/tiles/places/{z}/{x}/{y}.mvt' },
  { name: 'divisions', template: '/api/office-tiles/divisions.mvt?z={z}&x={x}&y={y}' },
];
const AREA = {
  bbox: [106.15, 37.95, 106.25, 38.02] as [number, number, number, number],
  minZoom: 8,
  maxZoom: 13,
  sets: SETS,
};

/** A store in memory: what it holds, what it was asked for, and what the server refuses. */
function aStore(refusals = new Map<string, TileRefused>()) {
  const held = new Map<string, number>();
  const asked: string[] = [];
  const store: TileStore = {
    read: async () => null,
    keptAt: async (path) => held.get(path) ?? null,
    keep: async (path) => {
      asked.push(path);
      const refusal = refusals.get(path);
      if (refusal) {
        refusals.delete(path);
        throw refusal;
      }
      held.set(path, 1000);
      return 10;
    },
    keepOnly: async () => 0,
  };
  return { store, held, asked };
}
const options = { staleBefore: 500, signal: new AbortController().signal, onProgress: () => undefined };

describe('the tiles of a package', () => {
  it('are counted as they are listed, the coarse ones first', () => {
    const tiles = tileList(AREA);
    expect(tiles).toHaveLength(tileCount(AREA));
    expect(new Set(tiles.map(({ path }) => path)).size).toBe(tiles.length);
    expect(tiles[0]?.path).toBe('/tiles/places/8/203/98.mvt');
  });

  it('lie inside the grid also at its edges', () => {
    expect(tileCount({ ...AREA, bbox: [-180, -89, 180, 89], minZoom: 0, maxZoom: 1 })).toBe(2 * (1 + 4));
  });

  it('have addresses of either kind', () => {
    expect(SETS.map(({ template }) => tilePath(template, { z: 1, x: 2, y: 3 }))).toEqual([
      '/tiles/places/1/2/3.mvt',
      '/api/office-tiles/divisions.mvt?z=1&x=2&y=3',
    ]);
  });
});

describe('keeping tiles', () => {
  it('fetches what is missing or old, and nothing twice', async () => {
    const tiles = tileList(AREA);
    const { store, held, asked } = aStore();
    const [fresh, old] = tiles;
    held.set(fresh?.path ?? '', 900);
    held.set(old?.path ?? '', 100);
    const done = await keepTiles(store, tiles, options);
    expect(done).toEqual({ done: tiles.length, all: tiles.length, bytes: (tiles.length - 1) * 10 });
    expect(asked).toHaveLength(tiles.length - 1);
    await keepTiles(store, tiles, options);
    expect(asked).toHaveLength(tiles.length - 1);
  });

  it('stops where told and goes on from there', async () => {
    const tiles = tileList(AREA);
    const { store, asked } = aStore();
    const stop = new AbortController();
    const stopped = keepTiles(store, tiles, {
      ...options,
      signal: stop.signal,
      onProgress: ({ done }) => done >= 5 && stop.abort(),
    });
    await expect(stopped).rejects.toThrow('aborted');
    expect(asked.length).toBeLessThan(tiles.length);
    await keepTiles(store, tiles, options);
    expect(asked).toHaveLength(tiles.length);
  });

  it('waits as long as the server asks, and gives up where it refuses', async () => {
    const tiles = tileList(AREA);
    const path = tiles[3]?.path ?? '';
    const waits: number[] = [];
    const wait = async (milliseconds: number) => void waits.push(milliseconds);
    const busy = aStore(new Map([[path, new TileRefused(429, 7)]]));
    await keepTiles(busy.store, tiles, { ...options, wait });
    expect(waits).toEqual([7000]);
    expect(busy.held.size).toBe(tiles.length);
    const refused = aStore(new Map([[path, new TileRefused(401, null)]]));
    await expect(keepTiles(refused.store, tiles, options)).rejects.toMatchObject({ status: 401 });
  });

  it('says beforehand how much it will be', async () => {
    const tiles = tileList(AREA);
    const { store, held } = aStore();
    held.set(tiles[0]?.path ?? '', 100);
    expect(await outlook(store, tiles, 500)).toEqual({ missing: tiles.length - 1, stale: 1, bytes: tiles.length * 10 });
    held.clear();
    for (const { path } of tiles) held.set(path, 600);
    expect(await outlook(store, tiles, 500)).toEqual({ missing: 0, stale: 0, bytes: 0 });
  });
});
