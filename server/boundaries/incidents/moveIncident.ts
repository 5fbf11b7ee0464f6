import type { Actor } from '../../accounts/actor.ts';
import { type Db, json, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import { addMarkerEvent } from '../markers/recordMarkerEvent.ts';
import { findIncident } from './findIncident.ts';
import type { Incident, IncidentId, IncidentMove } from './incidentContract.ts';
import { INCIDENT_STEPS } from './incidentSteps.ts';
import { lockIncident, type Moment, noteAct } from './lockIncident.ts';

type Move<A extends IncidentMove['act']> = Extract<IncidentMove, { act: A }>;

/** Takes the next step of an incident, or dismisses it. @throws Problem stale-version, wrong-state, conflict `guards`, invalid-input */
export function moveIncident(
  { db, now, today }: Pick<MarkerDeps, 'db' | 'now' | 'today'>,
  actor: Actor,
  { id, version, move }: { id: IncidentId; version: number; move: IncidentMove },
): Promise<Incident> {
  const moment = { actor, now: now(), today: today() };
  return db.transaction(async (tx) => {
    const states = move.act === 'dismiss' ? (['reported', 'verified'] as const) : [INCIDENT_STEPS[move.act].from];
    const found = await lockIncident(tx, { id, version, states });
    requireGuards(found, move);
    await run(tx, await changeOf(tx, { found, move, moment }));
    const { act, ...content } = move;
    await noteAct(tx, { id, act, content, moment });
    return findIncident(tx, id);
  });
}

function requireGuards({ next, mayDismiss }: Incident, { act }: IncidentMove): void {
  const missing = act === 'dismiss' ? (mayDismiss ? [] : ['nothing-done']) : (next?.missing ?? []);
  if (missing.length === 0) return;
  throw new Problem('conflict', `Not yet: ${missing.join(', ')}`, {
    detailZh: act === 'dismiss' ? '已有处理措施，不能按不属实办结。' : '还有应当办理的事项没有完成。',
    code: 'guards',
    missing,
  });
}

interface Given<A extends IncidentMove['act']> {
  found: Incident;
  move: Move<A>;
  moment: Moment;
}

function changeOf(tx: Db, { found, move, moment }: Given<IncidentMove['act']>): Promise<Sql> | Sql {
  switch (move.act) {
    case 'verify':
      return verified(tx, { found, move, moment });
    case 'settle':
      return settled({ found, move, moment });
    case 'archive':
      return archived(tx, { found, move, moment });
    case 'dismiss':
      return sql`update boundary_incident set state = 'dismissed', dismissal = ${move.ground} where id = ${found.id}`;
  }
}

/** The visit on the spot: what it is, why, and whose part it is. A marker is from then on in the state it was found in. */
async function verified(tx: Db, { found, move, moment }: Given<'verify'>): Promise<Sql> {
  requireVisit(found, move, moment.today);
  if (found.marker && move.markerStatus !== null && found.marker.status !== 'scrapped')
    await addMarkerEvent(tx, {
      ...{ ...moment, id: found.marker.id, version: null },
      draft: { ...NOTHING, type: 'observe', happenedOn: move.on, status: move.markerStatus, description: move.facts },
    });
  const { on, facts, sideAPresent, sideBPresent } = move;
  return sql`
    update boundary_incident
       set state = 'verified', verified_on = ${on}::date, visit = ${json({ on, facts, sideAPresent, sideBPresent })},
           cause = ${move.cause}, responsible_side = ${move.responsibleSide}, agreement_clause = ${move.agreementClause}
     where id = ${found.id}`;
}

const NOTHING = {
  ...{ sideAPresent: null, sideBPresent: null, approvalDocument: null, filingDocument: null },
  ...{ position: null, original: null, references: null },
};

function requireVisit(found: Incident, move: Move<'verify'>, today: string): void {
  const { rule, sideA, sideB, foundOn, marker } = found;
  if (move.on < foundOn || move.on > today)
    throw fieldFault('/on', 'wrong-day', 'Between the day it was found and today', '核实日期应在发现之后、今天之前');
  if (!rule.causes.includes(move.cause))
    throw fieldFault('/cause', 'no-cause', 'No cause of this kind of incident', '此类事件没有这种原因');
  if (move.responsibleSide !== sideA.code && move.responsibleSide !== sideB.code)
    throw fieldFault('/responsibleSide', 'no-side', 'No side of the line', '责任方须为界线的一方');
  if (move.sideAPresent === null && move.sideBPresent === null)
    throw fieldFault('/sideAPresent', 'nobody', 'Name who was there', '请填写到场核实的人员');
  if (rule.about === 'marker' && marker && move.markerStatus === null)
    throw fieldFault('/markerStatus', 'status-needed', 'Say in which state the marker was found', '请选择界桩现状');
}

function settled({ found, move, moment }: Given<'settle'>): Sql {
  if (move.on < (found.visit?.on ?? found.foundOn) || move.on > moment.today)
    throw fieldFault('/on', 'wrong-day', 'Between the visit and today', '办结日期应在核实之后、今天之前');
  return sql`update boundary_incident set state = 'settled', settled_on = ${move.on}::date, result = ${move.result} where id = ${found.id}`;
}

/** What was done joins the document chain of the line (BR art. 13). */
async function archived(tx: Db, { found, move, moment }: Given<'archive'>): Promise<Sql> {
  const { actor, now } = moment;
  await run(
    tx,
    sql`insert into boundary_document (line_id, kind, title, issuer, dated_on, recorded_by, organisation, recorded_at)
        values (${found.lineId}, 'change', ${titleOf(found)}, ${actor.organisationName}, ${found.settledOn}::date,
                ${actor.displayName}, ${actor.organisationName}, ${now}::timestamptz)`,
  );
  return sql`update boundary_incident set state = 'archived', archive_place = ${move.place} where id = ${found.id}`;
}

const titleOf = ({ kind, marker, foundOn }: Incident): string =>
  `${kind.labelZh}${marker ? `（界桩${marker.numberText}）` : ''}处理情况，${foundOn}发现`;
