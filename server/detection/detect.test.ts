import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameKeys } from '../gazetteer/nameKeys.ts';
import { splitName } from '../gazetteer/splitName.ts';
import { ALL_RULES } from './allRules.ts';
import { classesOf } from './classesOf.ts';
import { compileRuleSet } from './compileRuleSet.ts';
import { detect } from './detect.ts';
import { levelOf } from './levelOf.ts';
import { loadRuleSet } from './loadRuleSet.ts';
import type { CheckInput, NameInScope } from './subject.ts';

const rows = loadRuleSet();
const set = compileRuleSet(rows);
const check = (input: CheckInput) => detect(input, set);
const rulesFor = (input: CheckInput) =>
  check(input).map(({ rule, result, level, span }) => `${rule} ${result} ${level} ${span?.text ?? ''}`.trim());

const existing = (name: string, category: NameInScope['category'], scope: string): NameInScope => {
  const split = splitName(name, category, set.tables.generics);
  return {
    ...{ placeId: 'p', nameId: 'n', name, romanTone: null, status: 'standard', divisionName: null, geometry: null },
    ...{ ...nameKeys({ name, ...split }, set.tables), category, scope },
  };
};

// Worked examples of the naming rules.
it.each<[CheckInput, string[]]>([
  [{ name: '吴忠中央首府小区', category: 'residential_area' }, ['DA-1 WORD review 中央', 'DA-3 WORD review 首府']],
  [
    { name: '曼哈顿花园', category: 'residential_area' },
    ['NR-05 FOREIGN block 曼哈顿', 'DA-4 MISSING needs_data 花园', 'YANG-2 FOREIGN review 曼哈顿'],
  ],
  [{ name: '皇庭御府', category: 'residential_area' }, ['GUAI-7 WORD review 皇庭', 'GUAI-7 WORD review 御府']],
  [{ name: '幸福·里', category: 'residential_area' }, ['NR-03a SYMBOL block ·', 'GUAI-3 SYMBOL review ·']],
  // Unique in the nation are famous entities; a person judges the second of any other name.
  [
    { name: '贺兰山', category: 'natural_entity', inScope: [existing('贺兰山', 'natural_entity', 'nation')] },
    ['NR-07 DUPLICATE block 贺兰山'],
  ],
  [
    { name: '清水河', category: 'natural_entity', inScope: [existing('清水河', 'natural_entity', 'nation')] },
    ['NR-07 DUPLICATE review 清水河'],
  ],
  [
    { name: '裕民街', category: 'street', inScope: [existing('裕民街', 'street', 'built_up_area')] },
    ['NR-08c DUPLICATE block 裕民街'],
  ],
  [
    { name: '玉民街', category: 'street', inScope: [existing('裕民街', 'street', 'built_up_area')] },
    ['NR-08c HOMOPHONE_STRICT review 玉民街'],
  ],
  [
    { name: '金积镇', category: 'division', inScope: [existing('金积镇', 'division', 'province')] },
    ['NR-08a DUPLICATE block 金积镇'],
  ],
  [
    { name: '鑫鑫集团大道', category: 'street', attributes: { applicantName: '鑫鑫集团' } },
    ['NR-06 APPLICANT block 鑫鑫', 'NR-06 WORD review 集团'],
  ],
  [
    { name: '黄河广场', category: 'building', attributes: { siteAreaSquareMetres: 4000 } },
    ['NR-02 BELOW review 广场', 'DA-4 BELOW review 广场'],
  ],
  [
    { name: '六盘山区', category: 'division', entities: [{ name: '六盘山', isInside: false }] },
    ['NP-02 REPORT_FIRST note 六盘山区', 'NR-09 OUTSIDE block 六盘山'],
  ],
])('finds in $name what the worked examples say', (input, expected) => {
  expect(rulesFor(input)).toEqual(expected);
});

// False-positive tests of the naming rules: passed, or noted with the exception shown.
it.each<[string, CheckInput['category'], string[]]>([
  ['中华门', 'residential_area', ['DA-2 WORD note 中华']],
  ['列宁公园', 'park', ['NR-05 FOREIGN note 列宁', 'YANG-1 FOREIGN note 列宁']],
  ['王府井', 'residential_area', ['GUAI-7 WORD note 王府']],
  ['太阳山镇', 'division', []],
  ['花马池', 'residential_area', []],
  ['银川河东国际机场', 'facility', ['DA-local WORD note 国际']],
  [
    '育英国际公寓',
    'residential_area',
    ['NR-05 FOREIGN note 英国', 'DA-local WORD review 国际', 'YANG-2 FOREIGN note 英国'],
  ],
  ['希尔顿酒店', 'building', ['NR-05 POSSIBLE note 希尔顿', 'YANG-1 POSSIBLE note 希尔顿']],
  ['三号路', 'street', []],
  ['9号路', 'street', []],
  ['3巷', 'street', []],
  ['217社区', 'committee_site', []],
  ['复兴路23号', 'residential_area', ['GUAI-2 DIGITS note 23']],
  ['裕民花园2期', 'residential_area', ['GUAI-2 DIGITS note 2']],
])('%s is not accused', (name, category, expected) => {
  const findings = check({ name, category });
  expect(findings.map(({ rule, result, level, span }) => `${rule} ${result} ${level} ${span?.text}`)).toEqual(expected);
  expect(findings.filter(({ level }) => level === 'note').every(({ exception }) => exception !== null)).toBe(true);
});

it.each([
  ['MOMOPARK', 'YANG-3'],
  ['EE新城小区', 'GUAI-5'],
  ['帕提欧公馆', 'YANG-4'],
  ['黄泉路', 'GUAI-6'],
  ['阳光巴洛克小区', 'YANG-4'],
  ['99大厦', 'GUAI-1'],
  ['幸福99大厦', 'GUAI-2'],
  ['里仁裡', 'NR-03a'],
  ['さくら花园', 'NR-03a'],
  ['幸福😀里', 'GUAI-3'],
])('%s raises %s', (name, rule) => {
  expect(check({ name }).map((finding) => finding.rule)).toContain(rule);
});

it('compares in the scope given and names the first test that holds', () => {
  const against = (name: string, other: string) =>
    check({ name, category: 'street', localNames: ['吴忠'], inScope: [existing(other, 'street', 'built_up_area')] })
      .filter(({ rule }) => rule === 'NR-08c')
      .map(({ result, clash }) => `${result} ${clash?.name}`);
  expect(against('吴忠裕民路', '裕民路')).toEqual(['DUPLICATE_CITY 裕民路']);
  expect(against('新裕民路', '裕民路')).toEqual(['DUPLICATE_AFFIX 裕民路']);
  expect(against('小裕民路', '大裕民路')).toEqual(['DUPLICATE_AFFIX 大裕民路']);
  expect(against('午马路', '牛马路')).toEqual(['SIMILAR_SHAPE 牛马路']);
  expect(against('裕民路', '裕民街')).toEqual(['SPECIFIC_CLASH 裕民街']);
  for (const other of ['裕民北路', '裕民路', '裕民中路'])
    expect(against('裕民南路', other)).toEqual([`DIRECTION_PAIR ${other}`]);
  expect(against('中山东路', '中山西路')).toEqual(['DIRECTION_PAIR 中山西路']);
  expect(against('于敏路', '裕民路')).toEqual(['HOMOPHONE_LOOSE 裕民路']);
  expect(against('金花园路', '银花园路')).toEqual(['CONFUSABLE 银花园路']);
  expect(against('开元路', '裕民路')).toEqual([]);
});

it('has a data row for every rule that looks, and every result row belongs to one', () => {
  expect([...new Set(rows.rules.map(({ id }) => id))].sort()).toEqual(ALL_RULES.map(({ id }) => id).sort());
});

it('leaves out what is not in force on the day', () => {
  const before = compileRuleSet(rows, '2015-01-01');
  expect(detect({ name: '曼哈顿花园', category: 'residential_area' }, before).map(({ rule }) => rule)).not.toContain(
    'NR-05',
  );
});

it('takes the threshold of the place before the starting figures', () => {
  const at = (division: string) =>
    check({ name: '裕民大厦', category: 'building', division, attributes: { storeys: 16 } }).map(({ rule }) => rule);
  expect(at('640302')).toEqual([]);
  expect(at('440100')).toEqual(['NR-02', 'DA-4']);
});

it('answers with the gravest level and the classes of what must be looked at', () => {
  const findings = check({ name: '曼哈顿·中央首府', category: 'residential_area' });
  expect([levelOf(findings), classesOf(findings)]).toEqual(['block', ['大', '洋', '怪']]);
  expect([levelOf([]), classesOf([])]).toEqual(['clear', []]);
});

it('keeps its level when the same name is written in another form', () => {
  const part = fc.constantFrom(
    '中央',
    '曼哈顿',
    '裕民',
    'ＥＥ',
    'EE',
    '９９',
    '·',
    '，',
    '里',
    '裡',
    '府',
    '公馆',
    'é',
    '小区',
    '路',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const name = parts.join('');
      const level = levelOf(check({ name }));
      expect(levelOf(check({ name: name.normalize('NFKC') }))).toBe(level);
      expect(levelOf(check({ name: parts.join(' ') }))).toBe(level);
    }),
    { numRuns: 200 },
  );
}, 60_000);

it('tells the basis in one language a string, also from a rule row stored with both in one', () => {
  const stored = rows.rules.map((rule) =>
    rule.id === 'NR-05' ? { ...rule, article: 'art. 9(5) / 第九条第（五）项', articleZh: '' } : rule,
  );
  const [finding] = detect({ name: '曼哈顿路', category: 'street' }, compileRuleSet({ ...rows, rules: stored }));
  expect(finding).toMatchObject({ rule: 'NR-05', article: 'art. 9(5)', articleZh: '第九条第（五）项' });
});

it.each<[string, CheckInput, Parameters<typeof changed>, { shipped: object; otherwise: object }]>([
  [
    'an exception',
    { name: '列宁公园', category: 'park' },
    ['YANG-1', { exceptionSeverity: 'HUMAN' }],
    {
      shipped: { severity: 'NOTE', level: 'note' },
      otherwise: { severity: 'HUMAN', level: 'review', exceptionZh: expect.stringContaining('纪念') },
    },
  ],
  [
    'a county that stands in for a built-up area',
    { name: '裕民路', category: 'street', inScope: [existing('裕民路', 'street', 'county_fallback')] },
    ['NR-08c', { fallbackSeverity: 'NOTE' }],
    { shipped: { severity: 'HUMAN', level: 'review' }, otherwise: { severity: 'NOTE', level: 'note' } },
  ],
])('%s is as grave as the row of the rule says', (_what, input, [id, over], { shipped, otherwise }) => {
  const of = (findings: ReturnType<typeof check>) => findings.find(({ rule }) => rule === id);
  expect(of(check(input))).toMatchObject(shipped);
  expect(of(detect(input, changed(id, over)))).toMatchObject(otherwise);
});

/** The shipped rules with one rule row otherwise. */
function changed(id: string, over: Partial<(typeof rows.rules)[number]>) {
  return compileRuleSet({ ...rows, rules: rows.rules.map((row) => (row.id === id ? { ...row, ...over } : row)) });
}

it('weighs what is spelled like a foreign name by the figures of the row', () => {
  const coined = { name: '格兰维尔花园', category: 'residential_area' } as const;
  const heard = (set: Parameters<typeof detect>[1]) =>
    detect(coined, set).some(({ result }) => result === 'TRANSLITERATION');
  expect(heard(compileRuleSet(rows))).toBe(true);
  expect(heard(changed('YANG-4', { parameters: {} }))).toBe(true);
  expect(heard(changed('YANG-4', { parameters: { pairWeight: 7, longerWeight: 99, meanWeight: 1.5 } }))).toBe(false);
});

it('says why it makes an exception in the words of a row, and makes none where the row has ended', () => {
  const input = { name: '宇宙营村', category: 'committee_site' as const };
  const excused = (findings: ReturnType<typeof check>) => findings.find(({ rule }) => rule === 'DA-1');
  expect(excused(check(input))).toMatchObject({ level: 'note', exceptionZh: expect.stringContaining('既有名称') });
  const grounds = rows.grounds.map((row) => (row.id === 'official_name' ? { ...row, groundZh: '本局用语' } : row));
  expect(excused(detect(input, compileRuleSet({ ...rows, grounds })))?.exceptionZh).toContain('本局用语');
  expect(excused(detect(input, compileRuleSet({ ...rows, grounds: [] })))).toMatchObject({ level: 'review' });
});

it('names its sources in the language of the reader', () => {
  const [found] = check({ name: '宇宙花园', category: 'residential_area' });
  expect(found?.evidence).toMatchObject({ source: '民发〔2018〕146号 annex', sourceZh: '民发〔2018〕146号附件' });
  const { exception, exceptionZh } = check({ name: '列宁公园', category: 'park' })[0] ?? {};
  expect(exception).toContain('146号 annex');
  expect(exceptionZh).toContain('146号附件');
});

it('has Chinese for every source that rows name in English', () => {
  const lists = [rows.lexicon, rows.exceptions, rows.thresholds, rows.foreignNames, rows.generics, rows.grounds];
  const named = [...lists.flat(), ...rows.readings, ...rows.polyphones, ...rows.plainGenerics].map((row) => row.source);
  expect([...new Set(named)].filter((source) => /[A-Za-z]{2}/.test(source) && !set.sources.has(source))).toEqual([]);
});
