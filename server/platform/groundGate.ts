import type { Db } from './db/sql.ts';
import type { Actor } from './http/actor.ts';

/** An act on something that lies somewhere. */
export interface GroundedAct {
  subject: 'case' | 'sign' | 'dossier';
  id: string;
  act: string;
}

/**
 * Asked before an act that changes what stands on the ground; passes silently or refuses. What may stand in the way there is no
 * business of the domain that asks: the app hands the question in. Runs in the transaction of the act.
 * @throws Problem contested-ground
 */
export type GroundGate = (tx: Db, actor: Actor, about: GroundedAct) => Promise<void>;
