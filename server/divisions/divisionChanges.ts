import type { z } from 'zod';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { DivisionChange, Outlines } from './changeContract.ts';
import { isConcealed, isShown, type OutlineReader } from './clearedOutlines.ts';
import type { DivisionLevel } from './contract.ts';
import { eventsBetween } from './divisionHistory.ts';

interface Between {
  from: string;
  to: string;
  level?: z.infer<typeof DivisionLevel> | undefined;
}

/**
 * Which divisions are others on `to` than on `from`, in which respects, and by which events. Counties and townships and
 * what is above them, or the level asked for. Areas are geodesic, in m². @throws Problem invalid-input
 */
export async function divisionChanges(db: Db, between: Between) {
  requireOrder(between);
  const items = await many(db, DivisionChange, selectChanges(between));
  return { items, events: await eventsBetween(db, between) };
}

/** The areas that counties and townships gained and lost, of outlines that the reader may see, as GeoJSON. @throws Problem invalid-input */
export async function changedAreas(db: Db, between: Between, reader: OutlineReader): Promise<Outlines> {
  requireOrder(between);
  const features = await many(db, Outlines.shape.features.element, selectAreas(between, reader));
  return { type: 'FeatureCollection', features };
}

interface Wanted {
  at: string;
  level: string;
  parent?: string | undefined;
  reader: OutlineReader;
}

/** Outlines on a day that the reader may see, as GeoJSON; 7 decimals are 1 cm. The public sees them as they were reviewed. */
export async function outlinesAt(db: Db, { at, level, parent, reader }: Wanted): Promise<Outlines> {
  const shape =
    reader === 'office'
      ? sql`cross join lateral (select d.geom where not ${isConcealed(sql`d.code`)}) s`
      : sql`join cleared_outline s on s.row_id = d.row_id`;
  const features = await many(
    db,
    Outlines.shape.features.element,
    sql`select 'Feature' as type, o.code as id, ${propertiesOf(sql`'whole'`)} as properties, st_asgeojson(o.geom, 7, 0)::jsonb as geometry
          from (select d.code, d.name, d.level, d.schematic, s.geom from division d ${shape}
                 where d.valid @> ${at}::date and d.level = ${level} and d.geom is not null
                   ${parent ? sql`and d.parent_code = ${parent}` : sql``}) o
         order by o.code`,
  );
  return { type: 'FeatureCollection', features };
}

function requireOrder({ from, to }: Between): void {
  if (from < to) return;
  const [detail, detailZh] = ['The second day must come after the first', '后一日期必须晚于前一日期'];
  throw new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'query', pointer: '/to', code: 'order', detail, detailZh }],
  });
}

const propertiesOf = (part: Sql): Sql =>
  sql`jsonb_build_object('code', code, 'name', name, 'level', level, 'part', ${part}, 'schematic', schematic)`;

const DRAWN_LEVELS = sql`'{province,prefecture,county,township}'::text[]`;

/** Each division that has another row on one day than on the other; `gained` and `lost` are areas or empty. */
const pairs = ({ from, to, level }: Between): Sql => sql`
  (select coalesce(a.level, b.level) as level, b.row_id as was, a.row_id as "is", b.code as was_code, a.code as is_code,
          b.name as was_name, a.name as is_name, b.path as was_path, a.path as is_path, b.parent_code as was_parent,
          a.parent_code as is_parent, b.entrusted_code as was_trust, a.entrusted_code as is_trust, b.seat as was_seat,
          a.seat as is_seat, coalesce(a.code, b.code) as code, coalesce(a.name, b.name) as name,
          coalesce(a.schematic, b.schematic) as schematic, a.geom as is_geom, b.geom as was_geom,
          case when a.geom is null then null when b.geom is null then a.geom
               when st_orderingequals(a.geom, b.geom) then null else ${areaOf(sql`a.geom`, sql`b.geom`)} end as gained,
          case when b.geom is null then null when a.geom is null then b.geom
               when st_orderingequals(a.geom, b.geom) then null else ${areaOf(sql`b.geom`, sql`a.geom`)} end as lost
     from (select * from division where valid @> ${to}::date and ${wanted(level)}) a
     full join (select * from division where valid @> ${from}::date and ${wanted(level)}) b on b.id = a.id
    where a.row_id is distinct from b.row_id)`;

const wanted = (level: string | undefined): Sql => (level ? sql`level = ${level}` : sql`level = any(${DRAWN_LEVELS})`);

const areaOf = (whole: Sql, less: Sql): Sql => sql`st_multi(st_collectionextract(st_difference(${whole}, ${less}), 3))`;

const selectChanges = (between: Between): Sql => sql`
  select level,
         array_remove(array[
           case when was is null then 'begun' end, case when "is" is null then 'ended' end,
           case when was_code <> is_code then 'code' end, case when was_name <> is_name then 'name' end,
           case when was is not null and "is" is not null and
             (was_parent is distinct from is_parent or was_trust is distinct from is_trust) then 'superior' end,
           case when was is not null and "is" is not null and
             (st_isempty(gained) is false or st_isempty(lost) is false) then 'outline' end,
           case when was is not null and "is" is not null and was_seat is distinct from is_seat then 'seat' end], null) as kinds,
         case when was is null then null else jsonb_build_object('code', was_code, 'name', was_name, 'path', was_path) end as before,
         case when "is" is null then null else jsonb_build_object('code', is_code, 'name', is_name, 'path', is_path) end as after,
         case when coalesce(is_geom, was_geom) is null then null else coalesce(st_area(gained::geography), 0) end as "gainedSquareMetres",
         case when coalesce(is_geom, was_geom) is null then null else coalesce(st_area(lost::geography), 0) end as "lostSquareMetres"
    from ${pairs(between)} c
   order by length(code), code`;

const selectAreas = (between: Between, reader: OutlineReader): Sql => sql`
  select 'Feature' as type, part || '-' || code as id, ${propertiesOf(sql`part`)} as properties,
         st_asgeojson(area, 7, 0)::jsonb as geometry
    from (select code, name, level, schematic, 'gained' as part, gained as area from ${pairs(between)} g where ${areShown(reader)}
          union all select code, name, level, schematic, 'lost', lost from ${pairs(between)} l where ${areShown(reader)}) t
   where area is not null and not st_isempty(area)
   order by length(code), code, part`;

/** Whether the reader sees the outlines of a pair, before and after. */
const areShown = (reader: OutlineReader): Sql => sql`
  (was is null or ${isShown(reader, sql`was`, sql`was_code`)}) and ("is" is null or ${isShown(reader, sql`"is"`, sql`is_code`)})`;
