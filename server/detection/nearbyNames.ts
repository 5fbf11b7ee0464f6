import { z } from 'zod';
import type { PlaceCategory } from '../gazetteer/contract.ts';
import type { Question } from '../platform/db/askTogether.ts';
import { type Db, many, sql } from '../platform/db/sql.ts';
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

const Neighbours = Nearby.array();
const MOST = 20;

/** What is to be named, where the subject of the question lies: nothing of the place itself counts as its neighbour. */
interface Asked {
  category: PlaceCategory;
  norm: string;
  pinyinKey: string;
  countyCode: string;
  self?: string | undefined;
}

/** Names of the same kind in the county at the same spot, and close by those of the same sound; at most 20, the nearest first. */
export function nearbyQuestion({ sameSpot, spelling }: Reach, asked: Asked): Question<typeof Neighbours> {
  const { category, norm, pinyinKey, countyCode, self } = asked;
  const value = sql`names_close_by(${category}, ${countyCode}, ${norm}, ${pinyinKey}, s.subject, ${self ?? null}, ${sameSpot},
                                   ${spelling}, ${MOST})`;
  return { value, answer: Neighbours };
}

// A reserved name stands nowhere yet: names of a plan all have the outline of its division.
const LIVE = sql`n.kind = 'standard' and n.status in ('standard', 'census_only')`;

const Pair = Nearby.extend({ nameId: z.string() });

/** The same for names of the register, by name id, in one statement. Fenced, or the planner compares all names of a county. */
export async function nearbyByName(
  db: Db,
  { sameSpot, spelling }: Reach,
  nameIds: readonly string[],
): Promise<Map<string, NearbyName[]>> {
  if (nameIds.length === 0) return new Map();
  const own = sql`place_name a join place o on o.id = a.place_id and a.id = any(${nameIds}::uuid[]) and o.geom is not null`;
  const others = sql`n.county_code = a.county_code and n.category = a.category and n.norm <> a.norm and n.place_id <> a.place_id and ${LIVE}`;
  const measured = sql`shapes_between(p.geom, o.geom) as metres, shapes_apart(p.geom, o.geom) as apart`;
  const rows = await many(
    db,
    Pair,
    sql`select "nameId", "placeId", name, "pinyinPlain", metres, apart
          from (select a.id as "nameId", p.id as "placeId", n.name, n.pinyin_plain as "pinyinPlain", ${measured}
                  from ${own}
                 cross join lateral (
                   select at.id, at.geom from place at
                    where at.geom @ near_box(o.geom, ${sameSpot}) and o.geom @ near_box(at.geom, ${sameSpot})
                      and shapes_apart(at.geom, o.geom) <= ${sameSpot}
                   offset 0) p
                  join place_name n on n.place_id = p.id
                 where ${others}
                union
                select a.id, p.id, n.name, n.pinyin_plain, ${measured}
                  from ${own} join place_name n on n.pinyin_key = a.pinyin_key
                  join place p on p.id = n.place_id and p.geom && near_box(o.geom, ${spelling})
                 where shapes_between(p.geom, o.geom) <= ${spelling} and ${others}) as near
         order by "nameId", metres, "placeId"`,
  );
  const byName = new Map<string, NearbyName[]>();
  for (const { nameId, ...near } of rows) {
    const known = byName.get(nameId) ?? [];
    if (known.length < MOST) byName.set(nameId, [...known, near]);
  }
  return byName;
}
