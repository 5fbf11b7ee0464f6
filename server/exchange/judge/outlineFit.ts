import { z } from 'zod';
import { checkOutlines } from '../../boundaries/topology/checkOutlines.ts';
import type { CheckedOutline, OutlineSet } from '../../boundaries/topology/outlineSet.ts';
import type { TopologyFinding } from '../../boundaries/topology/topologyFinding.ts';
import { topologyThresholds } from '../../boundaries/topology/topologyThresholds.ts';
import { pairKey, sidesByNumber } from '../../boundaries/topology/topologyTotals.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { counts, inForce, ofOffice } from './rowSql.ts';
import { tellAll } from './tell.ts';

/**
 * Whether the outlines of a file fit together and to their neighbours in the register: ground that two of them claim and
 * ground between them, each large piece by itself, slivers by pairs of neighbours in one finding. What concerns neighbours
 * of the office alone is no finding.
 */
export async function judgeTopology(tx: Db, judged: JudgedRun): Promise<void> {
  for (const digits of [6, 9]) {
    const outlines = await many(tx, Outline, selectOutlines(judged, digits));
    if (!outlines.some(({ own }) => own) || outlines.length < 2) continue;
    await judgeSet(tx, judged, outlines);
  }
}

const Point = z.tuple([z.number(), z.number()]);
const Outline = z.object({
  code: z.string(),
  name: z.string().nullable(),
  own: z.boolean(),
  coordinates: Point.array().array().array(),
});

// Some 200 m: what is farther is no neighbour's edge.
const NEAR_DEGREES = 0.002;

/** Outlines of the file that are valid, and what the register has beside them: not of the same code and not drawn for show. */
const selectOutlines = (judged: JudgedRun, digits: number): Sql => sql`
  with own as materialized (
         select r.code, r.name, r.geom from import_row r
          where ${counts(judged)} and length(r.code) = ${digits}::int and st_dimension(r.geom) = 2 and st_isvalid(r.geom)
            and (length(r.code) <> 6 or right(r.code, 2) <> '00')
            and not exists (select from import_finding f where f.run_id = r.run_id and f.number = r.number and f.code = 'statistical-unit')),
       beside as (
         select distinct on (d.code) d.code, d.name, d.geom
           from own o join division d on d.geom && st_expand(o.geom, ${NEAR_DEGREES}::float8)
          where not d.schematic and length(d.code) = ${digits}::int and d.level = case when ${digits}::int = 6 then 'county' else 'township' end
            and ${inForce(judged)} and st_dwithin(d.geom, o.geom, ${NEAR_DEGREES}::float8)
            and not exists (select 1 from own i where i.code = d.code)
          order by d.code)
  select s.code, s.name, s.own, st_asgeojson(st_force2d(st_multi(s.geom)), 15, 0)::jsonb -> 'coordinates' as coordinates
    from (select code, name, geom, ${ofOffice(sql`code`, judged)} as own from own union all select code, name, geom, false from beside) s
   order by s.own desc, s.code`;

async function judgeSet(tx: Db, judged: JudgedRun, rows: readonly z.infer<typeof Outline>[]): Promise<void> {
  const outlines: CheckedOutline[] = rows.map(({ code, name, coordinates }, i) => ({
    number: i + 1,
    code,
    name,
    coordinates,
  }));
  const own = new Set(rows.flatMap((row, i) => (row.own ? [i + 1] : [])));
  const set: OutlineSet = { outlines, srid: 4490 };
  const found = await checkOutlines(tx, set, { thresholds: topologyThresholds() });
  const pieces = found.filter(
    ({ kind, sides }) => PIECES.has(kind) && sides.length > 1 && sides.some((side) => own.has(side)),
  );
  const { fit_large_square_metres: size, fit_rounding_metres: rounding } = judged.thresholds;
  const isLarge = ({ areaSquareMetres }: TopologyFinding) => (areaSquareMetres ?? 0) >= size;
  const large = pieces.filter(isLarge);
  const nameOf = unitNames(set);
  const facts = (finding: TopologyFinding) => ({
    ...{ km2: km2(finding.areaSquareMetres), sides: finding.sides.map(nameOf).join('、') },
    ...{ a: nameOf(finding.sides[0] ?? 0), b: nameOf(finding.sides[1] ?? 0) },
  });
  const tellKind = (code: 'outlines-overlap' | 'outlines-gap', overlap: boolean) =>
    tellAll(
      tx,
      judged,
      code,
      large
        .filter(({ kind }) => (kind === 'overlap') === overlap)
        .map((finding) => ({ number: null, facts: facts(finding) })),
    );
  await tellKind('outlines-overlap', true);
  await tellKind('outlines-gap', false);
  const slivers = pieces.filter((finding) => !isLarge(finding));
  if (slivers.some(({ widthMetres }) => (widthMetres ?? 0) > rounding))
    await tellAll(tx, judged, 'outline-slivers', [{ number: null, facts: sliverFacts(slivers, nameOf) }]);
}

// Blanks are as large as a unit, but between several outlines they are gaps all the same: nobody else is there.
const PIECES = new Set<TopologyFinding['kind']>(['overlap', 'gap', 'blank']);

function unitNames(set: OutlineSet): (number: number) => string {
  const sideOf = sidesByNumber(set);
  return (number) => {
    const { code, name } = sideOf(number);
    return [code, name].filter(Boolean).join(' ');
  };
}

const km2 = (squareMetres: number | null): string => {
  const size = (squareMetres ?? 0) / 1e6;
  return size.toFixed(size >= 1 ? 1 : 3);
};

const sumOf = (pieces: readonly TopologyFinding[]): number =>
  pieces.reduce((sum, { areaSquareMetres }) => sum + (areaSquareMetres ?? 0), 0);

const MOST_PAIRS = 40;

function sliverFacts(slivers: readonly TopologyFinding[], nameOf: (number: number) => string): Record<string, string> {
  const pairs = new Map<string, TopologyFinding[]>();
  for (const one of slivers) pairs.set(pairKey(one.sides), [...(pairs.get(pairKey(one.sides)) ?? []), one]);
  const overlaps = slivers.filter(({ kind }) => kind === 'overlap');
  const gaps = slivers.filter(({ kind }) => kind !== 'overlap');
  const told = [...pairs.values()]
    .sort((a, b) => sumOf(b) - sumOf(a))
    .slice(0, MOST_PAIRS)
    .map((pair) => `${(pair[0]?.sides ?? []).map(nameOf).join('–')} ${pair.length} (${km2(sumOf(pair))} km²)`);
  return {
    ...{ overlaps: String(overlaps.length), overlapKm2: (sumOf(overlaps) / 1e6).toFixed(3) },
    ...{ gaps: String(gaps.length), gapKm2: (sumOf(gaps) / 1e6).toFixed(3) },
    pairs: `${told.join('; ')}${pairs.size > MOST_PAIRS ? ' …' : ''}`,
  };
}
