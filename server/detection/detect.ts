import type { z } from 'zod';
import { type AlignedChar, alignName } from '../gazetteer/normaliseName.ts';
import { ALL_RULES } from './allRules.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import type { Clash, Finding, Level, Severity } from './contract.ts';
import { exceptionFor } from './exceptionFor.ts';
import { inTwoLanguages } from './inTwoLanguages.ts';
import { ASPECTS, type Hit, type Rule } from './rule.ts';
import { rowIn } from './ruleIn.ts';
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

/** The exception as it is shown, with its source and whether anybody has read that. */
function exceptionWords(
  exception: Hit['exception'],
  { sources }: CompiledRuleSet,
): Pick<Finding, 'exception' | 'exceptionZh'> {
  if (!exception) return { exception: null, exceptionZh: null };
  const { ground, groundZh, source, verified = true } = exception;
  return {
    exception: `${ground} (${source}${verified ? '' : '; not verified'})`,
    exceptionZh: `${groundZh}（${sources.get(source) ?? source}${verified ? '' : '；未核实'}）`,
  };
}

/** A hit with what the rows say of it, before anything is put into words. */
interface Seen {
  readonly hit: Hit;
  readonly rule: RuleRow;
  readonly result: ResultRow;
  readonly severity: Finding['severity'];
  readonly level: Level;
}

function seen(found: Hit, rule: RuleRow, subject: Subject): Seen[] {
  const result = rule.results.find((each) => each.result === found.result);
  if (!result) return [];
  const hit = { ...found, exception: found.exception ?? statedFor(found, rule, subject) };
  const severity = severityOf(hit, rule);
  const gravity = severity ? { severity, level: LEVEL_OF[severity] } : result;
  return [{ hit, rule, result, severity: gravity.severity, level: gravity.level }];
}

function finding({ hit, rule, result: row, severity, level }: Seen, subject: Subject, set: CompiledRuleSet): Finding {
  const { exception } = hit;
  const evidence = evidenceOf(hit, set);
  const instrument = inTwoLanguages(rule.instrument, rule.instrumentZh);
  const article = inTwoLanguages(rule.article, rule.articleZh);
  return {
    rule: rule.id,
    ruleVersion: rule.version,
    ruleJurisdiction: rule.jurisdiction,
    result: hit.result,
    class: rule.class,
    ...{ severity, level },
    span: spanOf(subject, hit),
    evidence,
    clash: hit.clash ? clashOf(hit.clash) : null,
    ...exceptionWords(exception, set),
    instrument: instrument.text,
    instrumentZh: instrument.textZh,
    article: article.text,
    articleZh: article.textZh,
    message: fill(row.message, evidence),
    messageZh: fillZh(row.messageZh, evidence),
    advice: row.advice === null ? null : fill(row.advice, evidence),
    adviceZh: row.adviceZh === null ? null : fillZh(row.adviceZh, evidence),
  };
}

function seenIn(subject: Subject, set: CompiledRuleSet): Seen[] {
  const found: Seen[] = [];
  for (const { rule, rows } of rulesFor(subject, set)) {
    const row = rowIn(rows, subject.input.division);
    if (row === undefined) continue;
    for (const hit of rule.look(subject, set, row)) found.push(...seen(hit, row, subject));
  }
  return found;
}

/** All findings on a prepared name: see `detect`. */
export const detectIn = (subject: Subject, set: CompiledRuleSet): Finding[] =>
  seenIn(subject, set).map((each) => finding(each, subject, set));

/** The same where one of them asks for an officer; else none, so that a scan words nothing that nobody reads. */
export function graveIn(subject: Subject, set: CompiledRuleSet): Finding[] {
  const found = seenIn(subject, set);
  if (!found.some(({ level }) => level === 'block' || level === 'review')) return [];
  return found.map((each) => finding(each, subject, set));
}

interface RuleInForce {
  readonly rule: Rule;
  readonly rows: readonly RuleRow[];
}

const aspects = Object.values(ASPECTS);

// By the aspects that a name has, as bits.
const inForce = new WeakMap<CompiledRuleSet, Map<number, readonly RuleInForce[]>>();

/** The program and the rows of each rule that may have something to say about the name, in the order of `ALL_RULES`. */
function rulesFor(subject: Subject, set: CompiledRuleSet): readonly RuleInForce[] {
  const known = inForceIn(set);
  let bits = 0;
  for (const has of aspects) bits = bits * 2 + (has(subject) ? 1 : 0);
  const rules = known.get(bits);
  if (rules) return rules;
  const awake = rulesAwake(subject, set);
  known.set(bits, awake);
  return awake;
}

function inForceIn(set: CompiledRuleSet): Map<number, readonly RuleInForce[]> {
  const known = inForce.get(set);
  if (known) return known;
  const made = new Map<number, readonly RuleInForce[]>();
  inForce.set(set, made);
  return made;
}

const rulesAwake = (subject: Subject, set: CompiledRuleSet): RuleInForce[] =>
  ALL_RULES.flatMap((rule) => {
    const rows = set.rules.get(rule.id);
    const isAwake = rule.speaksOf?.some((aspect) => ASPECTS[aspect](subject)) ?? true;
    return rows && isAwake ? [{ rule, rows }] : [];
  });

/**
 * Everything the rules have to say about a name: all findings, not the first. A finding is evidence for a handler,
 * neither approval nor refusal. Pure; never throws, whatever the characters; cost linear in the length of the name.
 */
export function detect(input: CheckInput, set: CompiledRuleSet): Finding[] {
  return detectIn(subjectOf(input, set), set);
}
