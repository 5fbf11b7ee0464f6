import { expect, it } from 'vitest';
import { compileRuleSet } from './compileRuleSet.ts';
import type { Finding } from './contract.ts';
import { detect } from './detect.ts';
import { loadRuleSet } from './loadRuleSet.ts';
import type { CheckInput } from './subject.ts';

const set = compileRuleSet(loadRuleSet());
const said = (input: CheckInput, levels: readonly Finding['level'][] = ['block', 'review']): string[] =>
  detect(input, set)
    .filter(({ level }) => levels.includes(level))
    .map(({ rule, result, span }) => `${rule} ${result} ${span?.text}`);
const estate = (name: string): string[] => said({ name, category: 'residential_area' });

// Coined for this test: none stands in a word list, each belongs to a kind.
it.each([
  ['格兰维尔花园', ['YANG-4 TRANSLITERATION 格兰维尔']],
  ['夏威怡小区', ['YANG-4 SOUNDS_FOREIGN 夏威怡']],
  ['清河之星', ['GUAI-4 NO_GENERIC 清河之星']],
  ['御临小区', ['GUAI-7 WORD 御']],
  ['城市之巅小区', ['DA-1 WORD 之巅']],
  ['八九公寓', ['GUAI-1 DIGITS 八九']],
  ['清河柒佰花园', ['GUAI-2 DIGITS 柒佰']],
  ['十二海里公寓', ['GUAI-2 DIGITS 十二海里']],
  ['云瀚', ['GUAI-4 NO_GENERIC 云瀚']],
  ['清河水郡', ['GUAI-4 WORD 郡']],
  ['清河相第小区', ['GUAI-7 WORD 第']],
])('%s is looked at', (name, expected) => {
  expect(estate(name)).toEqual(expected);
});

it.each([
  '玉皇庄小区',
  '关帝庙小区',
  '三小区',
  '花马池',
  '清河湖畔',
  '裕民里',
  '八一公寓',
  '陆家伍坊小区',
  '清河绿郡花园',
])('%s is not', (name) => {
  expect(estate(name)).toEqual([]);
});

it('a rare character that many villages have is a local one', () => {
  const street = (name: string, levels?: readonly Finding['level'][]): string[] =>
    said({ name, category: 'street' }, levels);
  expect(street('清垟路')).toEqual([]);
  expect(street('清垟路', ['note'])).toEqual(['NR-03b RARE 垟']);
  expect(street('清琨路')).toEqual([]);
  expect(street('清翀路')).toEqual(['NR-03b RARE 翀']);
});

it('a name alone that ends like a division or a village is no estate', () => {
  for (const name of ['宇宙营乡', '马里哄村', '皇姑区高皇寨村', '公主岭市']) expect(said({ name })).toEqual([]);
  expect(said({ name: '宇宙新村' })).toEqual(['DA-1 WORD 宇宙']);
});

it('what sounds foreign is native in an area of another language of China, a foreign name is not', () => {
  const at = (name: string, division: string): string[] => said({ name, category: 'residential_area', division });
  expect(at('格兰维尔花园', '640302')).toEqual(['YANG-4 TRANSLITERATION 格兰维尔']);
  expect(at('格兰维尔花园', '653101')).toEqual([]);
  expect(at('曼哈顿花园', '653101')).toEqual(['NR-05 FOREIGN 曼哈顿', 'YANG-2 FOREIGN 曼哈顿']);
});

it('a heritage site or memorial bears what names it may have (TR art. 42)', () => {
  const of = (name: string, featureType: string): string[] => said({ name, attributes: { featureType } });
  expect(of('利玛窦墓', '文物古迹')).toEqual([]);
  expect(of('圣索菲亚教堂', '文物古迹')).toEqual([]);
  expect(of('利玛窦小区', '居民区')).toEqual(['NR-05 FOREIGN 利玛窦', 'YANG-1 FOREIGN 利玛窦']);
  expect(of('中央门大街', '道路')).toEqual([]);
});
