import { z } from 'zod';
import { PlaceCategory, PointLineOrArea } from '../../gazetteer/contract.ts';
import { DivisionCode } from '../../platform/contract.ts';
import type { Db } from '../../platform/db/sql.ts';
import { adjacentMetres } from '../adjacentNames.ts';
import { classesOf } from '../classesOf.ts';
import type { CompiledRuleSet } from '../compileRuleSet.ts';
import { CheckAttributes, Clash, type DefectClass, type Finding, type Level } from '../contract.ts';
import { detectIn } from '../detect.ts';
import { levelOf } from '../levelOf.ts';
import { registerFacts } from '../registerFacts.ts';
import { type CheckInput, subjectOf } from '../subject.ts';

/** What was asked of the rules; kept with every run of a case, so that it can be asked again. */
export const JudgedRequest = z.object({
  name: z.string(),
  category: PlaceCategory,
  attributes: CheckAttributes.default({}),
  division: DivisionCode,
  geometry: PointLineOrArea.optional(),
  self: z.string().optional(),
  meaning: z.string().optional(),
});
export type JudgedRequest = z.infer<typeof JudgedRequest>;

const StoredName = Clash.extend({
  norm: z.string(),
  specificNorm: z.string(),
  pinyinTone: z.string().array(),
  pinyinPlain: z.string().array(),
  category: PlaceCategory,
});
/** What the register answered then. Loose: a fact that rules learn to use later is kept by those who knew it. */
export const RegisterAnswer = z.looseObject({
  inScope: StoredName.array().optional(),
  adjacent: StoredName.extend({ area: z.string().nullable(), metres: z.number() }).array().optional(),
  localNames: z.string().array().optional(),
  surroundingNames: z.string().array().optional(),
  entitiesInside: z.string().array().optional(),
  division: z.string().optional(),
});
export type RegisterAnswer = Partial<CheckInput>;

export interface Judgement {
  level: Level;
  classes: DefectClass[];
  findings: Finding[];
}

/** What the rules say of a name, given what the register said: no database, so that it can be repeated years later. */
export function judgeName(set: CompiledRuleSet, request: JudgedRequest, answer: RegisterAnswer): Judgement {
  const { name, category, attributes, meaning } = request;
  const subject = subjectOf({ name, category, attributes, meaning }, set);
  const findings = detectIn({ ...subject, input: { ...subject.input, ...answer } }, set);
  return { level: levelOf(findings), classes: classesOf(findings), findings };
}

/** What the register knows of a name and its place today, as a check of the name would ask it. */
export async function askRegister(
  db: Db,
  set: CompiledRuleSet,
  request: JudgedRequest,
  today: string,
): Promise<RegisterAnswer> {
  const { name, category, attributes, division, geometry, self } = request;
  const subject = subjectOf({ name, category, attributes }, set);
  const where = { division, geometry, self, today, adjacentMetres: adjacentMetres(set, division) };
  return { ...(await registerFacts(db, set, subject, where)), registerAsked: true };
}
