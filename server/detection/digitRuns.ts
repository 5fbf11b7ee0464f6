import { exceptionFor } from './exceptionFor.ts';
import { groundOf } from './groundOf.ts';
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
// 217社区, 9号路, 3巷, 12条, 5组: a number in a series, normal in streets and units.
const SERIES = /^(?:号|条|巷|弄|路|街|道|里|环|纬|经|线|组|队|社|村|区|段|连|团|桥|期|渠|支|闸|井|站|$)/u;
// 裕民花园2期, 3号楼: parts of an estate.
const ESTATE_PART = /^(?:期|区|栋|幢|组团|号楼|号院)/u;
// 复兴路23号: a quarter called by its door number.
const DOOR = /(?:路|街|巷|弄|胡同|大道|里)$/u;

// The longest words of the patterns above: to look at the whole rest of the name for each number would be quadratic.
const AFTER = 2;
const BEFORE = 2;

const after = ({ text }: Subject, end: number): string => text.slice(end, end + AFTER).join('');

function estateException(subject: Subject, start: number, end: number): Digits['exception'] {
  const rest = after(subject, end);
  if (start > 0 && ESTATE_PART.test(rest)) return groundOf(subject, 'estate_part');
  const before = subject.text.slice(Math.max(0, start - BEFORE), start).join('');
  return rest.startsWith('号') && DOOR.test(before) ? groundOf(subject, 'door_number') : undefined;
}

const isSeries = (subject: Subject, end: number): boolean =>
  end === subject.genericStart || SERIES.test(after(subject, end));

function useOf(subject: Subject, start: number, end: number): Pick<Digits, 'use' | 'exception'> {
  if (isOfficial(subject)) return { use: 'ordinal', exception: undefined };
  if (!isEstate(subject)) return { use: isSeries(subject, end) ? 'ordinal' : 'mixed', exception: undefined };
  const behind = start === 0 ? subject.text.slice(end, Math.max(end, subject.genericStart)).join('') : '-';
  if (/^[号#]?$/u.test(behind)) return { use: 'only', exception: undefined };
  return { use: 'mixed', exception: estateException(subject, start, end) };
}

// 九九大厦, 八号公馆: a number in characters and nothing else. One alone (三小区) and series (十二里) count parts.
const CHINESE_NUMBER =
  /^(?:[零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾]{2,}号?|[一二三四五六七八九十]号|[壹贰叁肆伍陆柒捌玖拾]号院?)$/u;
const COUNTED = /^(?:小区|社区|新村|村|区|里|条|巷|弄|坊|段|大院|院)$/u;
// 捌号院: nobody counts parts in the numerals of cheques.
const FORMAL = /[壹贰叁肆伍陆柒捌玖拾]/u;

function chineseNumber(subject: Subject): Digits[] {
  if (!isEstate(subject)) return [];
  const word = subject.text.slice(0, subject.genericStart).join('');
  const counts = COUNTED.test(subject.generic ?? '') && !FORMAL.test(word);
  if (counts || !CHINESE_NUMBER.test(word)) return [];
  const place = { start: 0, end: subject.genericStart };
  return [{ ...place, word, use: 'only', exception: exceptionFor(subject, 'GUAI-1', place) }];
}

// 叁仟栋, 阳光壹佰: numerals of cheques anywhere; 伍 and 陆 are surnames, 拾 also means to pick up. 一海里: a measure.
const IN_NUMERALS = /[壹贰叁肆柒捌玖佰仟][壹贰叁肆伍陆柒捌玖拾佰仟]*|拾[壹贰叁肆伍陆柒捌玖拾佰仟]+/u;
const MEASURED =
  /(?<![零一二三四五六七八九十百千万亿两])[零一二三四五六七八九十百千万亿两]+(?:海里|英里|克拉|栋|幢|度|秒|次方|平米)(?=$|·)/u;

/** A number in characters within a specific part, where nothing can be counted by it. */
function numerals(subject: Subject): Digits[] {
  if (!isEstate(subject)) return [];
  const specific = subject.text.slice(0, subject.genericStart).map((char) => (char.length === 1 ? char : '\ufffd'));
  const match = IN_NUMERALS.exec(specific.join('')) ?? MEASURED.exec(specific.join(''));
  if (!match) return [];
  const place = { start: match.index, end: match.index + match[0].length };
  return [{ ...place, word: match[0], use: 'mixed', exception: exceptionFor(subject, 'GUAI-2', place) }];
}

/** Numbers in a name and what they are there for: Arabic ones, and Chinese numerals in the specific part. */
export function digitRuns(subject: Subject): Digits[] {
  const arabic = subject.isStandard ? [] : arabicDigits(subject);
  if (arabic.length > 0) return arabic;
  const alone = chineseNumber(subject);
  return alone.length > 0 ? alone : numerals(subject);
}

function arabicDigits(subject: Subject): Digits[] {
  // Joined code points may be longer than the list of them only outside the BMP; digits are found by index of code points.
  const flat = subject.text.map((char) => (char.length === 1 ? char : '\ufffd')).join('');
  return [...flat.matchAll(NUMBER)].map((match): Digits => {
    const start = match.index;
    const end = start + match[0].length;
    return { start, end, word: match[0], ...useOf(subject, start, end) };
  });
}

/** Numbers used one way, as hits. */
export const digitHits = (subject: Subject, use: Digits['use']): Hit[] =>
  digitRuns(subject)
    .filter((digits) => digits.use === use)
    .map(({ start, end, word, exception }) => ({ result: 'DIGITS', start, end, exception, evidence: { word } }));
