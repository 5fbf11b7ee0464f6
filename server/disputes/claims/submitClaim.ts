import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { chinaDay } from '../../naming/deadline.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import { recordStep } from '../disputeStep.ts';
import { requireDisputeFile } from '../files/disputeFiles.ts';
import { lockDispute } from '../lockDispute.ts';
import { Claim, type ClaimDraft, ClaimId } from './claimContract.ts';
import { claimedGround } from './claimedGround.ts';
import { type Part, requireClaimant } from './claimParty.ts';
import { selectClaims } from './claimRow.ts';
import { claimThresholds } from './claimThresholds.ts';
import { judgeClaimLine, lineShape } from './judgeClaimLine.ts';

interface Given {
  id: DisputeId;
  draft: ClaimDraft;
}

/**
 * States the line that a side claims: a new version in the present round, or the first of the next. Earlier ones stay. What it would
 * change follows from the outlines of the day.
 * @throws Problem not-found, wrong-state, not-allowed, invalid-input (at the line with place and distance)
 */
export function submitClaim(deps: Pick<Deps, 'db' | 'now'>, actor: Actor, { id, draft }: Given): Promise<Claim> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    // Locked, so that two versions of one round are never given one number.
    const found = await lockDispute(tx, { id });
    if (!(await mayClaim(tx, found.state))) throw closed(found.state);
    const part = requireClaimant(actor, found, draft);
    await requireContent(tx, id, draft, chinaDay(at));
    const on = { sides: [found.sideA, found.sideB] as const, day: chinaDay(at) };
    const most = await claimThresholds(tx);
    const rings = await judgeClaimLine(tx, draft.line, { ...on, most });
    const ground = claimedGround(rings, draft.side, { ...on, noise: most.noise_square_metres });
    const row = await one(tx, Inserted, insertClaim({ id, draft, part, actor, at, day: on.day }, ground));
    const step = { act: 'claim', from: found.state, to: found.state, after: { claim: row.id, line: row.line } };
    await recordStep(tx, step, { id, actor, at });
    return one(tx, Claim, sql`${selectClaims} where c.id = ${row.id}`);
  });
}

const Inserted = z.object({ id: ClaimId, line: z.unknown() });

const closed = (state: string): Problem =>
  new Problem('wrong-state', `No claims in a dispute in state ${state}`, {
    detailZh: '该争议当前状态下不能再提出主张线。',
    state,
  });

async function requireContent(
  tx: Db,
  id: DisputeId,
  { round, datedOn, fileId, evidenceIds }: ClaimDraft,
  day: string,
): Promise<void> {
  if (datedOn > day)
    throw fieldProblem('/datedOn', 'in-future', 'The claim cannot be of the future', '主张日期不能晚于今天');
  const rounds = await one(tx, Rounds, selectRounds(id));
  if (round !== rounds.present && !(round === rounds.present + 1 && rounds.complete))
    throw fieldProblem(
      '/round',
      'not-this-round',
      `The present round is ${rounds.present}; the next begins when both sides have claimed in it`,
      `当前为第 ${rounds.present} 轮；双方在本轮都提出主张后方可进入下一轮`,
    );
  if (fileId !== null) await requireDisputeFile(tx, id, fileId);
  await requireEvidence(tx, id, evidenceIds);
}

const Missing = z.object({ id: z.string() });

async function requireEvidence(tx: Db, id: DisputeId, evidenceIds: readonly string[]): Promise<void> {
  const missing = await maybeOne(
    tx,
    Missing,
    sql`select e.id from unnest(${[...evidenceIds]}::uuid[]) as e (id)
         where not exists (select from dispute_evidence d where d.id = e.id and d.dispute_id = ${id}) limit 1`,
  );
  if (missing)
    throw fieldProblem(
      '/evidenceIds',
      'no-evidence',
      `The file of this dispute has no evidence ${missing.id}`,
      `该争议没有编号为 ${missing.id} 的证据`,
    );
}

export const Rounds = z.object({ present: z.number().int(), complete: z.boolean() });

/** The present round of a dispute, 1 where nothing is claimed yet, and whether both sides have claimed in it. */
export const selectRounds = (id: DisputeId): Sql => sql`
  select coalesce(max(round), 1)::int as present,
         count(distinct side) filter (where round = (select max(round) from dispute_claim where dispute_id = ${id})) = 2 as complete
    from dispute_claim where dispute_id = ${id}`;

const Known = z.object({ state: z.string() });

/** Whether claims may be stated in a state of a dispute. */
export const mayClaim = async (db: Db, state: string): Promise<boolean> =>
  (await maybeOne(db, Known, sql`select state from dispute_claim_state where state = ${state}`)) !== undefined;

interface NewClaim extends Given {
  part: Part;
  actor: Actor;
  at: string;
  day: string;
}

const insertClaim = ({ id, draft, part, actor, at, day }: NewClaim, ground: Sql): Sql => sql`
  insert into dispute_claim (dispute_id, side, round, version, line, text, map_scale, dated_on, evidence_ids, file_id, to_a, to_b, ground,
    outlines_on, part, recorded_by, organisation, recorded_at)
  select ${id}, ${draft.side}, ${draft.round}, 1 + coalesce((select max(version) from dispute_claim
           where dispute_id = ${id} and side = ${draft.side} and round = ${draft.round}), 0),
         ${lineShape(draft.line)}, ${draft.text}, ${draft.mapScale}::int, ${draft.datedOn}::date, ${draft.evidenceIds}::uuid[],
         ${draft.fileId}::uuid, g.to_a, g.to_b, g.ground, ${day}::date, ${part}, ${actor.displayName}, ${actor.organisationName},
         ${at}::timestamptz
    from (${ground}) g
  returning id, st_asgeojson(line, 15, 0)::jsonb as line`;
