import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import { findInspection } from './findInspection.ts';
import { type Inspection, type InspectionDraft, InspectionId } from './inspectionContract.ts';
import type { Moment } from './lockInspection.ts';

const Sides = z.object({ sideA: z.string(), sideB: z.string() });

/**
 * A special inspection after an event (BR art. 12), or one that was held before this register was kept: from its day the cycle
 * is counted. @throws Problem invalid-input
 */
export function createInspection(
  { db, now, today }: Pick<MarkerDeps, 'db' | 'now' | 'today'>,
  actor: Actor,
  draft: InspectionDraft,
): Promise<Inspection> {
  const moment = { actor, now: now(), today: today() };
  return db.transaction(async (tx) => findInspection(tx, await addInspection(tx, moment, { draft, incidentId: null })));
}

/** The same within a transaction; a special one may be held because of an incident. @throws Problem invalid-input */
export async function addInspection(
  tx: Db,
  { actor, now, today }: Moment,
  { draft, incidentId }: { draft: InspectionDraft; incidentId: string | null },
): Promise<InspectionId> {
  const { sideA, sideB } = await one(
    tx,
    Sides,
    sql`select side_a as "sideA", side_b as "sideB" from boundary_line where id = ${draft.lineId}`,
  );
  if (draft.kind === 'earlier' && draft.completedOn > today)
    throw fieldFault(
      '/completedOn',
      'in-future',
      'It cannot have been completed in the future',
      '完成日期不能晚于今天',
    );
  if (draft.kind === 'special' && draft.leadingSide !== sideA && draft.leadingSide !== sideB)
    throw fieldFault('/leadingSide', 'no-side', 'The leading side is a side of the line', '牵头方须为界线的一方');
  const { id } = await one(tx, z.object({ id: InspectionId }), insert(draft, { sideA, incidentId, at: now }));
  const subject = { subjectKind: 'joint-inspection', subjectId: id };
  await record(tx, { actor, action: 'inspections.create', ...subject, after: draft, at: now });
  return id;
}

interface Rest {
  sideA: string;
  incidentId: string | null;
  at: string;
}

function insert(draft: InspectionDraft, { sideA, incidentId, at }: Rest): Sql {
  const earlier = draft.kind === 'earlier';
  const year = earlier ? Number(draft.completedOn.slice(0, 4)) : draft.plannedYear;
  return sql`
    insert into joint_inspection (province_code, line_id, kind, state, planned_year, leading_side, reason, completed_on, incident_id, created_at, updated_at)
    select l.province_code, l.id, ${draft.kind}, ${earlier ? 'archived' : 'planned'}, ${year}::int,
           ${earlier ? sideA : draft.leadingSide}, ${draft.reason}, ${earlier ? draft.completedOn : null}::date, ${incidentId}::uuid,
           ${at}::timestamptz, ${at}::timestamptz
      from boundary_line l where l.id = ${draft.lineId}
    returning id`;
}
