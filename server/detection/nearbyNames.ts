import { z } from 'zod';
import type { PlaceCategory, PointLineOrArea } from '../gazetteer/contract.ts';
import { validShapeOf } from '../gazetteer/namesInScope.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import { ruleIn } from './ruleIn.ts';
import type { NearbyName } from './subject.ts';

/** How far apart two places may lie to be taken for one, in metres; 0 where the rule is off. */
export interface Reach {
  sameSpot: number;
  spelling: number;
}

/** As the rows stand in a division; undefined where neither rule is in force: nothing is asked then. */
export function reachOf(set: CompiledRuleSet, division: string | undefined): Reach | undefined {
  const sameSpot = ruleIn(set, 'CHONG-1', division)?.parameters.sameSpotMetres ?? 0;
  const spelling = ruleIn(set, 'CHONG-2', division)?.parameters.spellingMetres ?? 0;
  return sameSpot > 0 || spelling > 0 ? { sameSpot, spelling } : undefined;
}

const Nearby = z.object({
  placeId: z.string(),
  name: z.string(),
  pinyinPlain: z.string().array(),
  metres: z.number(),
  apart: z.number(),
});

// A degree of latitude; of longitude there is less in it, so that what is measured so is rather too far than too near.
const DEGREE_METRES = 111_320;
const MOST = 20;

// A reserved name stands nowhere yet: names of a plan all have the outline of its division.
const LIVE = sql`n.kind = 'standard' and n.status in ('standard', 'census_only')`;
const metres = (theirs: Sql, own: Sql): Sql =>
  sql`round(st_distance(${theirs}::geography, ${own}::geography)::numeric, 1)::float8`;
const apart = (theirs: Sql, own: Sql): Sql =>
  sql`round((st_hausdorffdistance(${theirs}, ${own}) * ${DEGREE_METRES}::float8)::numeric, 1)::float8`;
const measured = (theirs: Sql, own: Sql): Sql => sql`${metres(theirs, own)} as metres, ${apart(theirs, own)} as apart`;

// No part of one shape lies farther than so from the other: each is in the frame of the other widened by that much, as the
// streets that cross a long one are not. Fenced, or the planner compares all names of the county for each name.
const placesAt = (own: Sql, most: number): Sql => sql`
  select at.id, at.geom from place at
   where at.geom @ near_box(${own}, ${most}) and ${own} @ near_box(at.geom, ${most}) and ${apart(sql`at.geom`, own)} <= ${most}
  offset 0`;

/** Where and what is to be named: nothing of the place itself counts as its neighbour. */
interface Asked {
  category: PlaceCategory;
  norm: string;
  pinyinKey: string;
  countyCode: string;
  geometry: PointLineOrArea;
  self?: string | undefined;
}

/** Names of the same kind in the county at the same spot, and close by those of the same sound: at most 20, the nearest first. */
export function nearbyNames(db: Db, { sameSpot, spelling }: Reach, asked: Asked): Promise<NearbyName[]> {
  const { category, norm, pinyinKey, countyCode, geometry, self } = asked;
  const others = sql`n.county_code = ${countyCode} and n.category = ${category} and n.norm <> ${norm} and n.place_id is distinct from ${self ?? null}::uuid and ${LIVE}`;
  return many(
    db,
    Nearby,
    sql`with subject as materialized (select ${validShapeOf(geometry)} as geom)
        select "placeId", name, "pinyinPlain", metres, apart
          from (select p.id as "placeId", n.name, n.pinyin_plain as "pinyinPlain", ${measured(sql`p.geom`, sql`s.geom`)}
                  from subject s cross join lateral (${placesAt(sql`s.geom`, sameSpot)}) p join place_name n on n.place_id = p.id
                 where ${others}
                union
                select p.id, n.name, n.pinyin_plain, ${measured(sql`p.geom`, sql`s.geom`)}
                  from subject s, place_name n join place p on p.id = n.place_id
                 where n.pinyin_key = ${pinyinKey} and p.geom && near_box(s.geom, ${spelling})
                   and ${metres(sql`p.geom`, sql`s.geom`)} <= ${spelling} and ${others}) as near
         order by metres, "placeId" limit ${MOST}`,
  );
}

const Pair = Nearby.extend({ nameId: z.string() });

/** The same for names of the register, by name id, in one statement. */
export async function nearbyByName(
  db: Db,
  { sameSpot, spelling }: Reach,
  nameIds: readonly string[],
): Promise<Map<string, NearbyName[]>> {
  if (nameIds.length === 0) return new Map();
  const own = sql`place_name a join place o on o.id = a.place_id and a.id = any(${nameIds}::uuid[]) and o.geom is not null`;
  const others = sql`n.county_code = a.county_code and n.category = a.category and n.norm <> a.norm and n.place_id <> a.place_id and ${LIVE}`;
  const rows = await many(
    db,
    Pair,
    sql`select "nameId", "placeId", name, "pinyinPlain", metres, apart
          from (select a.id as "nameId", p.id as "placeId", n.name, n.pinyin_plain as "pinyinPlain",
                       ${measured(sql`p.geom`, sql`o.geom`)}
                  from ${own} cross join lateral (${placesAt(sql`o.geom`, sameSpot)}) p join place_name n on n.place_id = p.id
                 where ${others}
                union
                select a.id, p.id, n.name, n.pinyin_plain, ${measured(sql`p.geom`, sql`o.geom`)}
                  from ${own} join place_name n on n.pinyin_key = a.pinyin_key
                  join place p on p.id = n.place_id and p.geom && near_box(o.geom, ${spelling})
                 where ${metres(sql`p.geom`, sql`o.geom`)} <= ${spelling} and ${others}) as near
         order by "nameId", metres, "placeId"`,
  );
  const byName = new Map<string, NearbyName[]>();
  for (const { nameId, ...near } of rows) {
    const known = byName.get(nameId) ?? [];
    if (known.length < MOST) byName.set(nameId, [...known, near]);
  }
  return byName;
}
