import type { Actor } from '../accounts/actor.ts';
import { type Db, maybeOne } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { invitedSections } from './access/invitedSections.ts';
import { Dispute, type DisputeId } from './contract.ts';
import { selectDispute } from './disputeRow.ts';
import { actsFrom, actsOf } from './disputeStep.ts';
import { turnsOf } from './turnsOf.ts';

/** One dispute with what the reader may do. Whether he may read it is asked before. @throws Problem not-found */
export async function findDispute(db: Db, actor: Actor, id: DisputeId): Promise<Dispute> {
  const found = await maybeOne(db, Dispute.omit({ acts: true, turns: true, sections: true }), selectDispute(id));
  if (!found) throw noDispute(id);
  const facts = {
    track: found.track,
    state: found.state,
    sideA: found.sideA.code,
    sideB: found.sideB.code,
    handlerCode: found.handler.code,
    registrantCode: found.registrant.code,
  };
  const may = await actsOf(db, facts, actor);
  const turns = turnsOf(await actsFrom(db, facts), found);
  const sections = await invitedSections(db, actor, id);
  return { ...found, sections, acts: [...new Set(may.map(({ act }) => act))], turns };
}

export const noDispute = (id: string): Problem =>
  new Problem('not-found', `No dispute ${id}`, { detailZh: '没有这起争议。' });
