import type { Knex } from 'knex';
import type { Actor } from '../../accounts/actor.ts';
import type { Upload } from '../../platform/contract.ts';
import type { Db } from '../../platform/db/sql.ts';
import type { Jurisdictions } from '../../platform/http/jurisdictions.ts';

/** What orders, reports and inspections need of the outside world. */
export interface OrderDeps {
  db: Knex;
  now: () => string;
  /** The register's day in China. */
  today: () => string;
  /** Uploads are accepted, scanned, stored and read back by one rule for the whole office; it stands right of here. */
  uploads: {
    keep(actor: Actor, upload: Upload): Promise<{ sha256: string; note: (tx: Db) => Promise<void> }>;
    read(sha256: string): Promise<Buffer>;
  };
}
export interface OrderContext extends OrderDeps {
  jurisdictions: Jurisdictions;
}
