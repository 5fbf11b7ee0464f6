import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { MarkerId, MarkerStatus } from '../markers/markerContract.ts';
import { addMarkerEvent } from '../markers/recordMarkerEvent.ts';
import type { Inspection } from './inspectionContract.ts';
import type { Moment } from './lockInspection.ts';

const Found = z.object({ markerId: MarkerId, status: MarkerStatus, note: z.string() });

/** Each marker is in the state in which both sides' inspectors found it: an observation in its own record. */
export async function markersAsFound(tx: Db, { id }: Pick<Inspection, 'id'>, moment: Moment): Promise<void> {
  const found = await many(
    tx,
    Found,
    sql`select t.marker_id as "markerId", coalesce(d.marker_status, 'intact') as status,
               concat_ws('：', '联合检查', d.label_zh, t.note) as note
          from joint_inspection_item t
          join boundary_marker m on m.id = t.marker_id and m.status <> 'scrapped'
          left join joint_inspection_defect d on d.code = t.defect_code
         where t.inspection_id = ${id} and t.marker_id is not null
         order by t.no`,
  );
  for (const { markerId, status, note } of found) {
    const nothing = {
      ...{ sideAPresent: null, sideBPresent: null, approvalDocument: null, filingDocument: null },
      ...{ position: null, original: null, references: null },
    };
    const draft = { ...nothing, type: 'observe' as const, happenedOn: moment.today, status, description: note };
    await addMarkerEvent(tx, { id: markerId, version: null, draft, ...moment });
  }
}
