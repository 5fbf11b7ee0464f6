import { expect, it } from 'vitest';
import { publicSource, readingSourceWords, sourceWords } from './sourceWords.ts';

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

it.each([
  '导入文件 秘密（甲）.csv',
  `内部 台账（1）.xlsx（sha256 ${'a'.repeat(64)}，2026-03-02）`,
  `换\n行.csv（sha256 ${'0'.repeat(64)}，2026-03-02）`,
])('names no file of an office to the public: %s', (stored) => {
  expect(publicSource(LISTED, stored)).toEqual({ zh: '主管部门数据', en: 'data of the department' });
});

it('names no row of a census file to the public, and everything else as ever', () => {
  expect(publicSource(LISTED, '第二次全国地名普查（利通（二）.mdb 第 12 行）').zh).toBe('第二次全国地名普查');
  expect(publicSource(LISTED, '第二次全国地名普查（手持GPS）').zh).toBe('第二次全国地名普查（手持GPS）');
  expect(publicSource(LISTED, '办件 640300-DM-2026-0001').en).toBe('Case 640300-DM-2026-0001');
});
