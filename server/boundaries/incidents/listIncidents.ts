import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Input, Instant, type Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { besideDivision } from '../markers/visibleMarkers.ts';
import { IncidentListItem } from './incidentContract.ts';
import { dueOn, LIST_COLUMNS } from './incidentRow.ts';
import type { IncidentsApi } from './incidentsApiContract.ts';
import { visibleIncidents } from './visibleIncidents.ts';

type Query = Input<typeof IncidentsApi.listIncidents>['query'];
const Key = z.tuple([Instant, z.uuid()]);

/** Incidents of lines along the reader's divisions, the latest changed first; keyset paging. */
export async function listIncidents(
  db: Db,
  actor: Actor,
  { query, today }: { query: Query; today: string },
): Promise<Reply<typeof IncidentsApi.listIncidents>> {
  const { limit, cursor } = query;
  const after = cursor ? decodeCursor(Key, cursor) : undefined;
  const rows = await many(
    db,
    IncidentListItem,
    sql`select ${LIST_COLUMNS} from boundary_incident i join boundary_line l on l.id = i.line_id
         where ${visibleIncidents(actor)} ${matching(query, today)}
           ${after ? sql`and (i.updated_at, i.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by i.updated_at desc, i.id desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.updatedAt, last.id]) : null, total: null };
}

const OPEN: Sql = sql`and i.state in ('reported', 'verified')`;

const matching = ({ line, marker, division, kind, state, due }: Query, today: string): Sql => sql`
  ${line ? sql`and i.line_id = ${line}` : sql``}
  ${marker ? sql`and i.marker_id = ${marker}` : sql``}
  ${division ? sql`and ${besideDivision(division)}` : sql``}
  ${kind ? sql`and i.kind = ${kind}` : sql``}
  ${state ? sql`and i.state = ${state}` : sql``}
  ${due ? OPEN : sql``}
  ${due === 'overdue' ? sql`and ${dueOn} < ${today}::date` : sql``}`;
