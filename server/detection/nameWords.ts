import { inJurisdiction } from './inJurisdiction.ts';
import { narrowness } from './narrowness.ts';
import { type LexiconRow, NameWordMatch } from './ruleSet.ts';

/** Endings of names, looked up by length. */
export interface Endings {
  readonly words: ReadonlySet<string>;
  readonly longest: number;
}

/**
 * Words by which rules read a name, as rows have them: which endings say what kind of place it is, what a number in it is
 * there for, what tells no two names apart. Patterns match in time linear to the name: repeated are single characters only.
 */
export interface NameWords {
  /** 村, 街道: a name without category that ends so is a division or a village; unless it ends in one of `plain` (新村). */
  readonly official: Endings;
  readonly plain: Endings;
  /** Not in the table of generic terms, yet they say what kind of place it is. */
  readonly kinds: Endings;
  readonly numbers: NumberWords;
  /** 裕民南路 and 裕民北路 are one street: what begins their generic parts. */
  readonly direction: RegExp;
  /** 新, 大, 小 before or behind a specific part of two characters or more. */
  readonly sizeWord: RegExp;
  /** The first of each set of characters that are misread for each other, by the others. */
  readonly shapes: ReadonlyMap<string, string>;
}

/** What numbers in names are there for. */
export interface NumberWords {
  /** Behind a number in a series (217社区, 3巷), and how many characters to look at; also the end of the text. */
  readonly series: RegExp;
  /** Behind the number of a part of an estate (2期, 3号楼). */
  readonly part: RegExp;
  /** Before a door number (复兴路23号). */
  readonly door: RegExp;
  readonly longest: number;
  /** A specific part that is nothing but a number in characters (九九, 捌号院). */
  readonly alone: RegExp;
  /** Generic terms whose number counts parts (十二里, 三小区). */
  readonly counted: RegExp;
  /** Numerals of cheques: nobody counts parts in them. */
  readonly formal: RegExp;
  /** Numerals of cheques within a specific part (阳光壹佰). */
  readonly cheque: RegExp;
  /** A numeral with a measure at the end of a specific part (十二海里). */
  readonly measured: RegExp;
}

/** Name words of a jurisdiction, those of all places that hold it included. */
export interface LocalNameWords {
  readonly jurisdiction: string;
  readonly words: NameWords;
}

const MATCHES: ReadonlySet<string> = new Set(NameWordMatch.options);
/** Whether rows matched so are words by which a name is read. */
export const isNameWord = (match: string): boolean => MATCHES.has(match);

/** Prepared for each jurisdiction that has rows of its own, the narrowest first, and for all other places. */
export function nameWords(lexicon: readonly LexiconRow[]): LocalNameWords[] {
  const rows = lexicon.filter(({ match }) => isNameWord(match));
  const own = new Set(['CN', ...rows.map(({ jurisdiction }) => jurisdiction).filter((each) => each !== 'default')]);
  return [...own]
    .sort((a, b) => narrowness(b) - narrowness(a))
    .map((jurisdiction) => ({
      jurisdiction,
      words: compiled(rows.filter((row) => inJurisdiction(row.jurisdiction, jurisdiction))),
    }));
}

type Row = Pick<LexiconRow, 'match' | 'text'>;

function compiled(rows: readonly Row[]): NameWords {
  const of = (asked: NameWordMatch): string[] =>
    rows.filter(({ match }) => match === asked).flatMap(({ text }) => text.split(' ').filter((word) => word !== ''));
  const sizes = anyCharacter(of('size_word'));
  return {
    official: endings(of('official_ending')),
    plain: endings(of('plain_ending')),
    kinds: endings(of('kind_of_place')),
    numbers: numberWords(of),
    direction: new RegExp(`^${anyCharacter(of('direction'))}{1,2}`, 'u'),
    sizeWord: new RegExp(`^${sizes}(?=..)|(?<=..)${sizes}(?=$)`, 'gu'),
    shapes: new Map(
      of('similar_shape').flatMap((set) => {
        const [first = '', ...others] = set;
        return others.map((other) => [other, first] as const);
      }),
    ),
  };
}

function numberWords(of: (match: NameWordMatch) => string[]): NumberWords {
  const [series, part, door] = [of('number_series'), of('number_part'), of('number_door')];
  const formal = anyCharacter(of('numeral_formal'));
  const more = anyCharacter(of('numeral_cheque_more'));
  const measured = anyCharacter(of('numeral_measured'));
  return {
    series: new RegExp(`^(?:${anyWord(series)}|$)`, 'u'),
    part: new RegExp(`^(?:${anyWord(part)})`, 'u'),
    door: new RegExp(`(?:${anyWord(door)})$`, 'u'),
    longest: Math.max(1, ...[...series, ...part, ...door].map((word) => word.length)),
    alone: new RegExp(
      `^(?:${anyCharacter(of('numeral'))}{2,}号?|${anyCharacter(of('numeral_ordinal'))}号|${formal}号院?)$`,
      'u',
    ),
    counted: new RegExp(`^(?:${anyWord(of('number_counted'))})$`, 'u'),
    formal: new RegExp(formal, 'u'),
    cheque: new RegExp(
      `${anyCharacter(of('numeral_cheque'))}${more}*|${anyCharacter(of('numeral_cheque_weak'))}${more}+`,
      'u',
    ),
    measured: new RegExp(`(?<!${measured})${measured}+(?:${anyWord(of('measure'))})(?=$|·)`, 'u'),
  };
}

const endings = (words: readonly string[]): Endings => ({
  words: new Set(words),
  longest: Math.max(0, ...words.map((word) => [...word].length)),
});

/** Does the name end in one of these words, and is it longer? One code point an entry. */
export function endsIn(text: readonly string[], { words, longest }: Endings): boolean {
  for (let length = 1; length <= longest && length < text.length; length += 1) {
    if (words.has(text.slice(-length).join(''))) return true;
  }
  return false;
}

const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;
const plain = (text: string): string => text.replace(SPECIAL, '\\$&');
/** One of the words, the longest first; without any, nothing. */
const anyWord = (words: readonly string[]): string =>
  words.length === 0
    ? '(?!)'
    : [...words]
        .sort((a, b) => b.length - a.length)
        .map(plain)
        .join('|');
/** One of the characters of the words; without any, nothing. Between brackets alone a hyphen means more than itself. */
const anyCharacter = (words: readonly string[]): string => `[${plain(words.join('')).replaceAll('-', '\\-')}]`;

/** A name is read without any. */
export const NO_NAME_WORDS: NameWords = compiled([]);
