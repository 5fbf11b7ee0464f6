import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Input, Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { boxOf } from '../boxOf.ts';
import { MarkerListItem } from './markerContract.ts';
import { LIST_COLUMNS } from './markerRow.ts';
import type { MarkerFilter, MarkersApi } from './markersApiContract.ts';
import { besideDivision, visibleMarkers } from './visibleMarkers.ts';

type Query = Input<typeof MarkersApi.listMarkers>['query'];
const Key = z.tuple([z.string().max(40), z.uuid()]);

/** Markers that the reader may see, by number; keyset paging. */
export async function listMarkers(db: Db, actor: Actor, query: Query): Promise<Reply<typeof MarkersApi.listMarkers>> {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(db, MarkerListItem, selectPage(actor, query, after));
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.numberText, last.id]) : null, total: null };
}

const selectPage = (actor: Actor, query: Query, after: z.infer<typeof Key> | undefined): Sql => sql`
  select ${LIST_COLUMNS}
    from boundary_marker m join boundary_line l on l.id = m.line_id
   where ${visibleMarkers(actor)} ${markersMatching(query)}
     ${after ? sql`and (m.number_text, m.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
   order by m.number_text, m.id
   limit ${query.limit + 1}`;

/** Conditions of a filter on `boundary_marker m` and its line `l`, each beginning with `and`. */
export function markersMatching({ line, division, status, kind, q, near, within, bbox }: MarkerFilter): Sql {
  const [lon, lat] = (near ?? '').split(',').map(Number);
  const point = sql`st_setsrid(st_makepoint(${lon ?? null}::float8, ${lat ?? null}::float8), 4490)`;
  const marked = q?.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql`
    ${line ? sql`and exists (select 1 from boundary_marker_line n where n.marker_id = m.id and n.line_id = ${line})` : sql``}
    ${division ? sql`and ${besideDivision(division)}` : sql``}
    ${status ? sql`and m.status = ${status}` : sql``}
    ${kind ? sql`and m.kind = ${kind}` : sql``}
    ${marked ? sql`and m.number_text ilike ${`%${marked}%`}` : sql``}
    ${near ? sql`and m.geom && near_box(${point}, ${within}) and st_dwithin(m.geom::geography, ${point}::geography, ${within})` : sql``}
    ${bbox ? sql`and m.geom && ${boxOf(bbox)}` : sql``}`;
}
