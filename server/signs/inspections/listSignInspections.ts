import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Input, Instant, type Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { divisionName } from '../orders/orderRow.ts';
import { SignInspection, SignInspectionId, type SignInspectionsApi } from './inspectionContract.ts';

type Query = Input<typeof SignInspectionsApi.listSignInspections>['query'];
const Key = z.tuple([Instant, z.uuid()]);

/** Inspections of signs in the reader's divisions, the latest first; keyset paging. */
export async function listSignInspections(
  db: Db,
  actor: Pick<Actor, 'divisionCode'>,
  query: Query,
): Promise<Reply<typeof SignInspectionsApi.listSignInspections>> {
  const before = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(
    db,
    SignInspection,
    sql`select ${COLUMNS}
          from sign_inspection i
          left join sign s on s.id = i.sign_id
          left join place_name n on n.id = s.name_id
          left join account a on a.id = i.inspector_id
         where ${visibleInspections(actor)} ${matching(query)}
           ${before ? sql`and (i.inspected_at, i.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql``}
         order by i.inspected_at desc, i.id desc limit ${query.limit + 1}`,
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.inspectedAt, last.id]) : null, total: null };
}

const utc = (column: Sql): Sql => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const COLUMNS: Sql = sql`
  i.id, case when s.id is not null then jsonb_build_object('id', s.id, 'name', n.name, 'number', s.number) end as sign,
  i.division_code as "divisionCode", ${divisionName(sql`left(i.division_code, 6)`)} as "divisionName", coalesce(a.display_name, i.inspector) as inspector, i.found,
  coalesce((select jsonb_agg(jsonb_build_object('code', d.code, 'label', coalesce(r.label_en, d.code),
        'labelZh', coalesce(r.label_zh, d.code)) order by d.at)
      from unnest(i.defects) with ordinality as d (code, at)
      left join lateral (select label_en, label_zh from sign_defect_rule r where r.code = d.code
                          order by lower(r.valid) desc limit 1) r on true), '[]') as defects,
  i.note, jsonb_build_array(round(st_x(i.position)::numeric, 9), round(st_y(i.position)::numeric, 9)) as position,
  i.accuracy_metres as "accuracyMetres", st_distance(i.position::geography, s.position::geography) as "distanceMetres",
  i.code_state as "codeState", i.inspected_at as "inspectedAt",
  coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'kind', h.kind, 'takenAt', ${utc(sql`h.taken_at`)}, 'by', coalesce(a.display_name, h.by))
      order by h.taken_at, h.id) from sign_photo h where h.inspection_id = i.id), '[]') as photos,
  coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'number', coalesce(o.number, ''), 'state', o.state) order by o.number)
      from sign_order o where o.source_id = i.id::text and o.source = 'inspection'), '[]') as orders`;

const matching = ({ sign, found, defect, code, division }: Query): Sql => sql`
  ${sign ? sql`and i.sign_id = ${sign}` : sql``}
  ${found ? sql`and i.found = ${found}` : sql``}
  ${defect ? sql`and ${defect} = any(i.defects)` : sql``}
  ${code ? sql`and i.code_state = ${code}` : sql``}
  ${division ? sql`and starts_with(i.division_code, ${divisionPrefix(division)})` : sql``}`;

/** The one predicate of reading inspections of signs (alias `i`). */
const visibleInspections = ({ divisionCode }: Pick<Actor, 'divisionCode'>): Sql =>
  sql`starts_with(i.division_code, ${divisionPrefix(divisionCode)})`;

const Params = z.object({ id: SignInspectionId });
const Seen = z.object({ id: z.string() });

/** Jurisdiction rule `sign-inspection`. @throws Problem outside-jurisdiction */
export async function requireVisibleSignInspection(
  db: Db,
  actor: Actor,
  { params }: { params: unknown },
): Promise<void> {
  const { id } = Params.parse(params);
  const query = sql`select i.id from sign_inspection i where i.id = ${id} and ${visibleInspections(actor)}`;
  if (!(await maybeOne(db, Seen, query)))
    throw new Problem('outside-jurisdiction', `No inspection ${id}`, { detailZh: '没有这条巡查记录。' });
}
