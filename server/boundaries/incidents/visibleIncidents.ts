import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { linesOfRecord } from '../markers/visibleMarkers.ts';
import { IncidentId } from './incidentContract.ts';

/** The one predicate of reading incidents (aliases `i`, its line `l`): as lines and markers of record, both sides alike. */
export const visibleIncidents = (actor: Pick<Actor, 'divisionCode'>): Sql => sql`${linesOfRecord(actor)}
  and not exists (select 1 from boundary_marker r where r.id = i.marker_id and r.secrecy = 'restricted')`;

const Seen = z.object({ id: z.string() });
const Params = z.object({ id: IncidentId });

/** Jurisdiction rule `boundary-incident`. @throws Problem outside-jurisdiction */
export async function requireVisibleIncident(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const visible = sql`select i.id from boundary_incident i join boundary_line l on l.id = i.line_id
    where i.id = ${id} and ${visibleIncidents(actor)}`;
  if (!(await maybeOne(db, Seen, visible)))
    throw new Problem('outside-jurisdiction', `No incident ${id}`, { detailZh: '没有这条界线事件。' });
}
