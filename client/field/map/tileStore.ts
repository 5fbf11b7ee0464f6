const CACHE = 'diming-field-tiles';
const KEPT_AT = 'x-kept-at';

/** Tiles kept on the device, under their own address. Another package that needs the same tile finds it here. */
export interface TileStore {
  /** The bytes of a tile, or null where it is not kept. */
  read: (path: string) => Promise<ArrayBuffer | null>;
  /** Fetches a tile and keeps it, also where it is empty. Answers its bytes. @throws TileRefused */
  keep: (path: string, signal?: AbortSignal) => Promise<number>;
  /** When a tile was kept, in milliseconds since 1970; null where it is not here. */
  keptAt: (path: string) => Promise<number | null>;
  /** Deletes what no package needs any more, and says how many that were. */
  keepOnly: (paths: ReadonlySet<string>) => Promise<number>;
}

/** The server would not give a tile; `retryAfter` in seconds where it asks to wait. */
export class TileRefused extends Error {
  readonly status: number;
  readonly retryAfter: number | null;
  constructor(status: number, retryAfter: number | null) {
    super(`The server answered ${status} for a tile`);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** The tiles on this device. */
export async function openTileStore(): Promise<TileStore> {
  const cache = await caches.open(CACHE);
  return {
    read: async (path) => (await cache.match(path))?.arrayBuffer() ?? null,
    keptAt: async (path) => {
      const at = (await cache.match(path))?.headers.get(KEPT_AT);
      return at ? Number(at) : null;
    },
    keep: (path, signal) => keep(cache, path, signal),
    keepOnly: (paths) => keepOnly(cache, paths),
  };
}

async function keep(cache: Cache, path: string, signal: AbortSignal | undefined): Promise<number> {
  const reply = await fetch(path, { credentials: 'same-origin', cache: 'no-cache', ...(signal ? { signal } : {}) });
  if (!reply.ok) throw new TileRefused(reply.status, Number(reply.headers.get('retry-after')) || null);
  // An empty tile is 204, which the cache would keep too; as 200 its time can be told by the same header.
  const bytes = await reply.arrayBuffer();
  await cache.put(path, new Response(bytes, { headers: { [KEPT_AT]: String(Date.now()) } }));
  return bytes.byteLength;
}

async function keepOnly(cache: Cache, paths: ReadonlySet<string>): Promise<number> {
  let gone = 0;
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url);
    if (!paths.has(pathname + search) && (await cache.delete(url))) gone += 1;
  }
  return gone;
}
