import type { z } from 'zod';
import { type AlignedChar, alignName } from '../gazetteer/normaliseName.ts';
import { ALL_RULES } from './allRules.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import type { Clash, Finding, Level, Severity } from './contract.ts';
import { exceptionFor } from './exceptionFor.ts';
import { inJurisdiction } from './inJurisdiction.ts';
import { inTwoLanguages } from './inTwoLanguages.ts';
import type { Hit, Rule } from './rule.ts';
import type { ResultRow, RuleRow } from './ruleSet.ts';
import { type CheckInput, type NameInScope, type Subject, subjectOf } from './subject.ts';

const LEVEL_OF: Record<z.infer<typeof Severity>, Level> = {
  PROHIBITED: 'block',
  ADVISE: 'review',
  HUMAN: 'review',
  NOTE: 'note',
  NEEDS_DATA: 'needs_data',
};

const fact = (value: unknown, comma: string): string =>
  Array.isArray(value) ? value.map(String).join(comma) : String(value ?? '');

const SLOT = /\{(\w+)\}/g;

/** Fills `{word}` and the like from the evidence; an unknown slot stays empty rather than fail. */
const fill = (template: string, evidence: Hit['evidence']): string =>
  template.replace(SLOT, (_, slot: string) => fact(evidence[slot], ', '));

/** The same in Chinese: a fact with a Chinese twin (`scope`, `scopeZh`) is told by it. */
const fillZh = (template: string, evidence: Hit['evidence']): string =>
  template.replace(SLOT, (_, slot: string) => fact(evidence[`${slot}Zh`] ?? evidence[slot], '、'));

const clashOf = ({ placeId, nameId, name, romanTone, status, divisionName, scope, geometry }: NameInScope): Clash => ({
  ...{ placeId, nameId, name, romanTone },
  ...{ status, divisionName, scope, geometry },
});

// All findings on a name ask for its characters: aligned for each, a long name would cost the square of its length.
const aligned = new WeakMap<Subject, AlignedChar[]>();

function alignedChars(subject: Subject): AlignedChar[] {
  const known = aligned.get(subject);
  if (known) return known;
  const chars = alignName(subject.name);
  aligned.set(subject, chars);
  return chars;
}

/** The characters of the name as given; normalising may have joined or dropped some. */
function spanOf(subject: Subject, { start, end }: Hit): Finding['span'] {
  const { name } = subject;
  const chars = alignedChars(subject);
  const first = start === undefined ? undefined : chars[start];
  const last = end === undefined ? undefined : chars[end - 1];
  if (!first || !last) return null;
  return { start: first.start, end: last.end, text: name.slice(first.start, last.end) };
}

function gravity(hit: Hit, row: ResultRow, rule: RuleRow): Pick<Finding, 'severity' | 'level'> {
  const severity = severityOf(hit, rule);
  return severity ? { severity, level: LEVEL_OF[severity] } : { severity: row.severity, level: row.level };
}

/** What stands over the severity of the result: an exception, a scope that only stands in, the row of a list. */
function severityOf(hit: Hit, { exceptionSeverity, fallbackSeverity }: RuleRow): Finding['severity'] | undefined {
  if (hit.exception) return exceptionSeverity;
  return hit.scopeStandsIn ? fallbackSeverity : hit.severity;
}

/** Facts with the Chinese of their source, where it has any. */
function evidenceOf({ evidence }: Hit, { sources }: CompiledRuleSet): Hit['evidence'] {
  const { source } = evidence;
  const inChinese = (each: unknown): unknown => (typeof each === 'string' ? (sources.get(each) ?? each) : each);
  if (source === undefined || evidence.sourceZh !== undefined) return evidence;
  return { ...evidence, sourceZh: Array.isArray(source) ? source.map(inChinese) : inChinese(source) };
}

/** A row of the exceptions excuses whatever the rule saw in its place, but no clash with another name. */
function statedFor({ start, end, clash }: Hit, rule: RuleRow, subject: Subject): Hit['exception'] {
  if (start === undefined || end === undefined || clash) return undefined;
  return exceptionFor(subject, rule.id, { start, end });
}

function finding(hit: Hit, rule: RuleRow, subject: Subject, set: CompiledRuleSet): Finding[] {
  const row = rule.results.find(({ result }) => result === hit.result);
  if (!row) return [];
  const exception = hit.exception ?? statedFor(hit, rule, subject);
  const evidence = evidenceOf(hit, set);
  const instrument = inTwoLanguages(rule.instrument, rule.instrumentZh);
  const article = inTwoLanguages(rule.article, rule.articleZh);
  return [
    {
      rule: rule.id,
      ruleVersion: rule.version,
      result: hit.result,
      class: rule.class,
      ...gravity({ ...hit, exception }, row, rule),
      span: spanOf(subject, hit),
      evidence,
      clash: hit.clash ? clashOf(hit.clash) : null,
      exception: exception ? `${exception.ground} (${exception.source})` : null,
      exceptionZh: exception
        ? `${exception.groundZh}（${set.sources.get(exception.source) ?? exception.source}）`
        : null,
      instrument: instrument.text,
      instrumentZh: instrument.textZh,
      article: article.text,
      articleZh: article.textZh,
      message: fill(row.message, evidence),
      messageZh: fillZh(row.messageZh, evidence),
      advice: row.advice === null ? null : fill(row.advice, evidence),
      adviceZh: row.adviceZh === null ? null : fillZh(row.adviceZh, evidence),
    },
  ];
}

/** All findings on a prepared name: see `detect`. */
export function detectIn(subject: Subject, set: CompiledRuleSet): Finding[] {
  const findings: Finding[] = [];
  for (const { rule, row } of rulesOf(set)) {
    if (!inJurisdiction(row.jurisdiction, subject.input.division)) continue;
    for (const hit of rule.look(subject, set)) findings.push(...finding(hit, row, subject, set));
  }
  return findings;
}

interface RuleInForce {
  readonly rule: Rule;
  readonly row: RuleRow;
}
const inForce = new WeakMap<CompiledRuleSet, readonly RuleInForce[]>();

/** The program and the row of each rule of the set, in the order of `ALL_RULES`. */
function rulesOf(set: CompiledRuleSet): readonly RuleInForce[] {
  const known = inForce.get(set);
  if (known) return known;
  const rules = ALL_RULES.flatMap((rule) => {
    const row = set.rules.get(rule.id);
    return row ? [{ rule, row }] : [];
  });
  inForce.set(set, rules);
  return rules;
}

/**
 * Everything the rules have to say about a name: all findings, not the first. A finding is evidence for a handler,
 * neither approval nor refusal. Pure; never throws, whatever the characters; cost linear in the length of the name.
 */
export function detect(input: CheckInput, set: CompiledRuleSet): Finding[] {
  return detectIn(subjectOf(input, set), set);
}
