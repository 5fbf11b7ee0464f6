import { z } from 'zod';
import type { Outline } from '../../boundaries/arcs/outlinesOf.ts';
import { editTolerances } from '../../boundaries/lines/drafts/judgeEdits.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, json, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { DossierDraft } from '../draftContract.ts';
import type { SchemeUnits } from '../unit.ts';
import { passedOutlines } from './passedOutlines.ts';

/** What a drawn area does to the outlines of one level. */
export interface AreaPass {
  level: 'county' | 'township';
  receiver: string;
  /** The divisions that lose ground. */
  givers: string[];
  pieces: Piece[];
  /** New outlines; those of neighbours have one point more where the new line ends on theirs. */
  outlines: { code: string; isSide: boolean; geometry: { type: 'MultiPolygon'; coordinates: Outline } }[];
}

const Position = z.tuple([z.number(), z.number()]);
const Rings = Position.array().array();
const Piece = z.object({ from: z.string(), rings: Rings });
type Piece = z.infer<typeof Piece>;
type Area = NonNullable<DossierDraft['area']>;
interface Level extends Pick<AreaPass, 'level' | 'receiver'> {
  /** The division that gives, or whose townships do. */
  giver: string;
}

/**
 * What passes when an area is drawn: the part of it that lies in the giving division. Counties first; where the townships of
 * a county are drawn, they follow. Exact: nothing is moved, nothing is left between the two sides.
 * @throws Problem invalid-input at the area where it does not lie so that both sides stay whole
 */
export async function areaPasses(db: Db, draft: DossierDraft, scheme: SchemeUnits, day: string): Promise<AreaPass[]> {
  const { area } = draft;
  const { unit, to } = scheme;
  if (!area || !to) return [];
  await requireValid(db, area);
  if (unit.level === 'township')
    return [await passOf(db, area, { level: 'township', giver: unit.code, receiver: to.code }, day)];
  const counties = await passOf(db, area, { level: 'county', giver: unit.code, receiver: to.code }, day);
  const townships = await townshipPass(db, area, { draft, to: to.code }, day);
  return [counties, ...(townships ? [townships] : [])];
}

async function townshipPass(db: Db, area: Area, { draft, to }: { draft: DossierDraft; to: string }, day: string) {
  const on = { level: 'township', giver: draft.unit } as const;
  const pieces = await many(db, Piece, selectPieces(area, { ...on, receiver: '' }, day));
  if (pieces.length === 0) return undefined;
  const { toTownship } = draft;
  if (!toTownship?.startsWith(to))
    throw fieldProblem(
      '/toTownship',
      'required',
      'Name the township of the receiving county that the area joins',
      '请选择划入范围所归属的乡、镇、街道（划入县级行政区内）',
    );
  return passOf(db, area, { ...on, receiver: toTownship }, day);
}

async function passOf(db: Db, area: Area, level: Level, day: string): Promise<AreaPass> {
  const pieces = await many(db, Piece, selectPieces(area, level, day));
  if (pieces.length === 0)
    throw fieldProblem(
      '/area',
      'outside',
      'Nothing of the area lies in the giving division',
      '所绘范围不在划出的行政区内，或者该行政区没有轮廓',
    );
  const near = await many(db, z.object({ code: z.string(), rings: Rings }), selectNear(pieces, level, day));
  if (!near.some(({ code }) => code === level.receiver))
    throw fieldProblem('/area', 'no-outline', 'The receiver has no outline', '划入的行政区没有轮廓');
  const givers = [...new Set(pieces.map(({ from }) => from))].sort();
  const outlines = [...passedOutlines(near, pieces, level.receiver)].map(([code, coordinates]) => ({
    code,
    isSide: code === level.receiver || givers.includes(code),
    geometry: { type: 'MultiPolygon' as const, coordinates },
  }));
  const pass = { level: level.level, receiver: level.receiver, givers, pieces, outlines };
  await requireWhole(db, pass, day);
  return pass;
}

async function requireValid(db: Db, area: Area): Promise<void> {
  const { valid } = await one(db, z.object({ valid: z.boolean() }), sql`select st_isvalid(${shape(area)}) as valid`);
  if (!valid)
    throw fieldProblem('/area', 'crossing', 'The outline of the area crosses itself', '所绘范围的边线自相交叉');
}

const shape = (geometry: unknown): Sql => sql`st_setsrid(st_geomfromgeojson(${json(geometry)}), 4490)`;

// 15 decimals: what comes back must be the very point.
const ringsOf = (geometry: Sql): Sql => sql`
  (select jsonb_agg(ring) from (select st_asgeojson(st_forcepolygonccw(st_multi(${geometry})), 15, 0)::jsonb -> 'coordinates' as parts) g,
          jsonb_array_elements(g.parts) part, jsonb_array_elements(part) ring)`;

/** The faces that outline and drawn line make together, of those that lie in both. */
const selectPieces = (area: Area, { level, giver }: Level, day: string): Sql => sql`
  with area as (select ${shape(area)} as geom),
  giver as materialized (
    select d.code, d.geom from division d, area
     where d.level = ${level} and (d.code = ${giver} or d.parent_code = ${giver}) and d.valid @> ${day}::date
       and d.geom && area.geom and st_intersects(d.geom, area.geom)),
  face as (
    select (st_dump(st_polygonize(n.edges))).geom
      from (select st_unaryunion(st_collect(l.edges)) as edges
              from (select st_boundary(geom) as edges from giver union all select st_boundary(geom) from area) l) n)
  select g.code as "from", ${ringsOf(sql`f.geom`)} as rings
    from (select geom, st_pointonsurface(geom) as inside from face) f
    join giver g on st_covers(g.geom, f.inside)
    join area on st_covers(area.geom, f.inside)
   order by 1, st_xmin(f.geom), st_ymin(f.geom)`;

const selectNear = (pieces: readonly Piece[], { level, receiver }: Level, day: string): Sql => sql`
  select d.code, ${ringsOf(sql`d.geom`)} as rings from division d
   where d.level = ${level} and d.valid @> ${day}::date and d.geom is not null
     and (d.code = ${receiver} or d.geom && (select st_expand(st_setsrid(st_extent(p.geom)::geometry, 4490), 1e-6::float8) from (${pieceShapes(pieces)}) p))
   order by d.code`;

/** Pieces as geometries `geom`, with the division `code` that they come from. */
export const pieceShapes = (pieces: readonly Piece[]): Sql => sql`
  select r."from" as code, st_buildarea(st_setsrid(st_geomfromgeojson(
           jsonb_build_object('type', 'MultiLineString', 'coordinates', r.rings)), 4490)) as geom
    from jsonb_to_recordset(${json(pieces)}) as r ("from" text, rings jsonb)`;

/** New outlines as `code`, `is_side`, `geom`. */
export const passedShapes = ({ outlines }: Pick<AreaPass, 'outlines'>): Sql => sql`
  select r.code, r."isSide" as is_side, st_setsrid(st_geomfromgeojson(r.geometry), 4490) as geom
    from jsonb_to_recordset(${json(outlines)}) as r (code text, "isSide" boolean, geometry jsonb)`;

const Fit = z.object({
  code: z.string(),
  name: z.string(),
  isValid: z.boolean(),
  isWhole: z.boolean(),
  isLeft: z.boolean(),
  isSum: z.boolean(),
});

/** Both sides stay as many parts as they were, each big enough to be no digitising noise, and no ground is lost. */
async function requireWhole(db: Db, pass: AreaPass, day: string): Promise<void> {
  const { sliverSquareMetres } = await editTolerances(db, day);
  const left = pass.givers.find((giver) => !pass.outlines.some(({ code }) => code === giver));
  if (left)
    throw fieldProblem('/area', 'all', `All of ${left} lies in it`, `所绘范围覆盖了 ${left} 的全部，请按整体划转办理`);
  const fits = await many(db, Fit, selectFit(pass, { day, sliver: sliverSquareMetres }));
  for (const fit of fits) requireFit(fit, fit.code === pass.receiver);
}

function requireFit({ name, ...is }: z.infer<typeof Fit>, isReceiver: boolean): void {
  const isWhole = is.isLeft && is.isWhole;
  if (!isWhole && isReceiver)
    throw fieldProblem(
      '/area',
      'apart',
      `The area does not adjoin ${name}: draw it beyond the present line`,
      `所绘范围未与${name}相连，请画过现有界线`,
    );
  if (!isWhole)
    throw fieldProblem(
      '/area',
      'splits',
      `${name} would fall into parts: draw the area beyond the present line`,
      `${name}会被分成几块或者留下碎屑，请画过现有界线，界线以外的部分自动略去`,
    );
  if (!is.isValid || !is.isSum)
    throw fieldProblem(
      '/area',
      'touches',
      'The drawn line runs too close along the present one',
      '所绘边线与现有界线过于贴近，无法得出唯一的新界线；请画过现有界线',
    );
}

const selectFit = (pass: AreaPass, { day, sliver }: { day: string; sliver: number }): Sql => sql`
  select n.code, d.name, st_isvalid(n.geom) as "isValid",
         st_numgeometries(n.geom) <= st_numgeometries(d.geom) as "isWhole",
         st_area(n.geom::geography) > ${sliver}::float8
           and (n.code = ${pass.receiver} or p.area > ${sliver}::float8) as "isLeft",
         abs(st_area(n.geom) - st_area(d.geom) - case when n.code = ${pass.receiver} then p.whole else -coalesce(p.own, 0) end)
           < 1e-9 * st_area(d.geom) as "isSum"
    from (${passedShapes(pass)}) n
    join division d on d.code = n.code and d.valid @> ${day}::date
    cross join lateral (
      select sum(st_area(s.geom)) as whole, sum(st_area(s.geom)) filter (where s.code = n.code) as own,
             coalesce(sum(st_area(s.geom::geography)) filter (where s.code = n.code), ${sliver}::float8 + 1) as area
        from (${pieceShapes(pass.pieces)}) s) p
   order by n.code`;
