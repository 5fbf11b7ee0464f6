import type { Knex } from 'knex';
import type { Actor } from '../accounts/actor.ts';
import type { Upload } from '../platform/contract.ts';
import type { Db } from '../platform/db/sql.ts';
import type { GroundGate } from '../platform/groundGate.ts';
import type { SignId } from './contract.ts';
import type { KeyPlace } from './keys/privateKey.ts';

/** What signs need of the outside world. */
export interface SignDeps {
  db: Knex;
  now: () => string;
  /** The address that codes lead to, and where the private key that signs them is. */
  config: KeyPlace & { publicUrl: string };
  /** A new permanent id for a sign ordered at an ISO instant. */
  newSignId: (at: string) => SignId;
  /** What the app asks of the ground before a sign is set up there. */
  ground: GroundGate;
}

/** Pictures are drawn anew without metadata, scanned, stored and read back by one rule for the whole office; it stands right of here. */
export interface RegisterDeps extends SignDeps {
  uploads: {
    keepPicture(actor: Actor, upload: Upload): Promise<{ sha256: string; note: (tx: Db) => Promise<void> }>;
    readPicture(sha256: string): Promise<Uint8Array>;
  };
}
