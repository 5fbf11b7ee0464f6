import { z } from 'zod';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import type { Inspection } from '../inspections/inspectionContract.ts';
import { IncidentId } from './incidentContract.ts';
import { type Moment, noteAct } from './lockIncident.ts';

const Waiting = z.object({ id: IncidentId, measure: z.string(), content: z.record(z.string(), z.unknown()) });

/** The result of an inspection was filed (BR art. 12): the incident that it was opened from has its measure done. */
export async function inspectionFiled(
  tx: Db,
  { id, filing }: Pick<Inspection, 'id' | 'filing'>,
  moment: Moment,
): Promise<void> {
  const waiting = await maybeOne(
    tx,
    Waiting,
    sql`select c.id, a.measure, a.content
          from joint_inspection j join boundary_incident c on c.id = j.incident_id
          join boundary_incident_act a on a.incident_id = c.id and a.outcome = 'under_way' and a.content ->> 'inspectionId' = ${id}
         where j.id = ${id}
         order by a.seq desc limit 1 for update of c`,
  );
  if (!waiting) return;
  const { measure, content } = waiting;
  await noteAct(tx, {
    ...{ id: waiting.id, act: 'measure', measure, outcome: 'done', moment },
    content: { ...content, document: filing?.document, on: filing?.filedOn, filedWith: filing?.filedWith },
  });
}
