import { z } from 'zod';
import type { PlaceCategory } from '../gazetteer/contract.ts';
import { subjectShape } from '../gazetteer/namesInScope.ts';
import { normaliseName } from '../gazetteer/normaliseName.ts';
import { type Answers, askTogether, type Question } from '../platform/db/askTogether.ts';
import { type Db, sql } from '../platform/db/sql.ts';
import { charactersQuestion } from './charactersHere.ts';
import type { RegisterFacts } from './checkNames.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import { bendOf, continuedQuestion } from './continuedStreets.ts';
import { entitiesQuestion } from './entitiesNamed.ts';
import { nearbyQuestion, reachOf } from './nearbyNames.ts';
import { planQuestion } from './plansHere.ts';
import { ruleIn } from './ruleIn.ts';
import type { RuleRow } from './ruleSet.ts';
import type { Subject } from './subject.ts';
import type { Whereabouts } from './whereabouts.ts';

export type PlaceQuestions = ReturnType<typeof placeQuestions>;

/**
 * What the register knows about the place itself, asked only where a rule in force wants it: names around a facility
 * (NR-10), a famous entity of the name (NR-09), streets that the line prolongs (GF-8), the name borne until now (NP-03,
 * NP-06), approved toponym plans (NP-08), names close by (CHONG-1, CHONG-2), rare characters of the county (NR-03b).
 * About the shape of the place.
 */
export function placeQuestions(set: CompiledRuleSet, subject: Subject, where: Whereabouts) {
  const { geometry, self } = where;
  const rule = (id: string): RuleRow | undefined => ruleIn(set, id, where.division);
  const [nr10, gf8] = [rule('NR-10'), rule('GF-8')];
  const isNew = where.borne === undefined;
  return {
    surroundingNames:
      nr10 && subject.category === 'facility' && geometry ? surroundingQuestion(subject, where, nr10) : undefined,
    entities: rule('NR-09') ? entitiesQuestion(subject, where) : undefined,
    continues:
      gf8 && subject.category === 'street' && geometry
        ? continuedQuestion(geometry, { ...where, ...bendOf(gf8) })
        : undefined,
    present: isNew && self !== undefined ? presentQuestion(self) : undefined,
    nearby: isNew ? closeByQuestion(set, subject, where) : undefined,
    plan: isNew && rule('NP-08') ? planQuestion(subject, where) : undefined,
    localCharacters: charactersQuestion({ ...where, subject }),
  };
}

/** The answers as the rules read them. */
export function placeFactsIn(
  { present, plan, ...facts }: Answers<PlaceQuestions>,
  { keys }: Pick<Subject, 'keys'>,
): RegisterFacts {
  return { ...facts, ...(plan ? { plan } : {}), ...(present ? presentFacts(present, keys.norm) : {}) };
}

/** Those questions alone, in one statement. */
export async function placeFacts(
  db: Db,
  set: CompiledRuleSet,
  subject: Subject,
  where: Whereabouts,
): Promise<RegisterFacts> {
  const questions = placeQuestions(set, subject, where);
  return placeFactsIn(await askTogether(db, subjectShape(where.geometry), questions), subject);
}

const LOCAL: readonly PlaceCategory[] = ['committee_site', 'natural_entity', 'street', 'park'];
const Names = z.string().array();

/** What names may be that this one begins with: 金积 and 金积镇 of 金积镇泵站. */
const beginnings = (specific: string): string[] => {
  const chars = [...specific];
  return chars.slice(1).map((_, i) => chars.slice(0, i + 2).join(''));
};

/**
 * Names a facility may take over beside those of its divisions: of divisions it touches, of settlements, waters and streets
 * around it, the nearest of any county and those of its own that the name begins with, as far as the row says; about a
 * kilometre for rows stored before they said it.
 */
function surroundingQuestion(
  { keys }: Subject,
  { division, today }: Whereabouts,
  { parameters: { aroundMetres = 1000 } }: RuleRow,
): Question<typeof Names> {
  const texts = beginnings(keys.specificNorm);
  const value = sql`names_around(${division}, ${texts}, ${LOCAL}, s.subject, ${today}, ${aroundMetres})`;
  return { value, answer: Names };
}

const Present = z.object({ name: z.string(), legalStatus: z.string(), since: z.string().nullable() }).nullable();

const presentQuestion = (place: string): Question<typeof Present> => ({
  value: sql`present_name(${place})`,
  answer: Present,
});

/**
 * The name that the place bears now, in force or of the census: what NP-03, NP-06, NP-07 and NP-08 ask for. A check of that
 * very name is of one that stands; any other is only proposed.
 */
function presentFacts(
  { name, legalStatus, since }: NonNullable<z.infer<typeof Present>>,
  proposed: string,
): RegisterFacts {
  const stands = normaliseName(name) === proposed;
  return {
    ...{ presentName: name, presentStatus: legalStatus },
    ...(stands ? { standing: { since, legalStatus } } : {}),
  };
}

function closeByQuestion(
  set: CompiledRuleSet,
  { category, keys }: Subject,
  { division, geometry, self }: Whereabouts,
): ReturnType<typeof nearbyQuestion> | undefined {
  const reach = reachOf(set, division);
  const [pinyinKey] = keys.pinyinPlain;
  if (!reach || !category || !geometry || pinyinKey === undefined) return undefined;
  return nearbyQuestion(reach, { category, norm: keys.norm, pinyinKey, countyCode: division.slice(0, 6), self });
}
