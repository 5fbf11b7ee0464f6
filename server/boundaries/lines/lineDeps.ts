import type { Knex } from 'knex';
import type { Actor } from '../../accounts/actor.ts';
import type { Upload } from '../../platform/contract.ts';
import type { Db } from '../../platform/db/sql.ts';
import type { ServeContext } from '../../platform/http/serve.ts';

/** What the archive of a line needs of the outside. */
export interface LineDeps extends ServeContext {
  db: Knex;
  now: () => string;
  /** The register's day in China. */
  today: () => string;
  /** The office's rule for uploads: accepted kinds, virus scan, quarantine. */
  uploads: {
    keep: (actor: Actor, upload: Upload) => Promise<{ sha256: string; note: (tx: Db) => Promise<void> }>;
    read: (sha256: string) => Promise<Buffer>;
  };
}
