import { z } from 'zod';
import { PlaceCategory, type PointLineOrArea } from '../gazetteer/contract.ts';
import { namesInScope, shapeOf } from '../gazetteer/namesInScope.ts';
import { nameVariants } from '../gazetteer/nameVariants.ts';
import { romanize } from '../gazetteer/romanize.ts';
import { comparedCategories, UniqueScope, uniqueScope } from '../gazetteer/uniqueScope.ts';
import { type Db, many, maybeOne, sql } from '../platform/db/sql.ts';
import { classesOf } from './classesOf.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import type { NameCheckReply, NameCheckRequest } from './contract.ts';
import { detect } from './detect.ts';
import { levelOf } from './levelOf.ts';
import { type NameInScope, subjectOf } from './subject.ts';

type Request = z.output<typeof NameCheckRequest>;

/**
 * Checks a proposed name against the rules and against the register in the legal scope of its category. Stores nothing.
 * Without a place (division or geometry) or a category the register cannot be asked, and the scope rules say so.
 */
export async function checkName(
  db: Db,
  set: CompiledRuleSet,
  request: Request,
  today: string,
): Promise<NameCheckReply> {
  const { name, category, attributes, geometry } = request;
  const subject = subjectOf({ name, category, attributes }, set);
  const division = request.division ?? (geometry ? await countyAt(db, geometry) : undefined);
  const localNames = division ? await localNamesOf(db, division, today) : [];
  const inScope =
    division && subject.category
      ? await clashesOf(db, { request, division }, { subject, localNames, today })
      : undefined;
  const findings = detect({ name, category: subject.category, attributes, division, inScope, localNames }, set);
  const roman = romanize(
    { name, specific: subject.specific, generic: subject.generic, category: subject.category },
    set.tables,
  );
  return {
    name,
    specific: subject.specific,
    generic: subject.generic,
    romanTone: roman.romanTone,
    romanPlain: roman.romanPlain,
    readingReview: roman.review,
    level: levelOf(findings),
    classes: classesOf(findings),
    findings,
    ruleSetVersion: set.version,
  };
}

interface Context {
  subject: ReturnType<typeof subjectOf>;
  localNames: readonly string[];
  today: string;
}

async function clashesOf(
  db: Db,
  { request, division }: { request: Request; division: string },
  { subject, localNames, today }: Context,
): Promise<NameInScope[]> {
  const { category, keys } = subject;
  if (category === undefined) return [];
  const row = await maybeOne(
    db,
    z.object({ scope: UniqueScope }),
    sql`select unique_scope as scope from category where id = ${category}`,
  );
  const rows = await namesInScope(db, {
    categories: comparedCategories(category),
    scope: uniqueScope(category, row?.scope ?? 'county', subject.generic),
    norms: nameVariants(keys.specificNorm, keys.norm, localNames),
    specificNorm: keys.specificNorm,
    pinyinPlain: keys.pinyinPlain,
    geometry: request.geometry,
    countyCode: division.slice(0, 6),
    provinceCode: `${division.slice(0, 2)}0000`,
    self: request.self,
    today,
  });
  return rows.map((found) => ({
    ...found,
    category: PlaceCategory.parse(found.category),
    geometry: found.geometry ?? null,
  }));
}

const Code = z.object({ code: z.string() });

/** The county that holds the first point of a shape. */
async function countyAt(db: Db, geometry: PointLineOrArea): Promise<string | undefined> {
  const [county] = await many(
    db,
    Code,
    sql`select code from division
         where level = 'county' and upper_inf(valid) and st_intersects(geom, st_pointonsurface(${shapeOf(geometry)})) limit 1`,
  );
  return county?.code;
}

async function localNamesOf(db: Db, division: string, today: string): Promise<string[]> {
  const codes = [`${division.slice(0, 4)}00`, division.slice(0, 6), division];
  const rows = await many(
    db,
    z.object({ name: z.string() }),
    sql`select distinct "specific" as name from division where code = any(${codes}) and valid @> ${today}::date`,
  );
  return rows.map((row) => row.name);
}
