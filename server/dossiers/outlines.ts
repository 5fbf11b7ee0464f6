import { z } from 'zod';
import { Outlines } from '../divisions/changeContract.ts';
import { type Db, many, one, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { type AreaPass, areaPasses, passedShapes } from './areas/areaPass.ts';
import type { DossierDraft } from './draftContract.ts';
import type { SchemeUnits } from './unit.ts';

/** A division whose outline becomes that of `whole` with the outlines of `parts` added where outside, taken away where inside. */
export interface OutlineChange {
  code: string;
  parts: string[];
}

/** Whose outlines a scheme changes by outlines of others: superiors between which units pass, or the successor of an abolished unit. */
export function outlineChanges(
  { change, area, entrusting }: DossierDraft,
  { unit, to, units, parent }: SchemeUnits,
): OutlineChange[] {
  if (!to || area || entrusting) return [];
  if (change === 'abolish') return [{ code: to.code, parts: [unit.code] }];
  if (change === 'boundary') return [unit, to].map(({ code }) => ({ code, parts: units.map((one) => one.code) }));
  // Prefectures have no outline of their own.
  const isDrawn = change === 'affiliation' && unit.level === 'township' && to.code !== parent.code;
  return isDrawn ? [parent, to].map(({ code }) => ({ code, parts: [unit.code] })) : [];
}

/**
 * The outline that outlines make together: edges that two of them share fall away, all others stay, vertex for vertex. So a
 * unit that leaves its superior and one that joins another are the same sum, and neighbours still share their points.
 */
export const summed = (geometries: Sql): Sql => sql`
  (select st_multi(st_buildarea(st_collect(edge))) from (
     select (array_agg(s.g))[1] as edge
       from (select (st_dumpsegments(i.geom)).geom as g from (${geometries}) i) s
      group by least(encode(st_asbinary(st_startpoint(s.g)), 'hex'), encode(st_asbinary(st_endpoint(s.g)), 'hex')),
               greatest(encode(st_asbinary(st_startpoint(s.g)), 'hex'), encode(st_asbinary(st_endpoint(s.g)), 'hex'))
     having count(*) % 2 = 1) e)`;

const outlinesOf = (codes: readonly string[], day: string): Sql =>
  sql`select geom from division where code = any(${[...codes]}) and valid @> ${day}::date and geom is not null`;

/** The outline a change leads to, as SQL. */
export const changedOutline = ({ code, parts }: OutlineChange, day: string): Sql =>
  summed(outlinesOf([code, ...parts], day));

/** Whether every outline that a change needs is in the register on the day; without them nothing is drawn. */
export async function hasOutlines(db: Db, { code, parts }: OutlineChange, day: string): Promise<boolean> {
  const codes = [code, ...parts];
  const { count } = await one(
    db,
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from (${outlinesOf(codes, day)}) t`,
  );
  return count === codes.length;
}

/**
 * Refuses outlines that do not fit into each other: what is left or joined must be valid and have exactly the area of its
 * parts (to one part in a million). @throws Problem conflict `outlines-disagree`
 */
export async function requireOutlinesFit(db: Db, change: OutlineChange, day: string): Promise<void> {
  const fits = await one(
    db,
    z.object({ fits: z.boolean().nullable() }),
    sql`select st_isvalid(n.geom) and not st_isempty(n.geom)
               and least(abs(st_area(n.geom) - (w.area + p.area)), abs(st_area(n.geom) - (w.area - p.area))) < 1e-6 * w.area as fits
          from (select ${changedOutline(change, day)} as geom) n,
               (select sum(st_area(geom)) as area from (${outlinesOf([change.code], day)}) t) w,
               (select sum(st_area(geom)) as area from (${outlinesOf(change.parts, day)}) t) p`,
  );
  if (fits.fits) return;
  throw new Problem(
    'conflict',
    `The outlines of ${change.code} and ${change.parts.join(', ')} do not share their edges`,
    {
      detailZh: `${change.code} 与 ${change.parts.join('、')} 的轮廓没有共用边，无法由此得出变更后的范围；请先导入一致的轮廓。`,
      code: 'outlines-disagree',
    },
  );
}

/** The scheme as a map: outlines after the change, and what each division gains and loses, in m² on the ellipsoid. */
export async function schemeMap(db: Db, draft: DossierDraft, scheme: SchemeUnits, day: string): Promise<Outlines> {
  const features: Outlines['features'] = [];
  for (const pass of await areaPasses(db, draft, scheme, day))
    features.push(...(await many(db, Feature, selectParts(areaShapes(pass), [pass.receiver, ...pass.givers], day))));
  for (const change of outlineChanges(draft, scheme)) {
    if (!(await hasOutlines(db, change, day))) continue;
    await requireOutlinesFit(db, change, day);
    const shapes = sql`select ${change.code} as code, ${changedOutline(change, day)} as geom`;
    features.push(...(await many(db, Feature, selectParts(shapes, [change.code, ...change.parts], day))));
  }
  return { type: 'FeatureCollection', features };
}

const Feature = Outlines.shape.features.element;
const areaShapes = (pass: AreaPass): Sql => sql`select code, geom from (${passedShapes(pass)}) s where is_side`;

/** @param codes whose outlines it tells of: nothing is drawn where one of them is concealed */
const selectParts = (shapes: Sql, codes: readonly string[], day: string): Sql => sql`
  select 'Feature' as type, part || '-' || code as id, st_asgeojson(area, 7, 0)::jsonb as geometry,
         jsonb_build_object('code', code, 'name', name, 'level', level, 'part', part, 'schematic', schematic,
           'squareMetres', st_area(area::geography)) as properties
    from (select d.code, d.name, d.level, d.schematic, k.part,
                 st_multi(st_collectionextract(case k.part when 'whole' then n.geom when 'gained' then st_difference(n.geom, d.geom)
                   else st_difference(d.geom, n.geom) end, 3)) as area
            from (${shapes}) n join division d on d.code = n.code and d.valid @> ${day}::date,
                 (values ('whole'), ('gained'), ('lost')) k (part)
           where not exists (select 1 from concealed_outline c where c.code = any(${[...codes]}))) t
   where not st_isempty(area)`;
