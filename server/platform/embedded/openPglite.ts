import { pathToFileURL } from 'node:url';
import { type Extension, PGlite } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { postgis } from '@electric-sql/pglite-postgis';
import { cached } from './cache.ts';
import type { EXTENSIONS } from './extensions.ts';
import { postgisBundle } from './postgisBundle.ts';

// Less memory and a smaller log on disk.
const CONFIG = ['shared_buffers=16MB', 'max_wal_size=64MB'];

/** Opens an embedded database in this thread; an empty folder is first filled by initdb. */
export async function openPglite(folder: string): Promise<PGlite> {
  const bundle = await cached(postgisBundle);
  const extensions = {
    postgis: bundle === undefined ? postgis : slim(bundle),
    btree_gist,
    btree_gin,
    fuzzystrmatch,
    pgcrypto,
  } satisfies Record<(typeof EXTENSIONS)[number], Extension>;
  return PGlite.create({ dataDir: folder, extensions, postgresqlconf: CONFIG });
}

const slim = (bundle: string): Extension => ({
  ...postgis,
  setup: async (database, options) => ({
    ...(await postgis.setup(database, options)),
    bundlePath: pathToFileURL(bundle),
  }),
});
