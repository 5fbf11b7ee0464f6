import type { CompiledRuleSet } from './compileRuleSet.ts';
import { inJurisdiction } from './inJurisdiction.ts';
import { narrowness } from './narrowness.ts';
import type { Hit } from './rule.ts';
import type { ThresholdRow } from './ruleSet.ts';
import { type Measure, measureNames, measureWords, outerConditions, sizes } from './sizeMeasures.ts';
import type { Subject } from './subject.ts';

/** The generic term of the row; a name that has none known may still end with it (云台院). */
const endsWith = ({ generic }: ThresholdRow, subject: Subject): boolean =>
  subject.generic === generic ||
  (subject.generic === null && subject.text.slice(-[...generic].length).join('') === generic);

/** The row for the generic term: the narrowest that holds in the division. */
function rowFor(subject: Subject, set: CompiledRuleSet): ThresholdRow | undefined {
  const rows = (set.thresholds.get(subject.category) ?? []).filter(
    (row) => endsWith(row, subject) && inJurisdiction(row.jurisdiction, subject.input.division),
  );
  return rows.toSorted((a, b) => narrowness(b.jurisdiction) - narrowness(a.jurisdiction))[0];
}

const isSmall = ({ is, least }: Measure): boolean => is !== undefined && least !== null && is < least;
const isLarge = ({ is, most }: Measure): boolean => is !== undefined && most !== null && is > most;
const isReached = (measure: Measure): boolean => measure.is !== undefined && !isSmall(measure) && !isLarge(measure);

type SizeResult = 'BELOW' | 'ABOVE' | 'MISSING' | 'FITS';

/** What the sizes say together; `any` of them is enough, or `all` are needed. */
function resultOf(asked: readonly Measure[], combine: ThresholdRow['combine']): SizeResult {
  if (combine === 'all') {
    if (asked.some(isSmall)) return 'BELOW';
    return asked.every(isReached) ? 'FITS' : 'MISSING';
  }
  if (asked.some(isReached)) return 'FITS';
  if (asked.some(isSmall)) return 'BELOW';
  return asked.some(isLarge) ? 'ABOVE' : 'MISSING';
}

/** Conditions beside the size: CONDITION where a figure given does not meet one, OPEN where the figures given do not tell. */
function conditionHit(row: ThresholdRow, subject: Subject): Hit | undefined {
  const asked = outerConditions(row, subject);
  const failed = asked.filter((measure) => isSmall(measure) || isLarge(measure));
  if (failed.length > 0) {
    const { words, wordsZh } = measureWords(failed);
    return { result: 'CONDITION', severity: row.severity, evidence: { conditions: words, conditionsZh: wordsZh } };
  }
  // Starting figures of another place speak of sizes only: its other conditions are nobody's law here.
  if (row.jurisdiction === 'default') return undefined;
  const { words, wordsZh } = measureWords(asked.filter(({ is }) => is === undefined));
  if (row.conditions !== '') {
    words.push(row.conditions);
    wordsZh.push(row.conditionsZh);
  }
  return words.length === 0 ? undefined : { result: 'OPEN', evidence: { conditions: words, conditionsZh: wordsZh } };
}

/**
 * Size of the entity against the threshold of its generic term. BELOW when a measure given is too small and none that
 * suffices is large enough, ABOVE when it is too large for a small generic; MISSING when nothing that could decide was
 * given; CONDITION and OPEN for what the row demands beside the size.
 */
export function sizeHits(subject: Subject, set: CompiledRuleSet): Hit[] {
  const row = rowFor(subject, set);
  if (!row) return [];
  const { generic, id, document, source } = row;
  const asked = sizes(row, subject);
  const span = { start: subject.text.length - [...generic].length, end: subject.text.length };
  const base = { word: generic, threshold: id, document, source, asked };
  const result = resultOf(asked, row.combine);
  if (result === 'FITS') {
    const hit = conditionHit(row, subject);
    return hit ? [{ ...hit, ...span, evidence: { ...base, ...hit.evidence } }] : [];
  }
  const missing = measureNames(asked.filter(({ is }) => is === undefined));
  const evidence = { ...base, missing: missing.names, missingZh: missing.namesZh };
  return [{ result, ...span, ...(result === 'MISSING' ? {} : { severity: row.severity }), evidence }];
}
