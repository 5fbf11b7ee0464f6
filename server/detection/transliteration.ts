import type { RuleRow } from './ruleSet.ts';

/** Log-odds of characters and of pairs of neighbours in foreign names written in Chinese against Chinese names and words. */
export type TransliterationOdds = ReadonlyMap<string, number>;

/** A stretch that sounds foreign; indexes of code points, end exclusive. */
export interface TransliteratedRun {
  readonly start: number;
  readonly end: number;
  /** Log-odds of the whole stretch: the weight of the evidence. */
  readonly sum: number;
}

/** How much a stretch must weigh, by its length, and on average. */
export interface TransliterationLimits {
  readonly pair: number;
  readonly longer: number;
  readonly mean: number;
}

/**
 * The limits as the row of YANG-4 has them. The shipped ones were chosen by `npm run bench -- detection` on the names of some
 * cities and measured on those of the others; on 6,336 communities of the country read as estates they cost 0.1 %. The same
 * figures stand in for rows stored before they were written there.
 */
export function limitsOf({ parameters }: Pick<RuleRow, 'parameters'>): TransliterationLimits {
  const { pairWeight: pair = 7, longerWeight: longer = 4, meanWeight: mean = 1.5 } = parameters;
  return { pair, longer, mean };
}

const NONE: TransliteratedRun = { start: 0, end: 0, sum: 0 };

/** The heaviest stretch that ends with the character at `at`: on from the one before, or begun anew (Kadane's scan). */
function endingAt(
  text: readonly string[],
  at: number,
  before: TransliteratedRun,
  odds: TransliterationOdds,
): TransliteratedRun {
  const char = text[at] ?? '';
  const alone = odds.get(char) ?? 0;
  const joined = before.sum + (odds.get(`${text[at - 1] ?? ''}${char}`) ?? alone);
  const goesOn = before.end === at && before.end > before.start && joined > alone;
  return goesOn ? { ...before, end: at + 1, sum: joined } : { start: at, end: at + 1, sum: alone };
}

/** Of a stretch of characters with odds, the part that weighs most. */
function heaviest(text: readonly string[], from: number, to: number, odds: TransliterationOdds): TransliteratedRun {
  let [best, current] = [NONE, NONE];
  for (let at = from; at < to; at += 1) {
    current = endingAt(text, at, current, odds);
    if (current.sum > best.sum) best = current;
  }
  return best;
}

const enough = ({ start, end, sum }: TransliteratedRun, limits: TransliterationLimits): boolean => {
  const length = end - start;
  if (length < 2 || sum / length < limits.mean) return false;
  return sum >= (length === 2 ? limits.pair : limits.longer);
};

/** Stretches that are spelled like foreign names, at most one between two characters never used for that. Linear. */
export function transliteratedRuns(
  text: readonly string[],
  odds: TransliterationOdds,
  limits: TransliterationLimits,
): TransliteratedRun[] {
  const found: TransliteratedRun[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const char = text[at];
    if (char !== undefined && odds.has(char)) continue;
    const run = heaviest(text, from, at, odds);
    if (enough(run, limits)) found.push(run);
    from = at + 1;
  }
  return found;
}
