import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import type { CloseDraft, IncidentId, Interim, ResponseDraft } from './interimContract.ts';
import { duringDispute, notYours, refuseFuture } from './recordInterim.ts';

type Needs = Pick<DisputeDeps, 'db' | 'now'>;

interface At {
  id: DisputeId;
  incidentId: IncidentId;
  version: number;
}

const Open = z.object({
  version: z.number().int(),
  happenedAt: z.string(),
  closed: z.boolean(),
  missing: z.number().int(),
});

/**
 * That a side sent people to the spot, or reported to the next higher government (BD art. 10): recorded by that side or by who
 * handles the dispute. @throws Problem not-found, stale-version, wrong-state, not-allowed, invalid-input
 */
export const recordResponse = (
  deps: Needs,
  actor: Actor,
  { draft, ...at }: At & { draft: z.output<typeof ResponseDraft> },
): Promise<Interim> =>
  duringDispute(deps, actor, { id: at.id, act: 'recordResponse' }, async ({ tx, parts, at: now }) => {
    if (!parts.includes(draft.side)) throw notYours();
    const { happenedAt } = await lockIncident(tx, at);
    refuseFuture(draft.at, now, '/at');
    if (Date.parse(draft.at) < Date.parse(happenedAt))
      throw fieldProblem('/at', 'before-incident', 'Before the incident', '时间不能早于事件发生时间');
    await run(
      tx,
      sql`insert into dispute_incident_response (incident_id, side, kind, at, who, what, recorded_by, organisation, recorded_at)
          values (${at.incidentId}, ${draft.side}, ${draft.kind}, ${draft.at}::timestamptz, ${draft.who}, ${draft.what},
                  ${actor.displayName}, ${actor.organisationName}, ${now}::timestamptz)`,
    );
    await run(tx, sql`update dispute_incident set version = version + 1 where id = ${at.incidentId}`);
    return { after: { ...draft, incidentId: at.incidentId } };
  });

/**
 * Closes an incident with what came of it: once both sides have sent people and reported, or with the reason why not.
 * @throws Problem not-found, stale-version, wrong-state, invalid-input
 */
export const closeIncident = (
  deps: Needs,
  actor: Actor,
  { draft, ...at }: At & { draft: z.output<typeof CloseDraft> },
): Promise<Interim> =>
  duringDispute(deps, actor, { id: at.id, act: 'closeIncident' }, async ({ tx, at: now }) => {
    const { missing } = await lockIncident(tx, at);
    if (missing > 0 && draft.withoutReason === null)
      throw fieldProblem(
        '/withoutReason',
        'required',
        `${missing} dispatch(es) or report(s) are missing: say why it is closed without`,
        `尚缺 ${missing} 项派人或者报告的记录，请说明理由`,
      );
    await run(
      tx,
      sql`update dispute_incident
             set outcome = ${draft.outcome}, without_reason = ${missing > 0 ? draft.withoutReason : null},
                 closed_by = ${`${actor.organisationName} ${actor.displayName}`}, closed_at = ${now}::timestamptz, version = version + 1
           where id = ${at.incidentId}`,
    );
    return { reason: draft.outcome, after: { ...draft, incidentId: at.incidentId } };
  });

async function lockIncident(tx: Db, { id, incidentId, version }: At): Promise<z.infer<typeof Open>> {
  const found = await maybeOne(
    tx,
    Open,
    sql`select i.version, i.happened_at as "happenedAt", i.closed_at is not null as closed,
               4 - (select count(distinct (r.side, r.kind)) from dispute_incident_response r where r.incident_id = i.id)::int as missing
          from dispute_incident i where i.id = ${incidentId} and i.dispute_id = ${id} for update of i`,
  );
  if (!found) throw new Problem('not-found', 'No such incident in this dispute', { detailZh: '该争议没有这个事件。' });
  if (found.version !== version)
    throw new Problem('stale-version', `It is at version ${found.version}, you read version ${version}`, {
      detailZh: '该事件已被更新，请刷新后再办理。',
      current: found.version,
    });
  if (found.closed) throw new Problem('wrong-state', 'The incident is closed', { detailZh: '该事件已经办结。' });
  return found;
}
