import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Input, Instant, type Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { linesOfRecord } from '../markers/visibleMarkers.ts';
import { InspectionListItem } from './inspectionContract.ts';
import { LIST_COLUMNS } from './inspectionRow.ts';
import type { InspectionsApi } from './inspectionsApiContract.ts';

type Query = Input<typeof InspectionsApi.listInspections>['query'];
const Key = z.tuple([Instant, z.uuid()]);

/** Inspections of lines along the reader's divisions, the latest changed first; keyset paging. */
export async function listInspections(
  db: Db,
  actor: Actor,
  { limit, cursor, line, year, state }: Query,
): Promise<Reply<typeof InspectionsApi.listInspections>> {
  const after = cursor ? decodeCursor(Key, cursor) : undefined;
  const rows = await many(
    db,
    InspectionListItem,
    sql`select ${LIST_COLUMNS} from joint_inspection i join boundary_line l on l.id = i.line_id
         where ${linesOfRecord(actor)}
           ${line ? sql`and i.line_id = ${line}` : sql``}
           ${year === undefined ? sql`` : sql`and i.planned_year = ${year}`}
           ${state ? sql`and i.state = ${state}` : sql``}
           ${after ? sql`and (i.updated_at, i.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by i.updated_at desc, i.id desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.updatedAt, last.id]) : null, total: null };
}
