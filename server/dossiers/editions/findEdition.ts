import { z } from 'zod';
import type { Reply } from '../../platform/contract.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { Edition, type EditionId, EditionRow, EditionsApi } from './editionContract.ts';

const SELECT: Sql = sql`
  select e.id, e.kind, r.label, r.label_zh as "labelZh", r.source, r.source_zh as "sourceZh", r.verified, e.as_of as "asOf",
         e.division_code as "divisionCode", coalesce((select d.name from division d where d.code = e.division_code
           order by lower(d.valid) desc limit 1), e.division_code) as "divisionName",
         e.number, e.reason, e.checksum, e.row_count as "rowCount", e.made_by as "madeBy", e.organisation, e.made_at as "madeAt"
    from division_edition e join division_edition_rule r on r.kind = e.kind`;

/** All editions, the latest day and number first. */
export const listEditions = (db: Db): Promise<Edition[]> =>
  many(db, Edition, sql`${SELECT} order by e.as_of desc, e.kind, e.division_code, e.number desc`);

/** The rows of an edition, in the order of their codes. */
export const editionRows = (db: Db, id: string): Promise<EditionRow[]> =>
  many(
    db,
    EditionRow,
    sql`select code, name, level, type, parent_code as "parentCode", entrusted_code as "entrustedCode", path, seat,
               square_metres as "squareMetres", schematic, valid_from as "validFrom"
          from division_edition_row where edition_id = ${id} order by rpad(code, 12, '0'), length(code)`,
  );

/** One edition. @throws Problem not-found */
export async function findEdition(db: Db, id: EditionId): Promise<Edition> {
  const found = await maybeOne(db, Edition, sql`${SELECT} where e.id = ${id}`);
  if (!found) throw new Problem('not-found', `No edition ${id}`, { detailZh: '没有这个版本。' });
  return found;
}

const Previous = z.object({ id: EditionsApi.get.params.shape.id, asOf: z.string(), number: z.number() });

/** One edition with its rows and how it differs from the one before. @throws Problem not-found */
export async function editionDetail(db: Db, id: EditionId): Promise<Reply<typeof EditionsApi.get>> {
  const edition = await findEdition(db, id);
  const previous =
    (await maybeOne(
      db,
      Previous,
      sql`select id, as_of as "asOf", number from division_edition
           where division_code = ${edition.divisionCode} and kind = ${edition.kind}
             and (as_of, number) < (${edition.asOf}::date, ${edition.number}::int)
           order by as_of desc, number desc limit 1`,
    )) ?? null;
  const changes = previous
    ? await many(db, EditionsApi.get.reply.shape.changes.element, selectChanges(previous.id, id))
    : [];
  return { ...edition, rows: await editionRows(db, id), previous, changes };
}

// A tenth of a hectare: what rounding of areas may differ by.
const SAME_SQUARE_METRES = 1000;

const selectChanges = (before: string, after: string): Sql => sql`
  select * from (
    select array_remove(array[
             case when b.code is null then 'begun' end, case when a.code is null then 'ended' end,
             case when b.code <> a.code then 'code' end, case when b.name <> a.name then 'name' end,
             case when b.type <> a.type then 'type' end,
             case when both_there and b.parent_code is distinct from a.parent_code then 'superior' end,
             case when both_there and b.entrusted_code is distinct from a.entrusted_code then 'entrusted' end,
             case when both_there and b.seat is distinct from a.seat then 'seat' end,
             case when both_there and abs(coalesce(a.square_metres, 0) - coalesce(b.square_metres, 0)) > ${SAME_SQUARE_METRES}::float8
               then 'area' end], null) as kinds,
           case when b.code is not null then jsonb_build_object('code', b.code, 'path', b.path) end as before,
           case when a.code is not null then jsonb_build_object('code', a.code, 'path', a.path) end as after
      from (select * from division_edition_row where edition_id = ${before}) b
      full join (select * from division_edition_row where edition_id = ${after}) a on a.division_id = b.division_id
     cross join lateral (select a.code is not null and b.code is not null as both_there) t
     order by coalesce(a.code, b.code)) c
   where cardinality(kinds) > 0`;
