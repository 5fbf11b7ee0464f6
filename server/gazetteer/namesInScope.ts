import { z } from 'zod';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import type { PlaceCategory, PointLineOrArea } from './contract.ts';
import type { UniqueScope } from './uniqueScope.ts';

/** A live, reserved or cooling name that equals or sounds like the proposal inside its legal scope. */
export const NameInScope = z.object({
  placeId: z.string(),
  nameId: z.string(),
  name: z.string(),
  norm: z.string(),
  specificNorm: z.string(),
  pinyinTone: z.string().array(),
  pinyinPlain: z.string().array(),
  category: z.string(),
  status: z.string(),
  romanTone: z.string(),
  divisionName: z.string().nullable(),
  scope: z.string(),
  geometry: z.unknown(),
});
export type NameInScope = z.infer<typeof NameInScope>;

export interface ScopeQuery {
  categories: readonly PlaceCategory[];
  scope: UniqueScope;
  /** Normalised spellings that count as the same name: with and without the city's name, 新, 大. */
  norms: readonly string[];
  specificNorm: string;
  /** Every toneless reading of the proposal. */
  pinyinPlain: readonly string[];
  /** CRS84; decides the built-up areas. */
  geometry?: PointLineOrArea | undefined;
  /** 6-digit county code of the subject. */
  countyCode: string;
  provinceCode: string;
  /** Place left out: the subject itself. */
  self?: string | undefined;
  today: string;
}

/**
 * Names that clash by characters, specific part or sound in the scope of TR art. 9(7)–(8).
 * Streets and quarters: the built-up areas their shape touches; where none is known or touched the county stands in and
 * `scope` says `county_fallback`, so that a person judges (naming-rules.md section 3, note 1).
 */
export async function namesInScope(db: Db, query: ScopeQuery): Promise<NameInScope[]> {
  if (query.scope !== 'built_up_area') return many(db, NameInScope, selectByCode(query, query.scope));
  const touched = query.geometry ? await many(db, Area, selectAreas(query.geometry)) : [];
  if (touched.length === 0)
    return many(db, NameInScope, selectByCode({ ...query, scope: 'county' }, 'county_fallback'));
  return many(db, NameInScope, selectInAreas(query, touched));
}

const Area = z.object({ id: z.uuid(), countyCode: z.string() });

const selectAreas = (geometry: PointLineOrArea): Sql => sql`
  select id, county_code as "countyCode" from built_up_area
   where st_intersects(geom, ${validShapeOf(geometry)})`;

/** The CRS84 geometry of a request as EPSG:4490 (axis order of the register is longitude first). */
export const shapeOf = (geometry: PointLineOrArea): Sql =>
  sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}), 4490)`;

/**
 * The same, or null where the shape is not valid: a check runs while a person is still drawing, and GEOS answers a
 * question about a self-crossing area with an error on some versions.
 */
export const validShapeOf = (geometry: PointLineOrArea): Sql =>
  sql`(select case when st_isvalid(v.shape) then v.shape end from (values (${shapeOf(geometry)})) as v (shape))`;

const COLUMNS = (scope: Sql): Sql => sql`
  n.place_id as "placeId", n.id as "nameId", n.name, n.norm, n.specific_norm as "specificNorm",
  n.pinyin_tone as "pinyinTone", n.pinyin_plain as "pinyinPlain", n.category, n.status, s.roman_tone as "romanTone",
  (select d.path from division d where d.code = p.division_code and upper_inf(d.valid)) as "divisionName",
  ${scope} as scope, st_asgeojson(p.geom, 6, 0)::jsonb as geometry`;

const clashing = (query: ScopeQuery): Sql => sql`
  n.category = any(${query.categories})
  and (n.norm = any(${query.norms}) or n.pinyin_key = any(${query.pinyinPlain}) or n.specific_norm = ${query.specificNorm})
  and (n.status in ('standard', 'reserved') or (n.status in ('former', 'abolished') and n.blocked_until > ${query.today}::date))
  ${query.self ? sql`and n.place_id <> ${query.self}` : sql``}`;

function selectByCode(query: ScopeQuery, label: string): Sql {
  const within = {
    nation: sql`true`,
    province: sql`n.province_code = ${query.provinceCode}`,
    county: sql`n.county_code = ${query.countyCode} and n.province_code = ${query.provinceCode}`,
    built_up_area: sql`false`,
  }[query.scope];
  return sql`
    select ${COLUMNS(sql`${label}::text`)}
      from place_name n join place p on p.id = n.place_id join spelling s on s.name_id = n.id
     where ${within} and ${clashing(query)}
     order by n.pinyin_key, n.id limit 100`;
}

const selectInAreas = (query: ScopeQuery, areas: readonly z.infer<typeof Area>[]): Sql => sql`
  select distinct on (n.id) ${COLUMNS(sql`b.name`)}
    from built_up_area b
    join place p on st_intersects(p.geom, b.geom)
    join place_name n on n.place_id = p.id
    join spelling s on s.name_id = n.id
   where b.id = any(${areas.map((area) => area.id)}::uuid[])
     and n.county_code = any(${areas.map((area) => area.countyCode)})
     and ${clashing(query)}
   order by n.id limit 100`;
