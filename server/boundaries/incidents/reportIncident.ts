import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import { findIncident } from './findIncident.ts';
import { type Incident, type IncidentDraft, IncidentId } from './incidentContract.ts';
import { incidentRules } from './incidentRules.ts';
import { type Moment, noteAct } from './lockIncident.ts';

const LineFacts = z.object({ province: z.string(), sideA: z.string(), sideB: z.string() });
const Subject = z.object({ manager: z.string().nullable(), lon: z.number().nullable(), lat: z.number().nullable() });
type Deps = Pick<MarkerDeps, 'db' | 'now' | 'today'>;

/**
 * Reports what happened to a line or one of its markers, by the rules of the day it was found on; the reporter's own side knows
 * of it by that. Without a place it lies where the marker, or the item of the inspection, does. @throws Problem invalid-input
 */
export function reportIncident({ db, now, today }: Deps, actor: Actor, draft: IncidentDraft): Promise<Incident> {
  const moment = { actor, now: now(), today: today() };
  return db.transaction(async (tx) => {
    const line = await one(
      tx,
      LineFacts,
      sql`select province_code as province, side_a as "sideA", side_b as "sideB" from boundary_line where id = ${draft.lineId}`,
    );
    await requireKind(tx, draft, { province: line.province, today: moment.today });
    const subject = await subjectOf(tx, draft);
    const position =
      draft.position ?? (subject.lon !== null && subject.lat !== null ? [subject.lon, subject.lat] : null);
    const row = { ...line, draft, position, manager: subject.manager, moment };
    const { id } = await one(tx, z.object({ id: IncidentId }), insertIncident(row));
    await noteAct(tx, { id, act: 'report', content: draft, moment });
    if (actor.divisionCode === line.sideA || actor.divisionCode === line.sideB) await knows(tx, id, moment);
    return findIncident(tx, id);
  });
}

async function requireKind(
  tx: Db,
  { kind, foundOn, markerId }: IncidentDraft,
  { province, today }: { province: string; today: string },
): Promise<void> {
  if (foundOn > today)
    throw fieldFault('/foundOn', 'in-future', 'It cannot have been found in the future', '发现日期不能晚于今天');
  const { items } = await incidentRules(tx, { day: foundOn, province });
  const rule = items.find(({ code }) => code === kind);
  if (!rule)
    throw fieldFault('/kind', 'no-rule', 'No rule of this kind was in force that day', '当日没有这类事件的依据');
  if (rule.about === 'marker' && markerId === null)
    throw fieldFault('/markerId', 'marker-needed', 'Name the marker', '请选择界桩');
}

/** What the incident is about besides its line; a marker or an item that is not of the line is none. */
async function subjectOf(tx: Db, { lineId, markerId, itemId }: IncidentDraft): Promise<z.infer<typeof Subject>> {
  const item = itemId === null ? undefined : await maybeOne(tx, Subject, selectItem(itemId, lineId));
  if (itemId !== null && !item)
    throw fieldFault('/itemId', 'no-item', 'The line has no such finding', '该界线没有这个检查问题');
  if (markerId === null) return item ?? { manager: null, lon: null, lat: null };
  const marker = await maybeOne(tx, Subject, selectMarker(markerId, lineId));
  if (!marker) throw fieldFault('/markerId', 'no-marker', 'The line has no such marker', '该界线没有这个界桩');
  return marker;
}

const selectItem = (itemId: string, lineId: string): Sql => sql`
  select null as manager, t.lon, t.lat from joint_inspection_item t join joint_inspection i on i.id = t.inspection_id
   where t.id = ${itemId} and i.line_id = ${lineId} and t.result = 'defect'`;

const selectMarker = (markerId: string, lineId: string): Sql => sql`
  select m.manager_side as manager, st_x(m.geom) as lon, st_y(m.geom) as lat
    from boundary_marker m join boundary_marker_line n on n.marker_id = m.id
   where m.id = ${markerId} and n.line_id = ${lineId} and m.secrecy <> 'restricted'`;

interface Row extends z.infer<typeof LineFacts> {
  draft: IncidentDraft;
  position: readonly number[] | null;
  manager: string | null;
  moment: Moment;
}

const insertIncident = ({ province, draft, position, manager, moment: { actor, now, today } }: Row): Sql => sql`
  insert into boundary_incident (province_code, line_id, marker_id, item_id, kind, found_on, reported_on, reported_by, organisation,
    geom, place, description, responsible_side, created_at, updated_at)
  values (${province}, ${draft.lineId}, ${draft.markerId}::uuid, ${draft.itemId}::uuid, ${draft.kind}, ${draft.foundOn}::date,
    ${today}::date, ${actor.displayName}, ${actor.organisationName},
    ${position ? sql`st_setsrid(st_makepoint(${position[0]}::float8, ${position[1]}::float8), 4490)` : sql`null`}, ${draft.place},
    ${draft.description}, ${manager}, ${now}::timestamptz, ${now}::timestamptz)
  returning id`;

/** The actor's own side knows. */
async function knows(tx: Db, id: IncidentId, { actor, now, today }: Moment): Promise<void> {
  await run(
    tx,
    sql`insert into boundary_incident_notice (incident_id, side, method, informed_on, person, at)
        values (${id}, ${actor.divisionCode}, 'account', ${today}::date, ${actor.displayName}, ${now}::timestamptz)`,
  );
}
