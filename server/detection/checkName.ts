import { z } from 'zod';
import type { PointLineOrArea } from '../gazetteer/contract.ts';
import { validShapeOf } from '../gazetteer/namesInScope.ts';
import { requireShape } from '../gazetteer/requireShape.ts';
import { romanize } from '../gazetteer/romanize.ts';
import { type Db, many, sql } from '../platform/db/sql.ts';
import { adjacentMetres } from './adjacentNames.ts';
import { classesOf } from './classesOf.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import type { NameCheckReply, NameCheckRequest } from './contract.ts';
import { detectIn } from './detect.ts';
import { heldPlace } from './heldPlace.ts';
import { levelOf } from './levelOf.ts';
import { registerFacts } from './registerFacts.ts';
import { subjectOf } from './subject.ts';

type Request = z.output<typeof NameCheckRequest>;

/**
 * Checks a proposed name against the rules and against the register in the legal scope of its category. Stores nothing.
 * Without a place (division or geometry) or a category the register cannot be asked, and the scope rules say so.
 * @throws Problem invalid-input for a shape too large or not in China
 */
export async function checkName(
  db: Db,
  set: CompiledRuleSet,
  request: Request,
  today: string,
): Promise<NameCheckReply> {
  const { name, category, attributes, geometry, meaning } = request;
  if (geometry) requireShape(geometry);
  const self = request.self ?? (request.draws ? await heldPlace(db, request.draws) : undefined);
  const subject = subjectOf({ name, category, attributes, meaning, division: request.division }, set);
  const division = request.division ?? (geometry ? await countyAt(db, geometry) : undefined);
  const where = division
    ? { division, geometry, self, today, adjacentMetres: adjacentMetres(set, division) }
    : undefined;
  const facts = where ? await registerFacts(db, set, subject, where) : {};
  const registerAsked = division !== undefined && subject.category !== undefined;
  const findings = detectIn({ ...subject, input: { ...subject.input, ...facts, registerAsked } }, set);
  const parts = { name, specific: subject.specific, generic: subject.generic };
  const roman = romanize({ ...parts, category: subject.category }, set.tables);
  return {
    ...parts,
    romanTone: roman.romanTone,
    romanPlain: roman.romanPlain,
    readingReview: roman.review,
    level: levelOf(findings),
    classes: classesOf(findings),
    findings,
    registerAsked,
    ruleSetVersion: set.version,
  };
}

const Code = z.object({ code: z.string() });

/** The county that holds a point of the shape. */
export async function countyAt(db: Db, geometry: PointLineOrArea): Promise<string | undefined> {
  const [county] = await many(
    db,
    Code,
    sql`select code from division
         where level = 'county' and upper_inf(valid) and st_intersects(geom, st_pointonsurface(${validShapeOf(geometry)})) limit 1`,
  );
  return county?.code;
}
