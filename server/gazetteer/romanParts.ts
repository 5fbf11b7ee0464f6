import { cardinalOf } from './cardinalOf.ts';
import type { PlaceCategory } from './contract.ts';

/** A stretch of the name written as one word; `digits` replaces its characters (PR84 rule 7). */
export interface RomanPart {
  start: number;
  end: number;
  digits: string | null;
}
export interface RomanInput {
  readonly chars: readonly string[];
  /** Where the generic term begins; the length of the name when there is none. */
  readonly genericStart: number;
  readonly category: PlaceCategory | undefined;
  /** Natural village or town: all syllables joined (PR84 rule 3). */
  readonly settlement: boolean;
  /** Characters inside a registered text: never taken for an ordinal (东四, 五一). */
  readonly registered: ReadonlySet<number>;
}

// The nationalities with self-governing divisions, as they stand in division names; later text of PR84: one part each.
const NATIONALITY =
  /(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺)族|(?:蒙古|哈萨克|柯尔克孜)(?=自治)/gu;
const ORDINAL = /(第?)([一二三四五六七八九十百]{1,5}|\d{1,4})$/u;
// A landmark that became part of a street name, then a direction and at least one more syllable: 广安门 北滨河.
const AFTER_LANDMARK = /^(.{1,4}[门寺庙桥塔宫])(?:[内外])?(?=[东西南北中前后上下].)/u;
const STREET_WITH_DIRECTION = /^(.{2,})([东西南北中前后](?:大街|大道|街|路|道|巷|里))$/u;
const STREET = /^(.{2,}?)((?:[东西南北中前后])?(?:大街|大道|街|路|道))$/u;

const word = (start: number, end: number): RomanPart[] => (end > start ? [{ start, end, digits: null }] : []);

function cutAt(text: string, start: number, cut: number): RomanPart[] {
  return [...word(start, start + cut), ...word(start + cut, start + [...text].length)];
}

/** The part of a street name before its generic and ordinal: a parent street, a landmark, or one word. */
function parentParts(text: string, section: boolean): RomanPart[] {
  const parent = (section ? STREET : STREET_WITH_DIRECTION).exec(text);
  if (parent?.[1]) return cutAt(text, 0, [...parent[1]].length);
  const landmark = AFTER_LANDMARK.exec(text);
  if (landmark) return cutAt(text, 0, [...landmark[0]].length);
  return word(0, [...text].length);
}

/** The characters of a trailing number that no registered text has claimed: 东四 + 十二 + 条. */
function freeNumber(number: string, { genericStart, registered }: RomanInput): string {
  let free = '';
  for (const char of [...number].reverse()) {
    if (registered.has(genericStart - free.length - 1)) break;
    free = char + free;
  }
  return free;
}

function ordinalIn(input: RomanInput): { at: number; digits: string } | null {
  const match = ORDINAL.exec(input.chars.slice(0, input.genericStart).join(''));
  const text = freeNumber(match?.[2] ?? '', input);
  const value = cardinalOf(text);
  if (value === null) return null;
  const at = input.genericStart - text.length;
  return match?.[1] === '第' ? { at: at - 1, digits: `Dì-${value}` } : { at, digits: String(value) };
}

function streetParts(input: RomanInput): RomanPart[] {
  const { chars, genericStart } = input;
  const generic = word(genericStart, chars.length);
  const section = chars.slice(genericStart).join('').endsWith('段');
  const ordinal = ordinalIn(input);
  const head = chars.slice(0, ordinal?.at ?? genericStart).join('');
  const number = ordinal ? [{ start: ordinal.at, end: genericStart, digits: ordinal.digits }] : [];
  // 解放路南小街: without an ordinal a parent street has become part of the name and stays joined (PR84 rule 4).
  const joined = !ordinal && !section && STREET.test(head);
  return [...(joined ? word(0, [...head].length) : parentParts(head, section)), ...number, ...generic];
}

function divisionParts({ chars, genericStart }: RomanInput): RomanPart[] {
  const name = chars.join('');
  const parts: RomanPart[] = [];
  let from = 0;
  for (const match of name.matchAll(NATIONALITY)) {
    const start = [...name.slice(0, match.index)].length;
    const end = start + [...match[0]].length;
    if (start === 0 || end > genericStart) continue;
    parts.push(...word(from, start), ...word(start, end));
    from = end;
  }
  return [...parts, ...word(from, genericStart), ...word(genericStart, chars.length)];
}

/** Cuts a name into the parts that PR84 writes apart: rules 1–4, 7, 15 and the later rule on nationality names. */
export function romanParts(input: RomanInput): RomanPart[] {
  if (input.settlement) return word(0, input.chars.length);
  if (input.category === 'street') return streetParts(input);
  if (input.category === 'division') return divisionParts(input);
  return [...word(0, input.genericStart), ...word(input.genericStart, input.chars.length)];
}
