import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../platform/db/sql.ts';
import { isParty, sidesOf } from '../isParty.ts';
import type { LockedDispute } from '../lockDispute.ts';
import { seatsOf } from '../seatsOf.ts';
import type { EvidencePart } from './evidenceContract.ts';

type Parties = Pick<LockedDispute, 'sideA' | 'sideB' | 'handlerCode' | 'registrantCode'>;

/** Of which parts the reader may bring and judge evidence: a side its own, who handles the dispute every part. */
export async function evidenceParts(db: Db, found: Parties, actor: Actor): Promise<EvidencePart[]> {
  if (!actor.permissions.has('disputes.handle')) return [];
  const reading = { found, seats: await seatsOf(db, found), actor };
  const isHandler = isParty({ party: 'handler', permission: 'disputes.handle' }, reading);
  return isHandler ? ['a', 'b', 'handler'] : sidesOf(reading);
}
