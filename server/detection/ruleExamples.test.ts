import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PlaceCategory } from '../gazetteer/contract.ts';
import { nameKeys } from '../gazetteer/nameKeys.ts';
import { splitName } from '../gazetteer/splitName.ts';
import { ALL_RULES } from './allRules.ts';
import { type CompiledRuleSet, compileRuleSet } from './compileRuleSet.ts';
import { CheckAttributes, type Finding, Severity } from './contract.ts';
import { detect } from './detect.ts';
import { levelOf } from './levelOf.ts';
import { loadRuleSet } from './loadRuleSet.ts';
import { type ExceptionRow, LexiconRow } from './ruleSet.ts';
import type { NameInScope } from './subject.ts';

const Name = z.strictObject({ name: z.string(), scope: z.string() });
const Asked = {
  name: z.string(),
  category: PlaceCategory.optional(),
  division: z.string().optional(),
  attributes: CheckAttributes.optional(),
  /** Names that the register has in the scope. */
  others: Name.array().optional(),
  /** Names that it has just outside of it. */
  adjacent: z.strictObject({ name: z.string(), area: z.string(), metres: z.number() }).array().optional(),
  localNames: z.string().array().optional(),
  surroundingNames: z.string().array().optional(),
  entities: z.strictObject({ name: z.string(), isInside: z.boolean().nullable() }).array().optional(),
  continues: z
    .strictObject({ name: z.string(), specificNorm: z.string(), divisionName: z.string().nullable() })
    .array()
    .optional(),
  presentName: z.string().optional(),
  presentStatus: z.string().optional(),
  standing: z.strictObject({ since: z.string().nullable(), legalStatus: z.string() }).optional(),
  meaning: z.string().optional(),
  endedDivisions: z.strictObject({ name: z.string(), endedOn: z.string() }).array().optional(),
  /** Names of the same kind close by, as far apart as they lie. */
  nearby: z.strictObject({ name: z.string(), metres: z.number() }).array().optional(),
  registerAsked: z.boolean().optional(),
  /** Rows of a list that ships empty. */
  lexicon: LexiconRow.array().optional(),
  /** Rules that ship off are switched on. */
  enable: z.literal(true).optional(),
};
const ResultExample = z.strictObject({ ...Asked, rule: z.string(), result: z.string(), severity: Severity });
const WorkedExample = z.strictObject({
  ...Asked,
  /** Of the naming rules. */
  section: z.string(),
  finds: z.string().array(),
  level: z.string().optional(),
  never: z.string().array().optional(),
});
const file = new URL('../../data/rules/examples.json', import.meta.url);
const { results, worked } = z
  .strictObject({
    results: ResultExample.array(),
    worked: WorkedExample.array(),
  })
  .parse(JSON.parse(readFileSync(file, 'utf8')));

const rows = loadRuleSet();
const set = compileRuleSet(rows);
/** The row of a rule that holds in a place, or the first of them. */
const ruleOf = (rule: string, jurisdiction?: string) =>
  rows.rules.find((row) => row.id === rule && (jurisdiction === undefined || row.jurisdiction === jurisdiction));
const rowOf = (rule: string, result: string) => ruleOf(rule)?.results.find((row) => row.result === result);

function inScope({ category = 'other', others = [] }: { category?: PlaceCategory; others?: z.infer<typeof Name>[] }) {
  return others.map(({ name, scope }): NameInScope => {
    const split = splitName(name, category, set.tables.generics);
    return {
      ...{ placeId: 'p', nameId: 'n', name, romanTone: null, status: 'standard', divisionName: null, geometry: null },
      ...{ ...nameKeys({ name, ...split }, set.tables), category, scope },
    };
  });
}

type Example = Omit<z.infer<typeof WorkedExample>, 'section' | 'finds'>;

function findingsOf({ others, adjacent, nearby, lexicon = [], enable, ...asked }: Example): Finding[] {
  const isPlain = lexicon.length === 0 && !enable;
  const rules = rows.rules.map((rule) => ({ ...rule, enabled: rule.enabled || enable === true }));
  const compiled = isPlain ? set : compileRuleSet({ ...rows, rules, lexicon: [...rows.lexicon, ...lexicon] });
  const { category } = asked;
  const register = others ? { inScope: inScope({ others, ...(category ? { category } : {}) }) } : {};
  const near = (adjacent ?? []).flatMap(({ name, ...where }) =>
    inScope({ others: [{ name, scope: 'adjacent' }], ...(category ? { category } : {}) }).map((each) => ({
      ...each,
      ...where,
    })),
  );
  const beside = inScope({ others: (nearby ?? []).map(({ name }) => ({ name, scope: 'county' })) });
  const at = (nearby ?? []).map(({ metres }, i) => ({
    ...{ placeId: 'p', name: beside[i]?.name ?? '', pinyinPlain: beside[i]?.pinyinPlain ?? [], metres, apart: metres },
  }));
  return detect({ ...asked, ...register, adjacent: near, nearby: at }, compiled);
}

/** What every finding carries, for a clerk today and a court later. */
function expectWhole(finding: Finding, name: string): void {
  const rule = ruleOf(finding.rule, finding.ruleJurisdiction);
  expect(finding.ruleVersion).toBe(rule?.version);
  for (const key of ['instrument', 'instrumentZh', 'article', 'articleZh', 'message', 'messageZh'] as const) {
    expect(finding[key], `${finding.rule} ${key}`).toMatch(/\S/);
    expect(finding[key], `${finding.rule} ${key}`).not.toMatch(/[{}]|undefined| \/ /);
  }
  expect(finding.articleZh).toMatch(/\p{Script=Han}/u);
  expect(finding.article).not.toMatch(/\p{Script=Han}/u);
  expect((finding.exception === null) === (finding.exceptionZh === null)).toBe(true);
  if (finding.span) expect(name.slice(finding.span.start, finding.span.end)).toBe(finding.span.text);
  if (finding.level !== 'note') expect(finding.advice && finding.adviceZh, `advice of ${finding.rule}`).toMatch(/\S/);
  if (finding.level === 'block' || finding.level === 'review') {
    expect(finding.span, `${finding.rule} ${finding.result}`).not.toBeNull();
    expect(finding.evidence).not.toEqual({});
  }
  const isRowNote = rowOf(finding.rule, finding.result)?.severity === 'NOTE';
  if (finding.severity === 'NOTE' && !isRowNote) expect(finding.exception).toMatch(/\S/);
}

it('has a rule in the program for every rule row, and a row for every rule', () => {
  expect([...new Set(rows.rules.map(({ id }) => id))].sort()).toEqual(ALL_RULES.map(({ id }) => id).sort());
});

it('has an example for every result row', () => {
  const given = new Set(results.map(({ rule, result }) => `${rule} ${result}`));
  const needed = rows.rules.flatMap(({ id, results: own }) => own.map(({ result }) => `${id} ${result}`));
  expect(needed.filter((each) => !given.has(each))).toEqual([]);
});

describe('every result row is reached, with all that a finding carries', () => {
  const known = results.filter(({ rule, result }) => rowOf(rule, result));
  it.each(known)('$rule $result: $name', ({ rule, result, severity, ...example }) => {
    const findings = findingsOf(example);
    const found = findings.find((finding) => finding.rule === rule && finding.result === result);
    expect(found, findings.map((finding) => `${finding.rule} ${finding.result}`).join(', ')).toBeDefined();
    expect(found?.severity).toBe(severity);
    for (const finding of findings) expectWhole(finding, example.name);
  });
});

describe('examples of the naming rules', () => {
  it.each(worked)('section $section: $name', ({ section: _, finds, level, never = [], ...example }) => {
    const findings = findingsOf(example);
    expect(findings.map(({ rule, result }) => `${rule} ${result}`)).toEqual(expect.arrayContaining(finds));
    if (level) expect(levelOf(findings)).toBe(level);
    expect(findings.filter((finding) => never.includes(finding.level))).toEqual([]);
    for (const finding of findings) expectWhole(finding, example.name);
  });
});

/** A name that meets the exception, and the word in it that a rule would object to. */
const TRIAL: Readonly<Record<string, (text: string) => { name: string; word: string }>> = {
  exact: (text) => ({ name: text, word: text }),
  substring: (text) => ({ name: `${text}小区`, word: text }),
  prefix: (text) => ({ name: `${text}小区`, word: '小区' }),
  suffix: (text) => ({ name: `甲乙${text}`, word: '甲乙' }),
  crosses: (text) => ({ name: `甲${text}`, word: `甲${text.slice(0, 1)}` }),
  standing: () => ({ name: '甲乙小区', word: '甲乙' }),
};

const OLD = { since: '1930-05-01', legalStatus: 'deemed_standard' };

/** The shipped rules with one exception row alone, and lists that hold nothing but the word. */
function withException(row: ExceptionRow, word: string): CompiledRuleSet {
  const ids = row.rules.includes('*') ? ['DA-1'] : row.rules;
  const lexicon: LexiconRow = {
    enabled: true,
    ...{ id: 'E', text: word, match: 'substring', part: 'full', categories: ['residential_area'], type: null },
    ...{ rules: ids, severity: 'HUMAN', source: 'example', jurisdiction: 'CN', effectiveFrom: '2018-12-10' },
    effectiveTo: null,
  };
  const kinds = ['city', 'person', 'word'] as const;
  const foreignNames = kinds.map((kind) => ({
    ...({ text: word, kind, certainty: 'strong', chineseNamesContaining: 0, source: 'example' } as const),
    ...{ jurisdiction: 'CN', effectiveFrom: '2018-12-10', effectiveTo: null },
  }));
  return compileRuleSet({
    ...rows,
    lexicon: [lexicon],
    foreignNames,
    exceptions: [row],
    transliteration: [],
    readings: [],
  });
}

it('shows every exception row on the finding it excuses', () => {
  const tried = rows.exceptions.filter(({ match }) => TRIAL[match]);
  const silent = tried.filter((row) => {
    const [text = ''] = row.text.split(' ');
    const { name, word } = TRIAL[row.match]?.(text) ?? { name: '', word: '' };
    // The rules on digits have no list: their exceptions are tried as they are.
    const found = detect({ name, standing: OLD }, withException(row, word));
    const said = row.groundZh.replace('{since}', OLD.since);
    const findings = [...found, ...detect({ name: `${text}大厦` }, set)];
    return !findings.some(({ level, exceptionZh }) => level === 'note' && exceptionZh?.startsWith(said));
  });
  expect(silent.map(({ id, text, match }) => `${id} ${text} ${match}`)).toEqual([]);
  expect(tried.length).toBeGreaterThan(100);
}, 60_000);
