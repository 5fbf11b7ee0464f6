import { splitName } from '../../gazetteer/splitName.ts';
import type { CompiledRuleSet } from '../compileRuleSet.ts';
import { lexiconHits } from '../lexiconHits.ts';
import { endsIn } from '../nameWords.ts';
import { nameWordsIn } from '../nameWordsIn.ts';
import type { Hit, Rule } from '../rule.ts';
import { ruleIn } from '../ruleIn.ts';
import { isEstate, type Subject } from '../subject.ts';
import { limitsOf, transliteratedRuns } from '../transliteration.ts';

const ID = 'GUAI-4';
/** Two characters alone may be any name (吴忠), but not that of what is said to be an estate; letters and digits have own rules. */
const HAN_NAME = /^\p{Script=Han}{3,}$/u;
const HAN_ESTATE = /^\p{Script=Han}{2,}$/u;

/**
 * A quarter or building without generic term (一线江南): nobody can tell what is meant (TR art. 9: every name has a
 * specific and a generic part). Silent where a word of the name has been found already: that says more.
 */
function withoutGeneric(subject: Subject, set: CompiledRuleSet): Hit[] {
  const { name, text, generic, category } = subject;
  const long = category === undefined ? HAN_NAME : HAN_ESTATE;
  if (!isEstate(subject) || generic !== null || !long.test(text.join(''))) return [];
  const known =
    subject.words.some(({ row }) => row.type !== null) ||
    subject.foreign.some(({ row }) => row.certainty !== 'weak') ||
    soundsTransliterated(subject, set);
  const word = text.join('');
  const saysItsKind = endsIn(text, nameWordsIn(set, subject.input.division).kinds);
  if (known || saysItsKind || splitName(name, undefined, set.tables.generics).generic !== null) return [];
  return [{ result: 'NO_GENERIC', start: 0, end: text.length, evidence: { word } }];
}

/** YANG-4 has a word of the name already, where it is in force. */
function soundsTransliterated({ text, input }: Subject, set: CompiledRuleSet): boolean {
  const yang4 = ruleIn(set, 'YANG-4', input.division);
  return yang4 !== undefined && transliteratedRuns(text, set.transliteration, limitsOf(yang4)).length > 0;
}

/** Odd: meaning hard to understand. */
export const guai4: Rule = {
  id: ID,
  speaksOf: ['words', 'estate'],
  look: (subject, set) => [...lexiconHits(subject, ID), ...withoutGeneric(subject, set)],
};
