import { z } from 'zod';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { addInspection } from '../inspections/createInspection.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import { addMarkerEvent } from '../markers/recordMarkerEvent.ts';
import type { Incident, Measure, MeasureDraft } from './incidentContract.ts';
import type { Moment } from './lockIncident.ts';

/** A measure to carry out on an incident. */
export interface ToDo<D extends MeasureDraft = MeasureDraft> {
  found: Incident;
  draft: D;
  measure: Measure;
  moment: Moment;
}

type Draft<P extends MeasureDraft['proof']> = Extract<MeasureDraft, { proof: P }>;
const Event = z.object({ id: z.uuid(), type: z.string(), happenedOn: z.string() });

/** What was done to the marker stands in its own record: now, by the rules of that record, or already. @throws Problem invalid-input */
export async function measureEvent(tx: Db, { found, draft, measure, moment }: ToDo<Draft<'marker_event'>>) {
  const { marker, foundOn } = found;
  const { eventTypes, code } = measure.rule;
  if (!marker) throw fieldFault('/measure', 'no-marker', 'The incident names no marker', '该事件没有涉及界桩');
  if (draft.event !== null) {
    if (!eventTypes.includes(draft.event.type))
      throw fieldFault('/event/type', 'other-event', `One of ${eventTypes.join(', ')}`, '这项变动不能作为该措施的结果');
    await addMarkerEvent(tx, { ...moment, id: marker.id, version: null, draft: draft.event, pointer: '/event' });
  }
  const event = await maybeOne(
    tx,
    Event,
    sql`select id, type, happened_on as "happenedOn" from boundary_marker_event
         where marker_id = ${marker.id} and type = any(${eventTypes}::text[]) and happened_on >= ${foundOn}::date
           and (${draft.eventId}::uuid is null or id = ${draft.eventId}::uuid)
         order by seq desc limit 1`,
  );
  if (!event)
    throw fieldFault(
      '/eventId',
      'no-event',
      'The marker has no such event since',
      '界桩在事件发现之后没有这项变动记录',
    );
  return { proof: 'marker_event' as const, measure: code, event };
}

/** Opens the special inspection of the stretch; the incident waits until its result is filed. @throws Problem invalid-input */
export async function measureInspection(tx: Db, { found, draft, measure, moment }: ToDo<Draft<'inspection'>>) {
  const { lineId, id, kind, place } = found;
  const reason = [`${kind.labelZh}（${found.foundOn}发现）`, place].filter(Boolean).join('，');
  const { leadingSide, plannedYear } = draft;
  const special = { kind: 'special' as const, lineId, leadingSide, plannedYear, reason: reason.slice(0, 500) };
  const inspectionId = await addInspection(tx, moment, { draft: special, incidentId: id });
  return { proof: 'inspection' as const, measure: measure.rule.code, inspectionId, leadingSide, plannedYear };
}
