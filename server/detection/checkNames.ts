import { classesOf } from './classesOf.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import type { DefectClass, Finding, Level } from './contract.ts';
import { detectIn } from './detect.ts';
import { levelOf } from './levelOf.ts';
import { type CheckInput, type Subject, subjectOf } from './subject.ts';
import type { UndrawnName } from './undrawnName.ts';

/** One row of a batch: a name and what is known of its place. */
export interface NameToCheck {
  name: string;
  attributes: NonNullable<CheckInput['attributes']>;
  /** Names of divisions as offices write them; empty when not given. */
  province: string;
  city: string;
  county: string;
  /** Since which day the name stands, as the table says it; absent for a name that is proposed. */
  since?: string | undefined;
}
export interface CheckedName {
  name: string;
  level: Level;
  classes: DefectClass[];
  /** Ids of all rules with a finding, notes included. */
  rules: string[];
  /** Chinese, for the clerk: what the gravest findings say and what to do. */
  advice: string;
  /** The same in English. */
  adviceEn: string;
}

/** What the register knows about a row: names in scope, names of the place, its division code. */
export type RegisterFacts = Pick<
  CheckInput,
  | 'inScope'
  | 'adjacent'
  | 'localNames'
  | 'division'
  | 'surroundingNames'
  | 'entities'
  | 'continues'
  | 'presentName'
  | 'presentStatus'
  | 'standing'
  | 'endedDivisions'
  | 'nearby'
  | 'localCharacters'
  | 'plan'
>;

/** Asks the register about many rows at once; answers stand in the order asked. */
export interface RegisterLookUp {
  /** Code of the county that each row names; undefined where the register knows none. */
  divisionsOf: (rows: readonly NameToCheck[]) => Promise<readonly (string | undefined)[]>;
  factsOf: (asked: readonly UndrawnName[], set: CompiledRuleSet) => Promise<readonly RegisterFacts[]>;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

const sentence = ({ messageZh, adviceZh, exceptionZh }: Finding): string => {
  if (exceptionZh !== null) return `${messageZh}（例外：${exceptionZh}）`;
  return adviceZh === null ? messageZh : `${messageZh}，建议：${adviceZh}`;
};
const sentenceEn = ({ message, advice, exception }: Finding): string => {
  if (exception !== null) return `${message} (exception: ${exception})`;
  return advice === null ? message : `${message}. Advice: ${advice}`;
};

/** What is said of a row beside its findings. */
type Remark = Pick<CheckedName, 'advice' | 'adviceEn'>;

// Such a name is not the one that people read, so it is not clear; `name-checks` refuses it.
const HIDDEN: Remark = {
  advice: '名称含有不可见字符，请删去后再检查',
  adviceEn: 'The name holds invisible characters: take them out and check again',
};

function answer(name: string, findings: readonly Finding[], remarks: readonly Remark[]): CheckedName {
  const found = levelOf(findings);
  const gravest = findings.filter((finding) => finding.level === found);
  const level = found === 'clear' && remarks.includes(HIDDEN) ? 'needs_data' : found;
  return {
    name,
    level,
    classes: classesOf(findings),
    rules: unique(findings.map(({ rule }) => rule)),
    advice: unique([...gravest.map(sentence), ...remarks.map((remark) => remark.advice)]).join('；'),
    adviceEn: unique([...gravest.map(sentenceEn), ...remarks.map((remark) => remark.adviceEn)]).join('; '),
  };
}

// The level is that of the wording: a table without counties is not a table full of names that lack data.
const NOT_COMPARED: Remark = {
  advice: '未与地名库比对：没有写明地名库中的县（市、区）',
  adviceEn: 'Not compared with the register: no county is given that it knows',
};

const NO_CATEGORY: Remark = {
  advice: '未与地名库比对：没有写明类别，或者类别不在类别表内',
  adviceEn: 'Not compared with the register: no category is given that it knows',
};

function whyNotCompared({ inScope }: RegisterFacts, { category }: Subject): Remark[] {
  if (inScope === undefined) return [NOT_COMPARED];
  return category === undefined ? [NO_CATEGORY] : [];
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
// Far above any name: a cell that took in a whole file would hold up everybody for minutes.
const LONGEST_NAME = 500;

const visible = (name: string): string => name.trim().replaceAll(INVISIBLE, '').trim();

function whyNoName(name: string): Remark | undefined {
  if (visible(name) === '') return { advice: '名称为空', adviceEn: 'The name is empty' };
  if (name.length <= LONGEST_NAME) return undefined;
  return {
    advice: `名称超过 ${LONGEST_NAME} 个字，不是地名`,
    adviceEn: `Longer than ${LONGEST_NAME} characters: no place name`,
  };
}

// The register is asked for so many rows at a time: the embedded engine does nothing else meanwhile.
const PAGE = 50;

/**
 * Checks names one after the other, in the order given.
 * @param lookUp asks the register for names in scope; left out, nothing is compared with the register
 */
export async function* checkNames(
  rows: Iterable<NameToCheck>,
  set: CompiledRuleSet,
  lookUp?: RegisterLookUp,
): AsyncGenerator<CheckedName> {
  for (const page of pagesOf(rows)) {
    for (const row of await asked(page, set, lookUp)) yield checked(row, set, lookUp !== undefined);
  }
}

function checked({ row: { name }, subject, facts }: AskedRow, set: CompiledRuleSet, isCompared: boolean): CheckedName {
  const noName = whyNoName(name);
  if (noName) return { name, level: 'needs_data', classes: [], rules: [], ...noName };
  const remarks = isCompared ? whyNotCompared(facts, subject) : [];
  if (visible(name).length < name.trim().length) remarks.unshift(HIDDEN);
  return answer(name, detectIn({ ...subject, input: { ...subject.input, ...facts } }, set), remarks);
}

function* pagesOf<T>(rows: Iterable<T>): Generator<T[]> {
  let page: T[] = [];
  for (const row of rows) {
    page.push(row);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

interface AskedRow {
  row: NameToCheck;
  subject: Subject;
  facts: RegisterFacts;
}

const standingOf = ({ since }: NameToCheck): CheckInput['standing'] =>
  since === undefined ? undefined : { since, legalStatus: 'unknown' };

/** The rows of a page with what the register knows of each. */
async function asked(
  page: readonly NameToCheck[],
  set: CompiledRuleSet,
  lookUp: RegisterLookUp | undefined,
): Promise<AskedRow[]> {
  const divisions = lookUp ? await lookUp.divisionsOf(page) : [];
  const prepared = page.map((row, i): Omit<AskedRow, 'facts'> & { division: string | undefined } => {
    const [division, name] = [divisions[i], whyNoName(row.name) ? '' : row.name];
    return {
      row,
      division,
      subject: subjectOf({ name, attributes: row.attributes, division, standing: standingOf(row) }, set),
    };
  });
  const known = prepared.flatMap(({ subject, division }) =>
    division === undefined || subject.name === '' ? [] : [{ subject, division }],
  );
  const facts = lookUp && known.length > 0 ? await lookUp.factsOf(known, set) : [];
  const bySubject = new Map(known.map(({ subject }, i) => [subject, facts[i] ?? {}]));
  return prepared.map(({ row, subject }) => ({ row, subject, facts: bySubject.get(subject) ?? {} }));
}
