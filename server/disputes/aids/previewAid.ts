import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';
import type { Aid, AidRequest } from './aidContract.ts';
import { describeAid } from './describeAid.ts';
import { drawAid } from './drawAid.ts';

/** Draws an aid without keeping it. @throws Problem invalid-input */
export async function previewAid(
  db: Db,
  actor: Actor,
  { id, body }: { id: DisputeId; body: AidRequest },
): Promise<Aid> {
  return describeAid(db, actor, body.kind, await drawAid(db, actor, id, body));
}
