import { PGlite } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { postgis } from '@electric-sql/pglite-postgis';
import type { EXTENSIONS } from './extensions.ts';

const extensions = { postgis, btree_gist, btree_gin, fuzzystrmatch, pgcrypto } satisfies Record<
  (typeof EXTENSIONS)[number],
  unknown
>;

// Less memory and a smaller log on disk; measured 0.87 GB instead of 0.92–0.97.
const CONFIG = ['shared_buffers=16MB', 'max_wal_size=64MB'];

/** Opens an embedded database in this thread; an empty folder is first filled by initdb. */
export function openPglite(folder: string): Promise<PGlite> {
  return PGlite.create({ dataDir: folder, extensions, postgresqlconf: CONFIG });
}
