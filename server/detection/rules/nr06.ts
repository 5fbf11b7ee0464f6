import type { CompiledRuleSet } from '../compileRuleSet.ts';
import { lexiconHits } from '../lexiconHits.ts';
import type { Hit, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { tradeName } from '../tradeName.ts';

const ID = 'NR-06';
function applicantHits(subject: Subject, { companyWords }: CompiledRuleSet): Hit[] {
  const applicant = subject.input.attributes?.applicantName;
  if (!applicant) return [];
  const trade = [...tradeName(applicant, companyWords, subject.input.localNames)];
  if (trade.length < 2) return [];
  return subject.text.flatMap((_, start) =>
    trade.every((char, i) => subject.text[start + i] === char)
      ? [{ result: 'APPLICANT', start, end: start + trade.length, evidence: { word: trade.join(''), applicant } }]
      : [],
  );
}

/** Enterprise names and trademarks are not used (TR art. 9(6)), unless the word has no specific link (TR-IM art. 4). */
export const nr06: Rule = {
  id: ID,
  look: (subject, set) => [...applicantHits(subject, set), ...lexiconHits(subject, ID)],
};
