import type { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { chinaDay } from '../../naming/deadline.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { recordStep } from '../disputeStep.ts';
import type { EvidencePart } from '../evidence/evidenceContract.ts';
import { evidenceParts } from '../evidence/evidenceParts.ts';
import type { LockedDispute } from '../lockDispute.ts';
import { lockOpenDispute } from '../lockOpenDispute.ts';
import type { DisputeIncidentDraft, Interim, MeasureDraft } from './interimContract.ts';
import { readInterim } from './readInterim.ts';

type Needs = Pick<DisputeDeps, 'db' | 'now'>;

/** What a record of the interim is made with, in its transaction, the dispute locked. */
export interface InterimWork {
  tx: Db;
  found: LockedDispute;
  parts: readonly EvidencePart[];
  actor: Actor;
  at: string;
}

/**
 * Records something of the time while a dispute is open, as a step of it. @throws Problem not-found, wrong-state, not-allowed, or
 * what the work refuses
 */
export async function duringDispute(
  { db, now }: Needs,
  actor: Actor,
  { id, act }: { id: DisputeId; act: string },
  work: (context: InterimWork) => Promise<{ reason?: string; after: object }>,
): Promise<Interim> {
  const at = now();
  await db.transaction(async (tx) => {
    const found = await lockOpenDispute(tx, id);
    const parts = await evidenceParts(tx, found, actor);
    if (parts.length === 0) throw notYours();
    const { reason, after } = await work({ tx, found, parts, actor, at });
    const step = { act, from: found.state, to: found.state, after, ...(reason === undefined ? {} : { reason }) };
    await recordStep(tx, step, { id, actor, at });
  });
  return readInterim(db, actor, { id, now: at });
}

export const notYours = (): Problem =>
  new Problem('not-allowed', 'A side records for itself only', { detailZh: '各方只能登记本方的情况。' });

/** A measure taken to keep the dispute from growing (BD art. 10). @throws Problem as `duringDispute`, invalid-input */
export const recordMeasure = (
  deps: Needs,
  actor: Actor,
  { id, draft }: { id: DisputeId; draft: z.output<typeof MeasureDraft> },
): Promise<Interim> =>
  duringDispute(deps, actor, { id, act: 'recordMeasure' }, async ({ tx, parts, at }) => {
    if (!parts.includes(draft.part)) throw notYours();
    if (draft.takenOn > chinaDay(at))
      throw fieldProblem('/takenOn', 'in-future', 'Not taken yet', '采取措施的日期不能晚于今天');
    await run(
      tx,
      sql`insert into dispute_measure (dispute_id, part, taken_on, taken_by, what, recorded_by, organisation, recorded_at)
          values (${id}, ${draft.part}, ${draft.takenOn}::date, ${draft.takenBy}, ${draft.what}, ${actor.displayName},
                  ${actor.organisationName}, ${at}::timestamptz)`,
    );
    return { after: draft };
  });

/** Something that art. 10 prohibits happened: both sides owe a dispatch and a report at once. @throws Problem as above */
export const reportIncident = (
  deps: Needs,
  actor: Actor,
  { id, draft }: { id: DisputeId; draft: z.output<typeof DisputeIncidentDraft> },
): Promise<Interim> =>
  duringDispute(deps, actor, { id, act: 'reportIncident' }, async ({ tx, at }) => {
    refuseFuture(draft.happenedAt, at, '/happenedAt');
    const { position } = draft;
    await run(
      tx,
      sql`insert into dispute_incident (dispute_id, acts, happened_at, place, position, what, hurt, dead, recorded_by, organisation,
            recorded_at)
          values (${id}, ${[...new Set(draft.acts)]}::text[], ${draft.happenedAt}::timestamptz, ${draft.place},
            ${position ? sql`st_setsrid(st_makepoint(${position[0]}, ${position[1]}), 4490)` : sql`null::geometry`}, ${draft.what},
            ${draft.hurt}, ${draft.dead}, ${actor.displayName}, ${actor.organisationName}, ${at}::timestamptz)`,
    );
    return { after: draft };
  });

export function refuseFuture(instant: string, now: string, pointer: string): void {
  if (Date.parse(instant) <= Date.parse(now)) return;
  throw fieldProblem(pointer, 'in-future', 'This has not happened yet', '时间不能晚于现在');
}
