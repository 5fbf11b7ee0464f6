import { addProtocol } from 'maplibre-gl';
import { openTileStore, type TileStore } from './tileStore.ts';

const SCHEME = 'kept';
let isAdded = false;

/** The address by which the map asks for a kept tile, in place of the server's. */
export const keptTemplate = (template: string): string => `${SCHEME}:/${template}`;

/** Lets the map read tiles from the device. One that is not there is fetched and kept; without a network its place stays empty. */
export async function serveKeptTiles(): Promise<void> {
  if (isAdded) return;
  isAdded = true;
  const store = await openTileStore();
  addProtocol(SCHEME, async ({ url }, { signal }) => ({
    data: await tileOf(store, url.slice(SCHEME.length + 2), signal),
  }));
}

async function tileOf(store: TileStore, path: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const kept = await store.read(path);
  if (kept) return kept;
  // Refused or unreachable: the register's own signs and lines are drawn all the same.
  await store.keep(path, signal).catch(() => 0);
  return (await store.read(path)) ?? new ArrayBuffer(0);
}
