import { inJurisdiction } from './inJurisdiction.ts';
import type { ExceptionRow } from './ruleSet.ts';
import type { Standing, Subject } from './subject.ts';
import type { WordHit } from './wordIndex.ts';

interface Stretch {
  start: number;
  end: number;
}

const covers = (found: WordHit<ExceptionRow>, hit: Stretch, { text, genericStart }: Subject): boolean => {
  switch (found.row.match) {
    case 'exact':
      return found.start === 0 && (found.end === text.length || found.end === genericStart);
    case 'prefix':
      return found.start === 0;
    case 'suffix':
      return found.end === text.length;
    case 'substring':
      return found.start <= hit.start && hit.end <= found.end;
    case 'crosses':
      return (
        (hit.start < found.start && found.start < hit.end && hit.end < found.end) ||
        (found.start < hit.start && hit.start < found.end && found.end < hit.end)
      );
    case 'feature_type':
      return true;
    case 'area':
    case 'standing':
      return false;
  }
};

/** Where in the list, which is in order of position, the words that begin at `start` or later begin. */
function indexFrom(list: readonly WordHit<ExceptionRow>[], start: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

// No place name is longer (NameText), so no word of a list is.
const LONGEST = 60;

/** The exceptions that may cover a hit: at the beginning, around it, at the end. All of them would make the cost quadratic. */
function near({ exceptions, text }: Subject, { start, end }: Stretch): WordHit<ExceptionRow>[] {
  if (exceptions.length <= LONGEST) return [...exceptions];
  return [
    ...exceptions.slice(0, indexFrom(exceptions, 1)),
    ...exceptions.slice(indexFrom(exceptions, start - LONGEST), indexFrom(exceptions, end)),
    ...exceptions.slice(indexFrom(exceptions, text.length - LONGEST)),
  ];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** Is the name as old as the row asks, or does it have the legal status that the row names? */
const isLongStanding = ({ text }: ExceptionRow, { since, legalStatus }: Standing): boolean =>
  DAY.test(text) ? since !== null && since < text : legalStatus === text;

/** The first row that excuses the name for standing, with the day since when it does. */
function standingException(
  { standingRows, input: { standing } }: Subject,
  applies: (row: ExceptionRow) => boolean,
): ExceptionRow | undefined {
  const row = standing && standingRows.find((each) => applies(each) && isLongStanding(each, standing));
  if (!row) return undefined;
  const filled = (text: string, unknown: string): string => text.replaceAll('{since}', standing.since ?? unknown);
  return { ...row, ground: filled(row.ground, 'an unknown day'), groundZh: filled(row.groundZh, '不明之日') };
}

/**
 * The exception of the criteria that covers a hit, if any, among the rows that hold in the division of the place; the finding
 * is then shown as a note, never dropped. A row for the word goes before one for the age of the name.
 */
export function exceptionFor(subject: Subject, rule: string, hit: Stretch): ExceptionRow | undefined {
  const applies = (row: ExceptionRow): boolean =>
    (row.rules.includes(rule) || row.rules.includes('*')) && inJurisdiction(row.jurisdiction, subject.input.division);
  const stated = near(subject, hit).find((found) => applies(found.row) && covers(found, hit, subject))?.row;
  return stated ?? standingException(subject, applies);
}
