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
const PART = {
  ground: 'ordinal of a part of an estate',
  groundZh: '分期、楼栋等序数，不是专名用字',
  source: '民发〔2018〕146号 annex (digits as specific part)',
};

const DOOR_NUMBER = {
  ground: 'door number of a street',
  groundZh: '门牌号，不是专名用字',
  source: '民发〔2018〕146号 annex (digits as specific part)',
};

function estateException(subject: Subject, start: number, end: number): Digits['exception'] {
  const rest = subject.text.slice(end).join('');
  if (start > 0 && ESTATE_PART.test(rest)) return PART;
  return rest.startsWith('号') && DOOR.test(subject.text.slice(0, start).join('')) ? DOOR_NUMBER : undefined;
}

function useOf(subject: Subject, start: number, end: number): Pick<Digits, 'use' | 'exception'> {
  const rest = subject.text.slice(end).join('');
  const after = end === subject.genericStart || SERIES.test(rest);
  if (isOfficial(subject)) return { use: 'ordinal', exception: undefined };
  if (!isEstate(subject)) return { use: after ? 'ordinal' : 'mixed', exception: undefined };
  const specific = subject.text.slice(0, subject.genericStart).join('');
  if (start === 0 && /^[号#]?$/u.test(specific.slice(end))) return { use: 'only', exception: undefined };
  return { use: 'mixed', exception: estateException(subject, start, end) };
}

/** Arabic numbers in a name and what they are there for. */
export function digitRuns(subject: Subject): Digits[] {
  // Joined code points may be longer than the list of them only outside the BMP; digits are found by index of code points.
  const flat = subject.text.map((char) => (char.length === 1 ? char : '\ufffd')).join('');
  return [...flat.matchAll(NUMBER)].map((match) => {
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
