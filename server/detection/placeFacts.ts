import { z } from 'zod';
import type { PlaceCategory } from '../gazetteer/contract.ts';
import { validShapeOf } from '../gazetteer/namesInScope.ts';
import { normaliseName } from '../gazetteer/normaliseName.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { charactersHere } from './charactersHere.ts';
import type { RegisterFacts } from './checkNames.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import { bendOf, continuedStreets } from './continuedStreets.ts';
import { entityNames } from './entityNames.ts';
import { nearbyNames, reachOf } from './nearbyNames.ts';
import { plansHere } from './plansHere.ts';
import type { Whereabouts } from './registerFacts.ts';
import { ruleIn } from './ruleIn.ts';
import type { RuleRow } from './ruleSet.ts';
import type { Subject } from './subject.ts';

type PlaceFacts = Pick<
  RegisterFacts,
  | 'surroundingNames'
  | 'entities'
  | 'continues'
  | 'presentName'
  | 'presentStatus'
  | 'standing'
  | 'plan'
  | 'nearby'
  | 'localCharacters'
>;

/**
 * What the register knows about the place itself, asked only where a rule in force wants it: names around a facility
 * (NR-10), a famous entity of the name (NR-09), streets that the line prolongs (GF-8), the name borne until now (NP-03,
 * NP-06), approved toponym plans (NP-08), names close by (CHONG-1, CHONG-2), rare characters of the county (NR-03b).
 */
export async function placeFacts(
  db: Db,
  set: CompiledRuleSet,
  subject: Subject,
  where: Whereabouts,
): Promise<PlaceFacts> {
  const { geometry, self } = where;
  const rule = (id: string): RuleRow | undefined => ruleIn(set, id, where.division);
  const [nr10, gf8] = [rule('NR-10'), rule('GF-8')];
  return {
    ...(nr10 && subject.category === 'facility' && geometry
      ? { surroundingNames: await namesAround(db, subject, { ...where, shape: validShapeOf(geometry) }, nr10) }
      : {}),
    ...(rule('NR-09') && subject.category === 'division' ? { entities: await entitiesNamed(db, subject, where) } : {}),
    ...(gf8 && subject.category === 'street' && geometry
      ? { continues: await continuedStreets(db, geometry, { ...where, ...bendOf(gf8) }) }
      : {}),
    ...(where.borne === undefined
      ? { ...(await presentOf(db, subject, self)), ...(await nearbyOf(db, set, subject, where)) }
      : {}),
    ...(await charactersOf(db, subject, where)),
    ...(rule('NP-08') && where.borne === undefined ? await planOf(db, subject, where) : {}),
  };
}

const Name = z.object({ name: z.string() });

// As many as a clerk is shown where none of them is taken over.
const NEAREST = 20;
const LOCAL: readonly PlaceCategory[] = ['committee_site', 'natural_entity', 'street', 'park'];

/** What names may be that this one begins with: 金积 and 金积镇 of 金积镇泵站. */
const beginnings = (specific: string): string[] => {
  const chars = [...specific];
  return chars.slice(1).map((_, i) => chars.slice(0, i + 2).join(''));
};

/**
 * Names a facility may take over: of the divisions that hold it, of settlements, waters and streets of its county around
 * it that its own begins with, and the nearest of any county, as far as the row says; about a kilometre for rows stored
 * before they said it. However dense the names, no more are read.
 */
async function namesAround(
  db: Db,
  { keys }: Subject,
  { division, today, shape }: Whereabouts & { shape: Sql },
  { parameters: { aroundMetres = 1000 } }: RuleRow,
): Promise<string[]> {
  const codes = [`${division.slice(0, 4)}00`, division.slice(0, 6), division];
  const texts = beginnings(keys.specificNorm);
  const near = sql`p.geom && near_box(s.geom, ${aroundMetres}) and n.status = 'standard' and n.category = any(${LOCAL})
    and st_dwithin(p.geom::geography, s.geom::geography, ${aroundMetres})`;
  const rows = await many(
    db,
    Name,
    sql`with subject as materialized (select ${shape} as geom)
        select name from (
          select d."specific" as name, 0 as nearness from division d, subject s
           where d.valid @> ${today}::date and (d.code = any(${codes}) or st_intersects(d.geom, s.geom))
          union all
          select unnest(array[n.name, n."specific"]), 0 from subject s, place_name n join place p on p.id = n.place_id
           where (n.norm = any(${texts}) or n.specific_norm = any(${texts}))
             and n.province_code = ${`${division.slice(0, 2)}0000`} and n.county_code = ${division.slice(0, 6)} and ${near}
          union all
          select unnest(array[name, "specific"]), 1 from (
            select n.name, n."specific" from subject s, place p join place_name n on n.place_id = p.id
             where ${near} order by p.geom <-> s.geom limit ${NEAREST}) as nearest
        ) as around where length(name) >= 2 group by name order by min(nearness), name`,
  );
  return rows.map(({ name }) => name);
}

const Entity = z.object({ name: z.string(), isInside: z.boolean().nullable() });

/** Entities that the division would be named after, as the register knows them, and whether they touch its area. */
async function entitiesNamed(db: Db, subject: Subject, where: Whereabouts): Promise<z.infer<typeof Entity>[]> {
  const { famous, specific } = entityNames(subject);
  if (famous.length === 0 && specific === '') return [];
  return many(
    db,
    Entity,
    sql`select n.name, bool_or(st_intersects(p.geom, ${areaOf(where)})) as "isInside"
          from place_name n join place p on p.id = n.place_id
         where n.status = 'standard' and p.geom is not null
           and ((n.norm = any(${famous}) and p.category <> 'division')
                or (n.norm = ${specific} and p.category = 'natural_entity' and n.province_code = ${`${where.division.slice(0, 2)}0000`}))
         group by n.name`,
  );
}

/** The area of the division: as drawn, else the one with the code. */
const areaOf = ({ geometry, division, today }: Whereabouts): Sql =>
  geometry
    ? validShapeOf(geometry)
    : sql`(select geom from division where code = ${division} and valid @> ${today}::date limit 1)`;

const Present = z.object({ presentName: z.string(), presentStatus: z.string(), since: z.string().nullable() });

/**
 * The name that the place bears now, in force or of the census: what NP-03, NP-06, NP-07 and NP-08 ask for. A check of that
 * very name is of one that stands; any other is only proposed.
 */
async function presentOf(db: Db, { keys }: Subject, place: string | undefined): Promise<PlaceFacts> {
  if (place === undefined) return {};
  const row = await maybeOne(
    db,
    Present,
    sql`select name as "presentName", legal_status as "presentStatus", valid_from as since from place_name
         where place_id = ${place} and status in ('standard', 'census_only') and kind = 'standard'
         order by status desc limit 1`,
  );
  if (!row) return {};
  const { since, ...present } = row;
  const stands = normaliseName(present.presentName) === keys.norm;
  return { ...present, ...(stands ? { standing: { since, legalStatus: present.presentStatus } } : {}) };
}

async function nearbyOf(
  db: Db,
  set: CompiledRuleSet,
  { category, keys }: Subject,
  { division, geometry, self }: Whereabouts,
): Promise<PlaceFacts> {
  const reach = reachOf(set, division);
  const [pinyinKey] = keys.pinyinPlain;
  if (!reach || !category || !geometry || pinyinKey === undefined) return {};
  const place = { category, norm: keys.norm, pinyinKey, countyCode: division.slice(0, 6), geometry, self };
  return { nearby: await nearbyNames(db, reach, place) };
}

/** Rare characters of the name that official names of the county are written with (NR-03b). */
async function charactersOf(db: Db, subject: Subject, { division, self, today }: Whereabouts): Promise<PlaceFacts> {
  const [localCharacters] = await charactersHere(db, [{ subject, division, self }], today);
  return localCharacters ? { localCharacters } : {};
}

/** The plans in force for the category whose division holds the place (TR art. 8). */
async function planOf(db: Db, subject: Subject, { division, today }: Whereabouts): Promise<PlaceFacts> {
  const [plan] = await plansHere(db, [{ subject, division }], today);
  return plan ? { plan } : {};
}
