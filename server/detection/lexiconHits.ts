import { exceptionFor } from './exceptionFor.ts';
import { groundOf } from './groundOf.ts';
import { inJurisdiction } from './inJurisdiction.ts';
import type { Hit, Rule } from './rule.ts';
import type { LexiconRow } from './ruleSet.ts';
import { isEstate, isOfficial, type Subject } from './subject.ts';
import { outermost, type WordHit } from './wordIndex.ts';

function inPlace({ start, end, row }: WordHit<LexiconRow>, { text, genericStart }: Subject): boolean {
  const limit = row.part === 'specific' ? genericStart : text.length;
  const from = row.part === 'generic' ? genericStart : 0;
  if (start < from || end > limit) return false;
  if (row.match === 'prefix') return start === 0;
  if (row.match === 'suffix') return end === limit;
  return row.match !== 'exact' || (start === 0 && (end === genericStart || end === text.length));
}

const listed = (row: LexiconRow, subject: Subject): boolean =>
  subject.category === undefined
    ? isEstate(subject) && row.categories.some((category) => category === 'residential_area' || category === 'building')
    : row.categories.includes(subject.category);

function outside(row: LexiconRow, subject: Subject): Hit['exception'] {
  if (listed(row, subject)) return undefined;
  // The notice and the ministry's warning of 2019-06-21: newly built quarters and large buildings, no widening.
  return groundOf(subject, isOfficial(subject) ? 'official_name' : 'other_category');
}

/** Lexicon words of one rule in a name: the longest at each place, exceptions and foreign categories marked. */
export function lexiconHits(subject: Subject, rule: string): Hit[] {
  if (subject.words.length === 0) return [];
  const found = subject.words.filter(
    (hit) =>
      hit.row.rules.includes(rule) &&
      inJurisdiction(hit.row.jurisdiction, subject.input.division) &&
      inPlace(hit, subject),
  );
  return outermost(found).map((hit) => ({
    result: 'WORD',
    start: hit.start,
    end: hit.end,
    severity: hit.row.severity,
    exception: exceptionFor(subject, rule, hit) ?? outside(hit.row, subject),
    evidence: { word: hit.row.text, lexicon: hit.row.id, source: hit.row.source, jurisdiction: hit.row.jurisdiction },
  }));
}

/** A rule that is nothing but its lexicon rows. */
export const lexiconRule = (id: string): Rule => ({
  id,
  speaksOf: ['words'],
  look: (subject) => lexiconHits(subject, id),
});

/** The same, for form rules that speak of quarters and buildings only: silent for any other category. */
export const estateRule = (id: string): Rule => ({
  id,
  speaksOf: ['words'],
  look: (subject) => (isEstate(subject) ? lexiconHits(subject, id) : []),
});
