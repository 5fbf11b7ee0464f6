import { z } from 'zod';
import { PlaceCategory, type PointLineOrArea } from '../gazetteer/contract.ts';
import { namesInScope } from '../gazetteer/namesInScope.ts';
import { nameVariants } from '../gazetteer/nameVariants.ts';
import { comparedCategories, UniqueScope, uniqueScope } from '../gazetteer/uniqueScope.ts';
import { type Db, many, maybeOne, sql } from '../platform/db/sql.ts';
import type { RegisterFacts } from './checkNames.ts';
import type { NameInScope, Subject } from './subject.ts';

export interface Whereabouts {
  /** Code of the county or township of the place. */
  division: string;
  geometry?: PointLineOrArea | undefined;
  /** The place itself, left out of the comparison. */
  self?: string | undefined;
  today: string;
}

/** What the register knows about a proposed name at a place: names in its legal scope, names of its divisions. */
export async function registerFacts(db: Db, subject: Subject, where: Whereabouts): Promise<RegisterFacts> {
  const localNames = await localNamesOf(db, where);
  const inScope = await clashesOf(db, subject, { ...where, localNames });
  return { inScope, localNames, division: where.division };
}

const Scope = z.object({ scope: UniqueScope });

async function clashesOf(
  db: Db,
  { category, keys, generic, dialectPlain }: Subject,
  where: Whereabouts & { localNames: readonly string[] },
): Promise<NameInScope[]> {
  if (category === undefined) return [];
  const row = await maybeOne(db, Scope, sql`select unique_scope as scope from category where id = ${category}`);
  const rows = await namesInScope(db, {
    categories: comparedCategories(category),
    scope: uniqueScope(category, row?.scope ?? 'county', generic),
    norms: nameVariants(keys.specificNorm, keys.norm, where.localNames),
    specificNorm: keys.specificNorm,
    pinyinPlain: [...keys.pinyinPlain, ...dialectPlain],
    geometry: where.geometry,
    countyCode: where.division.slice(0, 6),
    provinceCode: `${where.division.slice(0, 2)}0000`,
    self: where.self,
    today: where.today,
  });
  return rows.map((found) => ({
    ...found,
    category: PlaceCategory.parse(found.category),
    geometry: found.geometry ?? null,
  }));
}

/** Specific parts of the prefecture, county and township of a place: 吴忠, 利通, 金积. */
async function localNamesOf(db: Db, { division, today }: Whereabouts): Promise<string[]> {
  const codes = [`${division.slice(0, 4)}00`, division.slice(0, 6), division];
  const rows = await many(
    db,
    z.object({ name: z.string() }),
    sql`select distinct "specific" as name from division where code = any(${codes}) and valid @> ${today}::date`,
  );
  return rows.map((row) => row.name);
}
