import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Reply } from '../../platform/contract.ts';
import { type Db, many, one, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';
import { Claim, type ClaimsApi } from './claimContract.ts';
import { sidesOf } from './claimParty.ts';
import { selectClaims } from './claimRow.ts';
import { mayClaim, Rounds, selectRounds } from './submitClaim.ts';

const Found = z.object({
  state: z.string(),
  sideA: z.string(),
  sideB: z.string(),
  handlerCode: z.string(),
  registrantCode: z.string(),
});

/** All claims of a dispute, the latest round and version first, and what the reader may add. Whether he reads is asked before. */
export async function listClaims(db: Db, actor: Actor, id: DisputeId): Promise<Reply<typeof ClaimsApi.listClaims>> {
  const found = await one(
    db,
    Found,
    sql`select d.state, d.side_a as "sideA", d.side_b as "sideB", d.handler_code as "handlerCode", d.registrant_code as "registrantCode"
          from dispute d where d.id = ${id}`,
  );
  const items = await many(
    db,
    Claim,
    sql`${selectClaims} where c.dispute_id = ${id} order by c.round desc, c.side, c.version desc`,
  );
  const rounds = await one(db, Rounds, selectRounds(id));
  const may = actor.permissions.has('disputes.handle') && (await mayClaim(db, found.state));
  return { items, round: rounds.present, nextRound: rounds.complete, mayClaimFor: may ? sidesOf(actor, found) : [] };
}
