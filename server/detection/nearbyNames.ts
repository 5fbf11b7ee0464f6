import { z } from 'zod';
import type { PlaceCategory, PointLineOrArea } from '../gazetteer/contract.ts';
import { validShapeOf } from '../gazetteer/namesInScope.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import type { NearbyName } from './subject.ts';

/** How far apart two places may lie to be taken for one, in metres; 0 where the rule is off. */
export interface Reach {
  sameSpot: number;
  spelling: number;
}

/** undefined where neither rule is in force: nothing is asked then. */
export function reachOf(set: CompiledRuleSet): Reach | undefined {
  const sameSpot = set.rules.get('CHONG-1')?.parameters.sameSpotMetres ?? 0;
  const spelling = set.rules.get('CHONG-2')?.parameters.spellingMetres ?? 0;
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
const measured = (theirs: Sql, own: Sql): Sql => sql`
  round(st_distance(${theirs}::geography, ${own}::geography)::numeric, 1)::float8 as metres,
  round((st_hausdorffdistance(${theirs}, ${own}) * ${DEGREE_METRES}::float8)::numeric, 1)::float8 as apart`;

// Streets that cross a long one lie at no distance from it: they must not take the places of those that sound the same.
const close = (sameSpot: number, spelling: number): Sql =>
  sql`apart <= ${sameSpot} or ("soundsSame" and metres <= ${spelling})`;

// Fenced, or the planner compares all names of the county and reads every place of the register for that.
const placesAt = (box: Sql): Sql => sql`select at.id, at.geom from place at where at.geom && ${box} offset 0`;

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
          from (select p.id as "placeId", n.name, n.pinyin_plain as "pinyinPlain", ${measured(sql`p.geom`, sql`s.geom`)},
                       n.pinyin_key = ${pinyinKey} as "soundsSame"
                  from subject s cross join lateral (${placesAt(sql`near_box(s.geom, ${sameSpot})`)}) p join place_name n on n.place_id = p.id
                 where ${others}
                union
                select p.id, n.name, n.pinyin_plain, ${measured(sql`p.geom`, sql`s.geom`)}, true
                  from subject s, place_name n join place p on p.id = n.place_id
                 where n.pinyin_key = ${pinyinKey} and p.geom && near_box(s.geom, ${spelling})
                   and ${others}) as near
         where ${close(sameSpot, spelling)}
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
                       ${measured(sql`p.geom`, sql`o.geom`)}, n.pinyin_key = a.pinyin_key as "soundsSame"
                  from ${own} cross join lateral (${placesAt(sql`near_box(o.geom, ${sameSpot})`)}) p join place_name n on n.place_id = p.id
                 where ${others}
                union
                select a.id, p.id, n.name, n.pinyin_plain, ${measured(sql`p.geom`, sql`o.geom`)}, true
                  from ${own} join place_name n on n.pinyin_key = a.pinyin_key
                  join place p on p.id = n.place_id and p.geom && near_box(o.geom, ${spelling})
                 where ${others}) as near
         where ${close(sameSpot, spelling)}
         order by "nameId", metres, "placeId"`,
  );
  const byName = new Map<string, NearbyName[]>();
  for (const { nameId, ...near } of rows) {
    const known = byName.get(nameId) ?? [];
    if (known.length < MOST) byName.set(nameId, [...known, near]);
  }
  return byName;
}
