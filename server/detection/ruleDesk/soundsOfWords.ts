import { pinyin } from 'pinyin-pro';

/** Toneless syllables of each word, joined by hyphens, as `buildForeignNames.ts` writes them: 泰晤士 → tai-wu-shi. */
export const soundsOfWords = (text: string): string =>
  text
    .split(' ')
    .map((word) => pinyin(word, { toneType: 'none', type: 'array', v: true }).join('-'))
    .join(' ');
