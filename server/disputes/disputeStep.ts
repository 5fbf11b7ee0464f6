import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import { type Db, json, many, one, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { type DisputeId, DisputeState } from './contract.ts';
import { DisputeParty, isParty } from './isParty.ts';
import { seatsOf } from './seatsOf.ts';

/** What the state table needs to know of a dispute. */
export interface DisputeFacts {
  track: string;
  state: string;
  sideA: string;
  sideB: string;
  handlerCode: string;
  registrantCode: string;
}

const Act = z.object({ act: z.string(), to: DisputeState, party: DisputeParty, permission: z.string() });
export type DisputeAct = z.infer<typeof Act>;

/** The acts of the state table that the reader may do now, each with the state it leads to. */
export async function actsOf(db: Db, found: DisputeFacts, actor: Actor): Promise<DisputeAct[]> {
  const acts = await actsFrom(db, found);
  if (acts.length === 0) return [];
  const seats = await seatsOf(db, found);
  return acts.filter((act) => isParty(act, { found, seats, actor }));
}

/** Every act of the state table from the present state, whoever may do it. */
export const actsFrom = (db: Db, { state, track }: Pick<DisputeFacts, 'state' | 'track'>): Promise<DisputeAct[]> =>
  many(
    db,
    Act,
    sql`select act, to_state as to, party, permission from dispute_act
         where from_state = ${state} and coalesce(track, ${track}) = ${track} order by act, to_state`,
  );

/**
 * The states an act may lead to: most lead to one, and where there are more the guard of the act says which.
 * @throws Problem wrong-state, or not-allowed where it is another government's act
 */
export async function outcomesOf(db: Db, act: string, found: DisputeFacts, actor: Actor): Promise<DisputeState[]> {
  const mine = (await actsOf(db, found, actor)).filter((one) => one.act === act);
  if (mine.length > 0) return [...new Set(mine.map(({ to }) => to))];
  const others = (await actsFrom(db, found)).filter((one) => one.act === act);
  throw others.length > 0 ? notYours(others) : wrongState(found.state);
}

/** The one state an act leads to. @throws Problem wrong-state, not-allowed */
export async function nextState(db: Db, act: string, found: DisputeFacts, actor: Actor): Promise<DisputeState> {
  const [to, ...more] = await outcomesOf(db, act, found, actor);
  if (!to || more.length > 0) throw new Error(`The act ${act} has more than one outcome`);
  return to;
}

function notYours(acts: readonly DisputeAct[]): Problem {
  const whose = [...new Set(acts.map(({ party }) => party))];
  return new Problem('not-allowed', `This act is for: ${whose.join(', ')}`, {
    detailZh: `只有${whose.map((party) => PARTY_ZH[party]).join('、')}可以办理。`,
    parties: whose,
  });
}

const PARTY_ZH: Readonly<Record<DisputeParty, string>> = {
  registrant: '登记该争议的政府',
  side: '争议一方的人民政府',
  handler: '处理该争议的政府及其民政部门',
  head: '处理该争议的政府负责人',
  recorder: '代为记录处理机关文件的单位',
};

const wrongState = (state: string): Problem =>
  new Problem('wrong-state', `A dispute in state ${state} cannot be changed so`, {
    detailZh: '该争议当前状态下不能办理此事项。',
    state,
  });

interface Step {
  act: string;
  from: string | null;
  to: string;
  reason?: string;
  before?: unknown;
  after?: unknown;
}

/**
 * Writes a step of a dispute and its audit record. The audit record is read by people who have no part in the dispute:
 * it holds the act and a SHA-256 of the step, which proves the step without telling it.
 */
export async function recordStep(tx: Db, step: Step, { id, actor, at }: { id: DisputeId; actor: Actor; at: string }) {
  const { act, from, to, reason = null, before = null, after = null } = step;
  const { sha256 } = await one(tx, Digest, insertStep({ act, from, to, reason, before, after }, { id, actor, at }));
  const subject = { subjectKind: 'dispute', subjectId: id };
  await record(tx, {
    actor,
    action: `disputes.${act}`,
    ...subject,
    before: { state: from },
    after: { state: to, sha256 },
    at,
  });
}

const Digest = z.object({ sha256: z.string() });

// Made of what is stored, so that it can be made again from the row.
const insertStep = (
  { act, from, to, reason, before, after }: Required<Omit<Step, 'reason'>> & { reason: string | null },
  { id, actor, at }: { id: DisputeId; actor: Actor; at: string },
): Sql => sql`
  insert into dispute_step (dispute_id, act, from_state, to_state, actor_id, actor, organisation, at, reason, before, after)
  values (${id}, ${act}, ${from}, ${to}, ${actor.id}, ${actor.displayName}, ${actor.organisationName}, ${at}::timestamptz,
          ${reason}, ${json(before)}, ${json(after)})
  returning encode(sha256(convert_to(jsonb_build_array(reason, before, after)::text, 'UTF8')), 'hex') as sha256`;
