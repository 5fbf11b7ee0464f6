import { classesOf } from './classesOf.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import type { DefectClass, Finding, Level } from './contract.ts';
import { detectIn } from './detect.ts';
import { levelOf } from './levelOf.ts';
import { type CheckInput, type Subject, subjectOf } from './subject.ts';

/** One row of a batch: a name and what is known of its place. */
export interface NameToCheck {
  name: string;
  attributes: NonNullable<CheckInput['attributes']>;
  /** Names of divisions as offices write them; empty when not given. */
  province: string;
  city: string;
  county: string;
}
export interface CheckedName {
  name: string;
  level: Level;
  classes: DefectClass[];
  /** Ids of all rules with a finding, notes included. */
  rules: string[];
  /** Chinese, for the clerk: what the gravest findings say and what to do. */
  advice: string;
}

/** What the register knows about a row: names in scope, names of the place, its division code. */
export type RegisterFacts = Pick<
  CheckInput,
  'inScope' | 'localNames' | 'division' | 'surroundingNames' | 'entities' | 'continues' | 'presentName'
>;
export type RegisterLookUp = (row: NameToCheck, subject: Subject) => Promise<RegisterFacts>;

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

const sentence = ({ messageZh, adviceZh, exceptionZh }: Finding): string => {
  if (exceptionZh !== null) return `${messageZh}（例外：${exceptionZh}）`;
  return adviceZh === null ? messageZh : `${messageZh}，建议：${adviceZh}`;
};

function answer(name: string, findings: readonly Finding[], remarks: readonly string[]): CheckedName {
  const level = levelOf(findings);
  const gravest = findings.filter((finding) => finding.level === level);
  return {
    name,
    level,
    classes: classesOf(findings),
    rules: unique(findings.map(({ rule }) => rule)),
    advice: unique([...gravest.map(sentence), ...remarks]).join('；'),
  };
}

// The level is that of the wording: a table without counties is not a table full of names that lack data.
const NOT_COMPARED = '未与地名库比对：没有写明地名库中的县（市、区）';

const EMPTY: CheckedName = { name: '', level: 'needs_data', classes: [], rules: [], advice: '名称为空' };

/**
 * Checks names one after the other, in the order given.
 * @param lookUp asks the register for names in scope; left out, nothing is compared with the register
 */
export async function* checkNames(
  rows: Iterable<NameToCheck>,
  set: CompiledRuleSet,
  lookUp?: RegisterLookUp,
): AsyncGenerator<CheckedName> {
  for (const row of rows) {
    if (row.name.trim() === '') {
      yield { ...EMPTY, name: row.name };
      continue;
    }
    const subject = subjectOf({ name: row.name, attributes: row.attributes }, set);
    const facts = lookUp ? await lookUp(row, subject) : {};
    const remarks = lookUp && facts.inScope === undefined ? [NOT_COMPARED] : [];
    yield answer(row.name, detectIn({ ...subject, input: { ...subject.input, ...facts } }, set), remarks);
  }
}
