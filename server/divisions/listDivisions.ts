import { z } from 'zod';
import type { Input } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { isConcealed } from './clearedOutlines.ts';
import { Division, type DivisionsApi } from './contract.ts';

type ListQuery = Input<typeof DivisionsApi.list>['query'];
const Key = z.tuple([z.string()]);

/** Divisions valid on a day (today by default), by code; keyset paging on the code. */
export async function listDivisions(db: Db, query: ListQuery, today: string) {
  const after = query.cursor ? decodeCursor(Key, query.cursor)[0] : '';
  const rows = await many(db, Division, selectPage(query, query.at ?? today, after));
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.code]) : null, total: null };
}

const Ancestry = z.object({
  code: z.string(),
  level: z.string(),
  path: z.string(),
  provinceCode: z.string(),
  type: z.string(),
});
export type Ancestry = z.infer<typeof Ancestry>;

/** The division with this code on a day, or undefined. */
export const divisionAt = (db: Db, code: string, day: string): Promise<Ancestry | undefined> =>
  maybeOne(
    db,
    Ancestry,
    sql`select code, level, path, province_code as "provinceCode", type from division
         where code = ${code} and valid @> ${day}::date`,
  );

/** What the codes of a division and all inside it begin with: 6403 for 640300. */
export const prefixOf = (code: string): string => (code.length === 6 ? code.replace(/(00)+$/, '') : code);

/** The columns of a `Division`, of table `division`; an outline that is concealed has no extent either. */
export const DIVISION_COLUMNS: Sql = sql`
  code, name, level, type, parent_code as "parentCode", entrusted_code as "entrustedCode", seat,
  seat_code as "seatCode", case when seat_point is not null then jsonb_build_array(st_x(seat_point), st_y(seat_point)) end as "seatPoint",
  approval_document as "approvalDocument", path, lower(valid) as "validFrom", upper(valid) as "validTo", statistical,
  schematic, case when geom is null or ${isConcealed(sql`division.code`)} then null else
    jsonb_build_array(st_xmin(geom), st_ymin(geom), st_xmax(geom), st_ymax(geom)) end as bbox`;

const selectPage = (query: ListQuery, day: string, after: string): Sql => sql`
  select ${DIVISION_COLUMNS}
    from division
   where ${divisionsListed(query, day)} and code > ${after}
   order by code
   limit ${query.limit + 1}`;

/** Conditions of the list on `division`: those valid on a day, under its filter. */
export const divisionsListed = (query: Omit<ListQuery, 'limit' | 'cursor'>, day: string): Sql => sql`
  valid @> ${day}::date
     ${query.parent ? sql`and parent_code = ${query.parent}` : sql``}
     ${query.under ? sql`and starts_with(code, ${prefixOf(query.under)})` : sql``}
     ${query.level ? sql`and level = ${query.level}` : sql``}
     ${query.q ? sql`and strpos(name, ${query.q}) > 0` : sql``}`;
