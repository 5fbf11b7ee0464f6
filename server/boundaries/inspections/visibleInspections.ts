import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { linesOfRecord } from '../markers/visibleMarkers.ts';
import { InspectionId } from './inspectionContract.ts';

const Seen = z.object({ id: z.string() });
const Params = z.object({ id: InspectionId });

/** Jurisdiction rule `joint-inspection`: those of lines along one's divisions, as the list has them. @throws Problem outside-jurisdiction */
export async function requireVisibleInspection(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const visible = sql`select i.id from joint_inspection i join boundary_line l on l.id = i.line_id
    where i.id = ${id} and ${linesOfRecord(actor)}`;
  if (!(await maybeOne(db, Seen, visible)))
    throw new Problem('outside-jurisdiction', `No joint inspection ${id}`, { detailZh: '没有这次联合检查。' });
}
