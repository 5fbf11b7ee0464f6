import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import { json, one, run, sql } from '../platform/db/sql.ts';
import type { Act, ActContext, Effect } from './act.ts';
import type { ActBody, ActName } from './actContract.ts';
import type { CaseDetail, CaseId, CaseState } from './caseContract.ts';
import { caseDetail } from './caseDetail.ts';
import { eventOf } from './caseEvents.ts';
import { lockCase } from './caseFacts.ts';
import { moveClocks } from './clocks.ts';
import { chinaDay } from './deadline.ts';
import type { NamingDeps } from './namingDeps.ts';
import { tellOffices } from './notifications/tellOffices.ts';
import { requireLawful } from './requireLawful.ts';
import { requireVersion } from './requireVersion.ts';
import type { StepNote } from './stepContract.ts';

/**
 * Takes a case through one act of the state table: lock, version, party, guard, effect, clocks, step and audit row in
 * one transaction, or nothing at all.
 * @throws Problem stale-version, not-allowed, wrong-state, conflict (a guard), or what the effect refuses
 */
export async function performAct<A extends ActName>(
  deps: NamingDeps,
  actor: Actor,
  { id, version, body }: { id: CaseId; version: number; body: ActBody<A> },
  act: Act<A>,
): Promise<CaseDetail> {
  const shownOnce = await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const today = chinaDay(now);
    const found = await lockCase(tx, id, today);
    requireVersion(found, version);
    const to = requireLawful(act.name, found, actor, today);
    await deps.ground(tx, actor, { subject: 'case', id, act: act.name });
    const context: ActContext = { tx, deps, actor, found, id, now, today };
    const effect = await act.effect(context, body);
    const reached = effect.goesTo ?? to;
    await moveClocks(context, eventOf(act.name), effect.onDay ?? today);
    await saveSteps(context, act.name, reached, effect);
    const { publicUrl } = deps;
    await tellOffices(tx, { act: act.name, caseId: id, actorId: actor.id, at: now, publicUrl });
    await record(tx, {
      actor,
      action: `naming.${act.name}`,
      subjectKind: 'naming-case',
      subjectId: id,
      before: { state: found.state, version: found.version },
      after: { state: effect.movesOnTo ?? reached, version: found.version + 1, ...effect.audit },
      at: now,
    });
    return effect.shownOnce;
  });
  return { ...(await caseDetail(deps, actor, id)), ...shownOnce };
}

async function saveSteps({ tx, actor, found, id, now }: ActContext, act: string, to: CaseState, effect: Effect) {
  const { reason = null, document = null, note = null } = effect;
  const step = { act, from: found.state, to, reason, note, document };
  await run(tx, insertStep(id, actor, now, step));
  if (effect.movesOnTo)
    await run(
      tx,
      insertStep(id, actor, now, { act: 'system', from: to, to: effect.movesOnTo, reason: null, document: null }),
    );
  await one(
    tx,
    z.object({ version: z.number() }),
    sql`update naming_case set state = ${effect.movesOnTo ?? to}, version = version + 1, updated_at = ${now}
         where id = ${id} returning version`,
  );
}

interface Step {
  act: string;
  from: CaseState | null;
  to: CaseState;
  reason: string | null;
  note?: StepNote | null;
  document: string | null;
}

/** Who takes a step; `id` is null where the system itself does. */
type StepActor = Pick<Actor, 'displayName' | 'organisationName'> & { id: string | null };

/** A row of the append-only transition log. */
export const insertStep = (id: string, actor: StepActor, now: string, step: Step) => sql`
  insert into case_step (case_id, act, from_state, to_state, actor_id, actor, organisation, at, reason, note, document)
  values (${id}, ${step.act}, ${step.from}, ${step.to}, ${actor.id}, ${actor.displayName}, ${actor.organisationName},
          ${now}, ${step.reason}, ${step.note ? json(step.note) : null}, ${step.document})`;
