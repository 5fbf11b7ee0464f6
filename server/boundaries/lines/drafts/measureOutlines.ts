import { z } from 'zod';
import { type Db, json, many, one, type Sql, sql } from '../../../platform/db/sql.ts';
import type { EdgeArc } from '../../arcs/edgeArc.ts';
import { outlinesOf } from '../../arcs/outlinesOf.ts';
import type { EditFault } from './draftContract.ts';

const Measured = z.object({
  code: z.string(),
  name: z.string(),
  gainedSquareMetres: z.number(),
  lostSquareMetres: z.number(),
});
export type Measured = z.infer<typeof Measured>;

interface States {
  before: readonly EdgeArc[];
  after: readonly EdgeArc[];
  sliver: number;
}

/** The outlines that differ between two states of the arcs of one level. */
export function changedOutlines({ before, after }: Pick<States, 'before' | 'after'>) {
  const kept = new Set(before);
  const codes = new Set(
    after.filter((arc) => !kept.has(arc)).flatMap(({ left, right }) => (right === null ? [left] : [left, right])),
  );
  const [was, is] = [outlinesOf(before, codes), outlinesOf(after, codes)];
  return [...codes].sort().map((code) => ({ code, was: multi(was.get(code)), is: multi(is.get(code)) }));
}
type Changed = ReturnType<typeof changedOutlines>;

const multi = (coordinates: unknown) => ({ type: 'MultiPolygon', coordinates });

/** PostGIS judges what the arcs say: outlines are valid, do not overlap, and cover the ground that they covered. */
export async function measureOutlines(db: Db, states: States): Promise<{ faults: EditFault[]; areas: Measured[] }> {
  const changed = changedOutlines(states);
  if (changed.length === 0) return { faults: [], areas: [] };
  const invalid = await many(db, Place, selectInvalid(changed));
  if (invalid.length > 0) return { faults: invalid.map((row) => fault('invalid', row)), areas: [] };
  const overlaps = await many(db, Place, selectOverlaps(changed, states.sliver));
  const { gap, at } = await one(db, Gap, selectGap(changed));
  const gaps = gap > states.sliver ? [fault('gap', { codes: changed.map(({ code }) => code), at, area: gap })] : [];
  const faults = [...overlaps.map((row) => fault('overlap', row)), ...gaps];
  return { faults, areas: faults.length > 0 ? [] : await many(db, Measured, selectAreas(changed)) };
}

const At = z.tuple([z.number(), z.number()]).nullable();
const Place = z.object({ codes: z.string().array(), at: At, area: z.number().nullable() });
const Gap = z.object({ gap: z.number(), at: At });

const fault = (code: 'invalid' | 'overlap' | 'gap', { codes, at, area }: z.infer<typeof Place>): EditFault => ({
  ...{ step: null, code, at, divisions: codes, squareMetres: area },
});

const outlines = (changed: Changed): Sql => sql`
  select r.code, st_setsrid(st_geomfromgeojson(r.was), 4490) as was, st_setsrid(st_geomfromgeojson(r."is"), 4490) as now
    from jsonb_to_recordset(${json(changed)}) as r (code text, was jsonb, "is" jsonb)`;
const place = (geometry: Sql): Sql => sql`st_asgeojson(st_pointonsurface(${geometry}), 9, 0)::jsonb -> 'coordinates'`;

const selectInvalid = (changed: Changed): Sql => sql`
  select array[o.code] as codes, st_asgeojson((st_isvaliddetail(o.now)).location, 9, 0)::jsonb -> 'coordinates' as at,
         null::float8 as area
    from (${outlines(changed)}) o where not st_isvalid(o.now)`;

const selectOverlaps = (changed: Changed, sliver: number): Sql => sql`
  with o as materialized (${outlines(changed)}),
  pair as (
    select array[a.code, b.code] as codes, st_collectionextract(st_intersection(a.now, b.now), 3) as shared
      from o a join o b on a.code < b.code and a.now && b.now)
  select codes, ${place(sql`shared`)} as at, st_area(shared::geography) as area
    from pair where not st_isempty(shared) and st_area(shared::geography) > ${sliver}::float8`;

const selectGap = (changed: Changed): Sql => sql`
  with o as materialized (${outlines(changed)}),
  lost as (select st_collectionextract(st_symdifference(st_union(was), st_union(now)), 3) as g from o)
  select coalesce(st_area(g::geography), 0) as gap, case when st_isempty(g) then null else ${place(sql`g`)} end as at from lost`;

// A point inserted on an edge lies on it but for rounding: on a grid of a hundredth of a millimetre the two edges are one, where
// free overlay finds a spike between them, or no result.
const selectAreas = (changed: Changed): Sql => sql`
  select o.code, coalesce((select d.name from division d where d.code = o.code order by lower(d.valid) desc limit 1), o.code) as name,
         st_area(st_collectionextract(st_difference(o.now, o.was, 1e-10), 3)::geography) as "gainedSquareMetres",
         st_area(st_collectionextract(st_difference(o.was, o.now, 1e-10), 3)::geography) as "lostSquareMetres"
    from (${outlines(changed)}) o
   order by length(o.code), o.code`;
