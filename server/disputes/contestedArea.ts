import { z } from 'zod';
import { requireShape } from '../gazetteer/requireShape.ts';
import { fieldProblem } from '../naming/fieldProblem.ts';
import { type Db, json, one, type Sql, sql } from '../platform/db/sql.ts';
import type { Problem } from '../platform/problem.ts';
import type { ContestedArea } from './contract.ts';

/** Two outlines drawn apart leave slivers between them; more than this share of an area outside them is none. */
export const MOST_OUTSIDE = 0.01;

/** The area as PostGIS reads it: MultiPolygon, EPSG:4490. Splice only what `requireContestedArea` let pass. */
export const areaShape = (area: ContestedArea | null): Sql =>
  area ? sql`st_multi(st_setsrid(st_geomfromgeojson(${json(area)}), 4490))` : sql`null::geometry(MultiPolygon, 4490)`;

/**
 * Refuses a contested area that cannot be judged or lies outside both sides, and sides that are no neighbours. Where a side
 * has no outline on record nothing is known of neighbourhood, and an area is refused rather than believed.
 * @throws Problem invalid-input with a pointer
 */
export async function requireContestedArea(
  tx: Db,
  area: ContestedArea | null,
  { sides, day }: { sides: readonly [string, string]; day: string },
): Promise<void> {
  if (area) {
    requireShape(area, '/area');
    requireArea(await one(tx, Shape, judge(area)));
  }
  const place = await one(tx, Placed, placeBetween(area, sides, day));
  if (place.apart) throw fieldProblem('/sideB', ...FAULTS.apart);
  if (!area) return;
  if (!place.known) throw refused(...FAULTS.unknown);
  const share = (place.outsideSquareMetres ?? 0) / (place.squareMetres ?? 1);
  if (share > MOST_OUTSIDE) throw outside(share);
}

function requireArea({ valid, reason, at, squareMetres }: z.infer<typeof Shape>): void {
  if (!valid)
    throw refused(
      'invalid-geometry',
      `Invalid shape: ${reason} at ${at}`,
      `图形无效（${reason}，${at}），请检查是否自相交或重复`,
    );
  if (squareMetres <= 0) throw refused('empty-geometry', 'The shape has no area', '图形没有面积');
}

const refused = (code: string, message: string, messageZh: string): Problem =>
  fieldProblem('/area', code, message, messageZh);

function outside(share: number): Problem {
  const percent = `${Math.round(share * 1000) / 10}%`;
  return refused(
    'outside-sides',
    `${percent} of the area lies outside both sides`,
    `争议区域有 ${percent} 在双方行政区之外`,
  );
}

type Fault = [code: string, message: string, messageZh: string];
const FAULTS = {
  apart: ['not-adjoining', 'The two sides are no neighbours', '双方行政区不相邻'],
  unknown: [
    'no-outline',
    'A side has no outline on record: register the dispute without an area, or load the outlines first',
    '有一方在系统中没有轮廓，无法核对：请先导入轮廓，或者不填争议区域',
  ],
} as const satisfies Record<string, Readonly<Fault>>;

const Shape = z.object({
  valid: z.boolean(),
  reason: z.string(),
  at: z.string(),
  squareMetres: z.number(),
});
const Placed = z.object({
  known: z.boolean(),
  /** Both outlines are known and over some two kilometres apart. */
  apart: z.boolean(),
  squareMetres: z.number().nullable(),
  outsideSquareMetres: z.number().nullable(),
});

const judge = (area: ContestedArea): Sql => sql`
  select v.valid, coalesce(v.reason, '') as reason, coalesce(st_x(v.location) || ' ' || st_y(v.location), '') as at,
         case when v.valid then st_area(g::geography, false) else 0 end as "squareMetres"
    from (select ${areaShape(area)} as g) s cross join lateral st_isvaliddetail(g) v`;

/** The outline of a division on a day, made valid; one without an outline of its own is its counties. Null where there is none. */
export const outlineOf = (code: string, day: string): Sql => sql`(
  select st_union(st_makevalid(c.geom, 'method=structure'))
    from division d
    join division c on c.geom is not null and c.valid @> ${day}::date
     and (c.code = d.code or d.geom is null and c.level = 'county' and starts_with(c.code, d.code_prefix))
   where d.code = ${code} and d.valid @> ${day}::date)`;

const placeBetween = (area: ContestedArea | null, [a, b]: readonly [string, string], day: string): Sql => sql`
  select a is not null and b is not null as known, coalesce(not st_dwithin(a, b, 0.02), false) as apart,
         st_area(g::geography) as "squareMetres",
         st_area(st_difference(g, st_union(a, b))::geography) as "outsideSquareMetres"
    from (select ${outlineOf(a, day)} as a, ${outlineOf(b, day)} as b, ${areaShape(area)} as g) s`;
