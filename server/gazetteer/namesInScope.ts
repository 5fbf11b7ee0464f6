import { z } from 'zod';
import { askTogether, type Question } from '../platform/db/askTogether.ts';
import { type Db, json, many, type Sql, sql } from '../platform/db/sql.ts';
import { PlaceCategory, type PointLineOrArea } from './contract.ts';
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
  category: PlaceCategory,
  status: z.string(),
  romanTone: z.string(),
  divisionName: z.string().nullable(),
  /** nation, province, county, county_fallback, or the name of a built-up area. */
  scope: z.string(),
  geometry: z.unknown(),
});
export type NameInScope = z.infer<typeof NameInScope>;

/** One just outside that scope: in another built-up area close by, or over the border of the county. */
export const AdjacentName = NameInScope.extend({
  /** Built-up area in which it lies; null where it lies in none that is near. */
  area: z.string().nullable(),
  /** From shape to shape, on the ellipsoid. */
  metres: z.number(),
});
export type AdjacentName = z.infer<typeof AdjacentName>;

export interface ScopeQuery {
  categories: readonly PlaceCategory[];
  scope: UniqueScope;
  norm: string;
  /** Alike keys of the name: with and without the names of its divisions. */
  alike: readonly string[];
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
  /** How far an adjacent area may lie; adjacent names are not asked for without it, or without a shape. */
  adjacentMetres?: number | undefined;
}

const Found = z.object({ stamp: z.string(), names: NameInScope.array(), adjacent: AdjacentName.array() });
export type ScopeAnswer = z.infer<typeof Found>;

/**
 * Asks for names that may clash by characters, specific part or sound in the scope of TR art. 9(7)–(8), at most 100, the same
 * names first; and the stamp of what the query rests on (see `scopeMemory`). About the shape of the subject.
 * Streets and quarters: the built-up areas their shape touches; where none is known or touched the county stands in and
 * `scope` says `county_fallback`, so that a person judges (naming-rules.md section 3, note 1). Beside them, where asked for,
 * at most 20 names alike in adjacent areas, which the law does not forbid.
 */
export function scopeQuestion(query: ScopeQuery): Question<typeof Found> {
  const { scope, categories, provinceCode, countyCode, self = null, adjacentMetres = null } = query;
  const keys = sql`${query.norm}, ${query.alike}, ${query.specificNorm}, ${query.pinyinPlain}`;
  const value = sql`names_in_scope(${scope}, ${categories}, ${provinceCode}, ${countyCode}, ${keys}, s.subject, ${self}, ${query.today},
                                   ${adjacentMetres})`;
  return { value, answer: Found };
}

/** The subject of the questions about a place: its shape, null without one or while it is not valid. */
export const subjectShape = (geometry: PointLineOrArea | undefined): Sql =>
  geometry ? validShapeOf(geometry) : sql`null::geometry`;

/** That question alone. */
export async function namesInScope(db: Db, query: ScopeQuery): Promise<ScopeAnswer> {
  const { inScope } = await askTogether(db, subjectShape(query.geometry), { inScope: scopeQuestion(query) });
  return inScope;
}

const FoundOfMany = z.object({ i: z.number(), found: Found });

/** The same for many names without a shape, in their order, in one statement: adjacent names are not asked for. */
export async function namesInScopeOfMany(db: Db, queries: readonly ScopeQuery[]): Promise<ScopeAnswer[]> {
  if (queries.length === 0) return [];
  const asked = queries.map(({ specificNorm, pinyinPlain, countyCode, provinceCode, ...query }, i) => ({
    ...{ i, scope: query.scope, categories: query.categories, norm: query.norm, alike: query.alike },
    ...{ specific: specificNorm, sounds: pinyinPlain, county: countyCode, province: provinceCode, today: query.today },
  }));
  const rows = await many(
    db,
    FoundOfMany,
    sql`select r.i, names_in_scope(r.scope, r.categories, r.province, r.county, r.norm, r.alike, r.specific, r.sounds, null, null,
                                   r.today, null) as found
          from jsonb_to_recordset(${json(asked)}) as r (i int, scope text, categories text[], province text, county text, norm text,
                                                        alike text[], specific text, sounds text[], today date)
         order by r.i`,
  );
  return rows.map(({ found }) => found);
}

/** The CRS84 geometry of a request as EPSG:4490 (axis order of the register is longitude first). */
export const shapeOf = (geometry: PointLineOrArea): Sql =>
  sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}), 4490)`;

/**
 * The same, or null where the shape is not valid: a check runs while a person is still drawing, and GEOS answers a
 * question about a self-crossing area with an error on some versions.
 */
export const validShapeOf = (geometry: PointLineOrArea): Sql => sql`valid_shape(${JSON.stringify(geometry)})`;
