import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import { type Db, json, many, maybeOne, one, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { type DisputeId, DisputeState } from './contract.ts';

/** What the state table needs to know of a dispute. */
export interface DisputeFacts {
  state: string;
  sideA: string;
  sideB: string;
  handlerCode: string;
  registrantCode: string;
}

const Act = z.object({ act: z.string(), to: DisputeState, party: z.string() });

/** The acts that the state table gives a reader's government now, each with the state it leads to. */
export async function actsOf(db: Db, found: DisputeFacts, actor: Actor): Promise<z.infer<typeof Act>[]> {
  const acts = await many(
    db,
    Act,
    sql`select act, to_state as to, party from dispute_act where from_state = ${found.state} order by act`,
  );
  return acts.filter(({ party }) => isParty(party, found, actor.divisionCode));
}

function isParty(party: string, found: DisputeFacts, code: string): boolean {
  if (party === 'registrant') return code === found.registrantCode;
  return party === 'handler' ? code === found.handlerCode : code === found.sideA || code === found.sideB;
}

/** The state an act leads to. @throws Problem wrong-state, or not-allowed where it is another government's act */
export async function nextState(
  db: Db,
  act: string,
  found: DisputeFacts,
  actor: Actor,
): Promise<z.infer<typeof DisputeState>> {
  const mine = (await actsOf(db, found, actor)).find((one) => one.act === act);
  if (mine) return mine.to;
  const exists = await maybeOne(
    db,
    z.object({ act: z.string() }),
    sql`select distinct act from dispute_act where act = ${act} and from_state = ${found.state}`,
  );
  if (exists)
    throw new Problem('not-allowed', 'This is for the government that registered the dispute', {
      detailZh: '只有登记该争议的政府可以办理。',
    });
  throw new Problem('wrong-state', `A dispute in state ${found.state} cannot be changed so`, {
    detailZh: '该争议当前状态下不能办理此事项。',
    state: found.state,
  });
}

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
