import { expect, it } from 'vitest';
import { readingSourceWords, sourceWords } from './sourceWords.ts';

const LISTED = [
  { code: 'dictionary knowledge', zh: '词典知识', en: 'Dictionary knowledge' },
  { code: 'generic terms', zh: '通名表', en: 'Table of generic terms' },
  { code: 'pinyin-pro', zh: '拼音转换程序 pinyin-pro', en: 'Converter pinyin-pro' },
  { code: '办件 ', zh: '办件 ', en: 'Case ' },
];

it.each([
  [
    'dictionary knowledge (proposed); generic terms',
    '词典知识（暂用，待核定）；通名表',
    'Dictionary knowledge (provisional); Table of generic terms',
  ],
  ['pinyin-pro 3.29.4', '拼音转换程序 pinyin-pro 3.29.4', 'Converter pinyin-pro 3.29.4'],
  ['吴忠市民政局审定', '吴忠市民政局审定', '吴忠市民政局审定'],
])('says the sources of a reading in both languages: %s', (stored, zh, en) => {
  expect(readingSourceWords(LISTED, stored)).toEqual({ zh, en });
});

it('keeps the number of a case', () => {
  expect(sourceWords(LISTED, '办件 640300-DM-2026-0001').en).toBe('Case 640300-DM-2026-0001');
});
