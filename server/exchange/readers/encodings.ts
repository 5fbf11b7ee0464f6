import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

/** A name that facts give, and the label under which the platform decodes it strictly. */
export type EncodingName = 'UTF-8' | 'UTF-8 BOM' | 'GBK' | 'GB18030' | 'UTF-16LE' | 'UTF-16BE';

const LABELS: Readonly<Record<EncodingName, string>> = {
  'UTF-8': 'utf-8',
  'UTF-8 BOM': 'utf-8',
  GBK: 'gb18030',
  GB18030: 'gb18030',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
};

/** A decoder that throws on the first byte that does not belong; it swallows the byte order mark. */
export const strictDecoder = (encoding: EncodingName): TextDecoder =>
  new TextDecoder(LABELS[encoding], { fatal: true });

/** Text of bytes, with U+FFFD for what does not belong. */
export const looseText = (bytes: Uint8Array, encoding: EncodingName): string =>
  new TextDecoder(LABELS[encoding]).decode(bytes);

/** UTF-16 by its mark, or by zero bytes that all stand on one side of each pair. */
export function utf16Of(start: Uint8Array): { encoding: 'UTF-16LE' | 'UTF-16BE'; isMarked: boolean } | undefined {
  const [first, second, third, fourth] = start;
  const isUtf32 = third === 0 && fourth === 0;
  if (first === 0xff && second === 0xfe && !isUtf32) return { encoding: 'UTF-16LE', isMarked: true };
  if (first === 0xfe && second === 0xff) return { encoding: 'UTF-16BE', isMarked: true };
  const even = start.filter((byte, at) => byte === 0 && at % 2 === 0).length;
  const odd = start.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  // Of Chinese text only digits, commas and ends of line have a zero byte.
  if (even + odd === 0 || even + odd < start.length / 20 || (even > 0 && odd > 0)) return undefined;
  return { encoding: odd > 0 ? 'UTF-16LE' : 'UTF-16BE', isMarked: false };
}

export const hasUtf8Mark = (start: Uint8Array): boolean => start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;

interface GbWalk {
  isValid: boolean;
  /** Ends in half a character, which alone makes it invalid. */
  isCut: boolean;
  hasFourBytes: boolean;
  characters: number;
  /** Two-byte characters that GB 2312 does not have: few in Chinese text, most of text that is in truth something else. */
  outside2312: number;
}

/** Walks GB18030 by the ranges of its bytes (GB 18030-2005, 5.1). */
function walkGb(bytes: Uint8Array): GbWalk {
  const walk: GbWalk = { isValid: true, isCut: false, hasFourBytes: false, characters: 0, outside2312: 0 };
  let at = 0;
  while (at < bytes.length) {
    const kind = gbCharacter(bytes, at);
    if (kind === 'cut' || kind === 'bad') return { ...walk, isValid: false, isCut: kind === 'cut' };
    at += LENGTHS[kind];
    if (kind === 'one') continue;
    walk.characters += 1;
    if (kind === 'four') walk.hasFourBytes = true;
    if (kind === 'twoOutside2312') walk.outside2312 += 1;
  }
  return walk;
}

const LENGTHS = { one: 1, two: 2, twoOutside2312: 2, four: 4 } as const;

function gbCharacter(bytes: Uint8Array, at: number): keyof typeof LENGTHS | 'cut' | 'bad' {
  const lead = bytes[at] ?? 0;
  const second = bytes[at + 1];
  if (lead < 0x80) return 'one';
  if (lead === 0x80 || lead === 0xff) return 'bad';
  if (second === undefined) return 'cut';
  if (inRange(second, 0x30, 0x39)) return fourBytes(bytes, at);
  if (second < 0x40 || second === 0x7f || second === 0xff) return 'bad';
  return inRange(lead, 0xa1, 0xf7) && second >= 0xa1 ? 'two' : 'twoOutside2312';
}

function fourBytes(bytes: Uint8Array, at: number): 'four' | 'cut' | 'bad' {
  if (bytes.length < at + 4) return 'cut';
  return inRange(bytes[at + 2], 0x81, 0xfe) && inRange(bytes[at + 3], 0x30, 0x39) ? 'four' : 'bad';
}

const inRange = (byte: number | undefined, from: number, to: number): boolean =>
  byte !== undefined && byte >= from && byte <= to;

/** Bytes of UTF-8 without the first bytes of a character that was cut off at their end. */
function withoutCutUtf8(bytes: Uint8Array): Uint8Array {
  const cut = [1, 2, 3].find((count) => lengthByLead(bytes[bytes.length - count] ?? 0) > count);
  return cut === undefined ? bytes : bytes.subarray(0, bytes.length - cut);
}

function lengthByLead(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}

/** Text of a value whose last character may have been cut in half, and whether it was. */
export function valueText(bytes: Uint8Array, encoding: EncodingName): { text: string; isCut: boolean } {
  const whole = encoding.startsWith('UTF-8') ? withoutCutUtf8(bytes) : withoutCutGb(bytes);
  return { text: looseText(whole, encoding), isCut: whole.length < bytes.length };
}

function withoutCutGb(bytes: Uint8Array): Uint8Array {
  for (const cut of [0, 1, 2, 3]) {
    const shorter = bytes.subarray(0, bytes.length - cut);
    const { isValid, isCut } = walkGb(shorter);
    if (isValid) return shorter;
    if (!isCut) return bytes;
  }
  return bytes;
}

export type EncodingVerdict =
  | { kind: 'ascii' }
  | { kind: 'known'; encoding: 'UTF-8' | 'GBK' | 'GB18030'; isDoubtful: boolean }
  | { kind: 'mixed'; encoding: 'UTF-8' | 'GB18030'; at: number }
  | { kind: 'unknown'; at: number };

/**
 * Gathers line by line (or value by value) which encodings its bytes can be in. Strict UTF-8 wins, then GB18030; nothing is
 * guessed by how often letters stand. In a file that is not UTF-8 throughout, a line of UTF-8 that happens to be valid
 * GB18030 too is told by its reading there: it falls outside GB 2312 nearly everywhere.
 */
export class EncodingEvidence {
  readonly #maybeCut: boolean;
  /** Number of the first piece of each kind. */
  #first: { utf8?: number; gb?: number; neither?: number; notUtf8?: number } = {};
  #gb = { hasFourBytes: false, characters: 0, outside2312: 0 };
  #isAscii = true;

  /** @param maybeCut whether a piece may end in half a character, as values of a DBF do */
  constructor(maybeCut: boolean) {
    this.#maybeCut = maybeCut;
  }

  /** @param number of the line or value, told in a verdict */
  add(bytes: Uint8Array, number: number): void {
    if (isAscii(bytes)) return;
    this.#isAscii = false;
    const walk = walkGb(bytes);
    const asGb = walk.isValid || (this.#maybeCut && walk.isCut);
    const asUtf8 = isUtf8(bytes) || (this.#maybeCut && isUtf8(withoutCutUtf8(bytes)));
    if (asUtf8) this.#addUtf8(walk, asGb, number);
    else {
      this.#first.notUtf8 ??= number;
      if (asGb) this.#addGb(walk, number);
      else this.#first.neither ??= number;
    }
  }

  #addUtf8(walk: GbWalk, asGb: boolean, number: number): void {
    if (asGb && walk.outside2312 === 0) this.#addGb(walk, number);
    else this.#first.utf8 ??= number;
  }

  #addGb(walk: GbWalk, number: number): void {
    this.#first.gb ??= number;
    this.#gb.hasFourBytes ||= walk.hasFourBytes;
    this.#gb.characters += walk.characters;
    this.#gb.outside2312 += walk.outside2312;
  }

  verdict(): EncodingVerdict {
    const { utf8, gb, neither, notUtf8 } = this.#first;
    if (this.#isAscii) return { kind: 'ascii' };
    if (notUtf8 === undefined) return { kind: 'known', encoding: 'UTF-8', isDoubtful: false };
    if (utf8 !== undefined && gb !== undefined)
      return { kind: 'mixed', encoding: utf8 < gb ? 'UTF-8' : 'GB18030', at: Math.max(utf8, gb) };
    if (neither !== undefined) return { kind: 'unknown', at: neither };
    const { hasFourBytes, characters, outside2312 } = this.#gb;
    return {
      kind: 'known',
      encoding: hasFourBytes ? 'GB18030' : 'GBK',
      isDoubtful: outside2312 > characters * MOST_OUTSIDE_2312,
    };
  }
}

// Of names with rare characters a few in a hundred; of Big5 or Shift JIS read as GBK about half.
const MOST_OUTSIDE_2312 = 0.3;
