import type { CompiledRuleSet } from './compileRuleSet.ts';
import { exceptionFor } from './exceptionFor.ts';
import { groundOf } from './groundOf.ts';
import type { NumberWords } from './nameWords.ts';
import { nameWordsIn } from './nameWordsIn.ts';
import type { Hit } from './rule.ts';
import { isEstate, isOfficial, type Subject } from './subject.ts';

export interface Digits {
  start: number;
  end: number;
  word: string;
  /** only: the specific part is nothing but the number; mixed: characters and digits; ordinal: a number in a series. */
  use: 'only' | 'mixed' | 'ordinal';
  exception: Hit['exception'];
}

const NUMBER = /\d+(?:[.．]\d+)*/g;
interface Place {
  start: number;
  end: number;
}

// No farther than the longest word: to look at the whole rest of the name for each number would be quadratic.
const after = ({ text }: Subject, end: number, { longest }: NumberWords): string =>
  text.slice(end, end + longest).join('');

function estateException(subject: Subject, { start, end }: Place, words: NumberWords): Digits['exception'] {
  const rest = after(subject, end, words);
  if (start > 0 && words.part.test(rest)) return groundOf(subject, 'estate_part');
  const before = subject.text.slice(Math.max(0, start - words.longest), start).join('');
  return rest.startsWith('号') && words.door.test(before) ? groundOf(subject, 'door_number') : undefined;
}

const isSeries = (subject: Subject, end: number, words: NumberWords): boolean =>
  end === subject.genericStart || words.series.test(after(subject, end, words));

function useOf(subject: Subject, place: Place, words: NumberWords): Pick<Digits, 'use' | 'exception'> {
  const { start, end } = place;
  if (isOfficial(subject)) return { use: 'ordinal', exception: undefined };
  if (!isEstate(subject)) return { use: isSeries(subject, end, words) ? 'ordinal' : 'mixed', exception: undefined };
  const behind = start === 0 ? subject.text.slice(end, Math.max(end, subject.genericStart)).join('') : '-';
  if (/^[号#]?$/u.test(behind)) return { use: 'only', exception: undefined };
  return { use: 'mixed', exception: estateException(subject, place, words) };
}

/** 九九大厦, 八号公馆: a number in characters and nothing else. One alone (三小区) and series (十二里) count parts. */
function chineseNumber(subject: Subject, { alone, counted, formal }: NumberWords): Digits[] {
  if (!isEstate(subject)) return [];
  const word = subject.text.slice(0, subject.genericStart).join('');
  const counts = counted.test(subject.generic ?? '') && !formal.test(word);
  if (counts || !alone.test(word)) return [];
  const place = { start: 0, end: subject.genericStart };
  return [{ ...place, word, use: 'only', exception: exceptionFor(subject, 'GUAI-1', place) }];
}

/** A number in characters within a specific part, where nothing can be counted by it: 叁仟栋, 阳光壹佰, 一海里. */
function numerals(subject: Subject, { cheque, measured }: NumberWords): Digits[] {
  if (!isEstate(subject)) return [];
  const specific = subject.text.slice(0, subject.genericStart).map((char) => (char.length === 1 ? char : '\ufffd'));
  const match = cheque.exec(specific.join('')) ?? measured.exec(specific.join(''));
  if (!match) return [];
  const place = { start: match.index, end: match.index + match[0].length };
  return [{ ...place, word: match[0], use: 'mixed', exception: exceptionFor(subject, 'GUAI-2', place) }];
}

/** Numbers in a name and what they are there for: Arabic ones, and Chinese numerals in the specific part. */
export function digitRuns(subject: Subject, set: CompiledRuleSet): Digits[] {
  const { numbers } = nameWordsIn(set, subject.input.division);
  const arabic = subject.isStandard ? [] : arabicDigits(subject, numbers);
  if (arabic.length > 0) return arabic;
  const alone = chineseNumber(subject, numbers);
  return alone.length > 0 ? alone : numerals(subject, numbers);
}

function arabicDigits(subject: Subject, words: NumberWords): Digits[] {
  // Joined code points may be longer than the list of them only outside the BMP; digits are found by index of code points.
  const flat = subject.text.map((char) => (char.length === 1 ? char : '\ufffd')).join('');
  return [...flat.matchAll(NUMBER)].map((match): Digits => {
    const start = match.index;
    const end = start + match[0].length;
    return { start, end, word: match[0], ...useOf(subject, { start, end }, words) };
  });
}

/** Numbers used one way, as hits. */
export const digitHits = (subject: Subject, set: CompiledRuleSet, use: Digits['use']): Hit[] =>
  digitRuns(subject, set)
    .filter((digits) => digits.use === use)
    .map(({ start, end, word, exception }) => ({ result: 'DIGITS', start, end, exception, evidence: { word } }));
