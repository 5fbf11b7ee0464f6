import type { Knex } from 'knex';
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
