import gcoord from 'gcoord';
import { z } from 'zod';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { METRES_PER_DEGREE, narrowing } from '../../platform/degrees.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { directionOf, lengthOf, median, medianShift, type Shift, sameWay } from './directions.ts';
import { outlineShift } from './outlineShift.ts';
import { counts, inForce, officeName, ofOffice, readable, sameName, UNIT } from './rowSql.ts';
import { tell, tellAll } from './tell.ts';

/**
 * Whether a whole file lies beside what the register has of the same things: everything far away (a wrong meridian), the
 * offset of GCJ-02 as its formula has it at that place, or any other shift of kilometres. None can be seen in one file.
 */
export async function judgeShift(tx: Db, judged: JudgedRun): Promise<void> {
  if (await judgeFarAway(tx, judged)) return;
  if (judged.kind === 'divisions') await tell(tx, judged, 'moved-far', movedFar(judged));
  const pairs = await many(tx, Pair, judged.kind === 'divisions' ? outlinePairs(judged) : placePairs(judged));
  if (judged.crs.value !== 'GCJ-02' && (await judgeGcj02(tx, judged, pairs))) return;
  await judgeLargeShift(tx, judged, pairs);
}

const Pair = z.object({ lon: z.number(), lat: z.number(), east: z.number(), north: z.number() });
type Pair = z.infer<typeof Pair>;

/** Centres of outlines that the register has by the same code, not drawn for show; never of invalid ones. */
const outlinePairs = (judged: JudgedRun): Sql => sql`
  select st_x(p.known) as lon, st_y(p.known) as lat, ${shiftOf}
    from (select st_centroid(r.geom) as given, st_centroid(d.geom) as known
            from import_row r join division d on d.code = r.code and ${inForce(judged)}
           where ${counts(judged)} and d.geom is not null and not d.schematic and st_dimension(r.geom) = 2 and st_isvalid(r.geom)
           order by r.number limit 500) p`;

/** Places of the same name, the nearest within 50 km; a sample of a large file is enough. */
const placePairs = (judged: JudgedRun): Sql => sql`
  select st_x(p.known) as lon, st_y(p.known) as lat, ${shiftOf}
    from (select r.geom as given, k.geom as known
            from (select * from import_row r where ${counts(judged)} and geometrytype(r.geom) = 'POINT' order by r.number limit 2000) r
            join lateral (select p.geom from place_name n join place p on p.id = n.place_id
                           where n.norm = r.fields ->> 'norm' and n.status in ('standard', 'census_only') and p.status = 'live'
                             and not p.schematic and ${readable(judged)} and geometrytype(p.geom) = 'POINT'
                             and st_dwithin(p.geom::geography, r.geom::geography, 50000)
                           order by st_distance(p.geom, r.geom) limit 1) k on true) p`;

// Metres on the ellipsoid, seen from the position on record.
const shiftOf = sql`
  coalesce(st_distance(p.known::geography, p.given::geography) * sin(st_azimuth(p.known::geography, p.given::geography)), 0) as east,
  coalesce(st_distance(p.known::geography, p.given::geography) * cos(st_azimuth(p.known::geography, p.given::geography)), 0) as north`;

// Its types promise a default export; what CommonJS gives is the object itself.
const { transform, GCJ02, WGS84 } = gcoord.default ?? gcoord;

/** The offset of GCJ-02 at a place. */
function offsetAt({ lon, lat }: Pick<Pair, 'lon' | 'lat'>): Shift {
  const [x = lon, y = lat] = transform([lon, lat], WGS84, GCJ02);
  return {
    east: (x - lon) * METRES_PER_DEGREE * narrowing([lon, lat]),
    north: (y - lat) * METRES_PER_DEGREE,
  };
}

async function judgeGcj02(tx: Db, judged: JudgedRun, pairs: readonly Pair[]): Promise<boolean> {
  const { gcj02_pair_metres: farthest, gcj02_fit_ratio: fits, shift_share: share } = judged.thresholds;
  if (judged.kind === 'divisions') {
    const found = await outlineShift(tx, judged);
    if (!found) return false;
    const shift = offsetAt(found);
    const facts = {
      count: String(found.outlines),
      all: String(found.outlines),
      metres: lengthOf(shift).toFixed(0),
      ...directionOf(shift),
    };
    await tellAll(tx, judged, 'gcj02-suspected', [{ number: null, facts }]);
    return true;
  }
  const near = pairs.filter((pair) => lengthOf(pair) < farthest);
  // Positions on record are rounded and measured anew by tens of metres, the offset is 300 to 600 m.
  const fitting = near.filter((pair) => {
    const offset = offsetAt(pair);
    return Math.hypot(pair.east - offset.east, pair.north - offset.north) < fits * lengthOf(offset);
  });
  if (fitting.length < 3 || fitting.length < near.length * share) return false;
  const metres = (fitting.reduce((sum, pair) => sum + lengthOf(pair), 0) / fitting.length).toFixed(0);
  const facts = {
    count: String(fitting.length),
    all: String(pairs.length),
    metres,
    ...directionOf(medianShift(fitting)),
  };
  await tellAll(tx, judged, 'gcj02-suspected', [{ number: null, facts }]);
  return true;
}

async function judgeLargeShift(tx: Db, judged: JudgedRun, pairs: readonly Pair[]): Promise<void> {
  const main = medianShift(pairs);
  const count = sameWay(pairs, main);
  // One outline may have been redrawn; several do not wander in step.
  if (
    pairs.length < 2 ||
    lengthOf(main) < judged.thresholds.shift_metres ||
    count < pairs.length * judged.thresholds.shift_share
  )
    return;
  const km = (median(pairs.map(lengthOf)) / 1000).toFixed(1);
  const facts = { count: String(count), all: String(pairs.length), km, ...directionOf(main) };
  await tellAll(tx, judged, 'shifted-from-register', [{ number: null, facts }]);
}

/** A county's centre moves by less when its line is surveyed better; maps drawn for show were found 18 km off. */
const movedFar = (judged: JudgedRun): Sql => sql`
  select m.number, jsonb_build_object('unit', m.unit, 'km', round((m.metres / 1e3)::numeric, 1)) as facts
    from (select r.number, ${UNIT} as unit, st_distance(st_centroid(d.geom)::geography, st_centroid(r.geom)::geography) as metres
            from import_row r join division d on d.code = r.code and ${inForce(judged)}
           where ${counts(judged)} and d.geom is not null and not d.schematic and st_dimension(r.geom) = 2 and st_isvalid(r.geom)
             and (r.name is null or ${sameName(sql`r.name`, sql`d.name`)})) m
   where m.metres > ${judged.thresholds.moved_far_metres}::float8`;

const Far = z.object({ office: z.string(), metres: z.number(), azimuth: z.number() });

/** Not one geometry touches the box of an outline of the office: told with how far, and nothing else of position. */
async function judgeFarAway(tx: Db, judged: JudgedRun): Promise<boolean> {
  const far = await maybeOne(tx, Far, selectFar(judged));
  if (!far) return false;
  const shift = { east: far.metres * Math.sin(far.azimuth), north: far.metres * Math.cos(far.azimuth) };
  const facts = { office: far.office, km: (far.metres / 1000).toFixed(0), ...directionOf(shift) };
  await tellAll(tx, judged, 'outside-division', [{ number: null, facts }]);
  return true;
}

/** From the middle of the outlines of the same units, or of the office where none is named. */
const selectFar = (judged: JudgedRun): Sql => sql`
  with own as materialized (
         select d.code, d.geom from division d
          where ${ofOffice(sql`d.code`, judged)} and d.level = 'county' and d.geom is not null and ${inForce(judged)}),
       given as materialized (
         select r.code, r.geom from import_row r
          where ${counts(judged)} and r.geom is not null and (${judged.kind !== 'divisions'}::boolean or ${ofOffice(sql`coalesce(r.code, '')`, judged)})
          order by r.number limit 5000),
       middle as (
         select coalesce((select st_centroid(st_extent(o.geom)::geometry) from own o where o.code in (select code from given)),
                         (select st_centroid(st_extent(geom)::geometry) from own)) as known,
                coalesce((select st_centroid(st_extent(g.geom)::geometry) from given g where g.code in (select code from own)),
                         (select st_centroid(st_extent(geom)::geometry) from given)) as found)
  select ${officeName(judged)} as office, st_distance(st_setsrid(known, 4490)::geography, st_setsrid(found, 4490)::geography) as metres,
         coalesce(st_azimuth(st_setsrid(known, 4490)::geography, st_setsrid(found, 4490)::geography), 0) as azimuth
    from middle
   where known is not null and found is not null
     and not exists (select 1 from given g join own o on o.geom && g.geom)`;
