import type { NameWords } from './nameWords.ts';
import type { NameInScope, Subject } from './subject.ts';

export type ClashResult =
  | 'DUPLICATE'
  | 'DUPLICATE_CITY'
  | 'DUPLICATE_AFFIX'
  | 'HOMOPHONE_STRICT'
  | 'SPECIFIC_CLASH'
  | 'HOMOPHONE_LOOSE'
  | 'HOMOPHONE_DIALECT'
  | 'SIMILAR_SHAPE'
  | 'CONFUSABLE'
  | 'DIRECTION_PAIR';

const withoutCity = (text: string, cities: readonly string[]): string => {
  const city = cities.find((name) => name.length >= 2 && text.startsWith(name) && text.length > name.length + 1);
  return city === undefined ? text : text.slice(city.length);
};

/** The specific part without 新/大/小 at its ends, the generic kept: Tongling counts such names with 新 and 大 as the same. */
const withoutAffix = (norm: string, specific: string, { sizeWord }: NameWords): string =>
  specific.replace(sizeWord, '') + norm.slice(specific.length);

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((key) => b.includes(key));

/** 裕民南路 and 裕民北路 are one street in two directions, no clash. */
const onlyDirection = ([a, b]: readonly [string, string], { direction }: NameWords): boolean =>
  a.replace(direction, '') === b.replace(direction, '');

/** Each character that is easily misread as the first of its set: 太平 → 大平, 末 → 未. */
function asMisread(norm: string, { shapes }: NameWords): string {
  let text = '';
  for (const char of norm) text += shapes.get(char) ?? char;
  return text;
}

/** One character replaced, added or left out. */
function oneEditApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [[...a], [...b]] : [[...b], [...a]];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i += 1;
  const skip = long.length === short.length ? 1 : 0;
  return long.length > i && short.slice(i + skip).join('') === long.slice(i + 1).join('');
}

// In two-character specifics one shared character is the rule (裕民, 裕华): nobody would read them as alike.
const LEAST_CONFUSABLE = 3;

/** What the rule set says of the place: words that tell no names apart, further readings in its dialect. */
export interface Ears {
  words: NameWords;
  dialect: readonly string[];
}

type Test = readonly [ClashResult, (subject: Subject, other: NameInScope, ears: Ears) => boolean];

const sameSpecific = ({ keys }: Subject, other: NameInScope): boolean =>
  keys.specificNorm !== '' && keys.specificNorm === other.specificNorm;

const generics = (subject: Subject, other: NameInScope): [string, string] => [
  subject.keys.norm.slice(subject.keys.specificNorm.length),
  other.norm.slice(other.specificNorm.length),
];

/** The gravest first; the first that holds names the clash. */
const TESTS: readonly Test[] = [
  ['DUPLICATE', ({ keys }, other) => keys.norm === other.norm],
  [
    'DUPLICATE_CITY',
    ({ keys, input }, other) =>
      withoutCity(keys.norm, input.localNames ?? []) === withoutCity(other.norm, input.localNames ?? []),
  ],
  [
    'DUPLICATE_AFFIX',
    ({ keys }, other, { words }) =>
      withoutAffix(keys.norm, keys.specificNorm, words) === withoutAffix(other.norm, other.specificNorm, words),
  ],
  ['HOMOPHONE_STRICT', ({ keys }, other) => meet(keys.pinyinTone, other.pinyinTone)],
  [
    'SPECIFIC_CLASH',
    (subject, other, { words }) => sameSpecific(subject, other) && !onlyDirection(generics(subject, other), words),
  ],
  ['HOMOPHONE_LOOSE', ({ keys }, other) => meet(keys.pinyinPlain, other.pinyinPlain)],
  ['HOMOPHONE_DIALECT', (_, other, { dialect }) => meet(dialect, other.pinyinPlain)],
  ['SIMILAR_SHAPE', ({ keys }, other, { words }) => asMisread(keys.norm, words) === asMisread(other.norm, words)],
  [
    'CONFUSABLE',
    ({ keys }, other) =>
      [...keys.specificNorm].length >= LEAST_CONFUSABLE && oneEditApart(keys.specificNorm, other.specificNorm),
  ],
  ['DIRECTION_PAIR', sameSpecific],
];

/** How a name in scope clashes with the one checked; `null` when it does not. */
export function comparison(subject: Subject, other: NameInScope, ears: Ears): ClashResult | null {
  return TESTS.find(([, holds]) => holds(subject, other, ears))?.[0] ?? null;
}
