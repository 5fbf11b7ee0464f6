// Macron, acute, caron, grave; the diaeresis of ü is no tone and stays.
const TONES = /[\u0300\u0301\u0304\u030c]/g;

/** Pinyin without its tone marks; ü stays: lǜ → lü. */
export function withoutTones(pinyin: string): string {
  return pinyin.normalize('NFD').replace(TONES, '').normalize('NFC');
}

/** Pinyin for comparing: no tones, ü as v, small letters, no apostrophe: Lǜ → lv. */
export function plainSyllable(pinyin: string): string {
  return withoutTones(pinyin).toLowerCase().replaceAll('ü', 'v').replaceAll('ê', 'e').replaceAll("'", '');
}
