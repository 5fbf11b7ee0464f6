import type { Actor } from '../accounts/actor.ts';
import type { Db } from '../platform/db/sql.ts';
import type { DossierRow } from './dossierFacts.ts';

/** What an act on a dossier works with, inside its transaction. */
export interface ActContext {
  tx: Db;
  actor: Actor;
  found: DossierRow;
  at: string;
  today: string;
}
