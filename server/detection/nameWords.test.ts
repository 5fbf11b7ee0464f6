import { describe, expect, it } from 'vitest';
import { compileRuleSet } from './compileRuleSet.ts';
import { detect } from './detect.ts';
import { loadRuleSet } from './loadRuleSet.ts';
import { nameWordsIn } from './nameWordsIn.ts';
import { type LexiconRow, NameWordMatch } from './ruleSet.ts';
import type { CheckInput, NameInScope } from './subject.ts';

const rows = loadRuleSet();
const shipped = compileRuleSet(rows);
const isOf = (match: string) => (row: LexiconRow) => row.match === match;
/** The shipped set with the rows of one match otherwise. */
const changed = (match: NameWordMatch, change: (row: LexiconRow) => LexiconRow[]) =>
  compileRuleSet({ ...rows, lexicon: rows.lexicon.flatMap((row) => (isOf(match)(row) ? change(row) : [row])) });
const without = (match: NameWordMatch) => changed(match, () => []);

const found = (input: CheckInput, set = shipped): string[] =>
  detect(input, set).map(({ rule, result, level }) => `${rule} ${result} ${level}`);
const quarter = (name: string): CheckInput => ({ name, category: 'residential_area' });
const street = (name: string, other: string): CheckInput => {
  const split = (text: string) => text.slice(0, -1);
  const beside: NameInScope = {
    ...{
      placeId: 'p',
      nameId: 'n',
      name: other,
      romanTone: null,
      status: 'standard',
      divisionName: null,
      geometry: null,
    },
    ...{
      norm: other,
      specificNorm: split(other),
      pinyinTone: [],
      pinyinPlain: [],
      category: 'street',
      scope: '某建成区',
    },
  };
  return { name, category: 'street', inScope: [beside] };
};

describe('what the rows say decides', () => {
  it.each<[NameWordMatch, CheckInput, string, 'gone' | 'new']>([
    ['numeral', quarter('九九花园'), 'GUAI-1 DIGITS review', 'gone'],
    ['numeral_ordinal', quarter('八号公馆'), 'GUAI-1 DIGITS review', 'gone'],
    ['numeral_formal', quarter('捌号院'), 'GUAI-1 DIGITS review', 'gone'],
    ['numeral_cheque', quarter('阳光壹佰小区'), 'GUAI-2 DIGITS review', 'gone'],
    ['measure', quarter('十二海里花园'), 'GUAI-2 DIGITS review', 'gone'],
    ['number_counted', quarter('十二小区'), 'GUAI-1 DIGITS review', 'new'],
    ['number_part', quarter('裕民花园2期'), 'GUAI-2 DIGITS review', 'new'],
    ['number_door', quarter('复兴路23号'), 'GUAI-2 DIGITS review', 'new'],
    ['number_series', { name: '经9支渠', category: 'natural_entity' }, 'GUAI-2 DIGITS review', 'new'],
    ['kind_of_place', quarter('晴岚书局'), 'GUAI-4 NO_GENERIC review', 'new'],
    ['official_ending', { name: '宇宙营村' }, 'DA-1 WORD review', 'new'],
    ['size_word', street('新裕民路', '裕民路'), 'NR-08c DUPLICATE_AFFIX review', 'gone'],
    ['similar_shape', street('午马路', '牛马路'), 'NR-08c SIMILAR_SHAPE review', 'gone'],
  ])('%s', (match, input, finding, effect) => {
    expect(found(input).includes(finding), 'as shipped').toBe(effect === 'gone');
    expect(found(input, without(match)).includes(finding), 'without the row').toBe(effect === 'new');
  });

  it('plain_ending and direction', () => {
    expect(found({ name: '宇宙新村' })).toContain('DA-1 WORD review');
    expect(found({ name: '宇宙新村' }, without('plain_ending'))).toContain('DA-1 WORD note');
    const parts = street('裕民南路', '裕民北路');
    const beside = { ...parts, inScope: (parts.inScope ?? []).map((other) => ({ ...other, specificNorm: '裕民' })) };
    expect(found(beside)).toEqual(['NR-08c DIRECTION_PAIR note']);
    expect(found(beside, without('direction'))).toContain('NR-08c SPECIFIC_CLASH review');
  });

  it('a row for one place speaks of that place alone', () => {
    const set = changed('measure', (row) => [row, { ...row, text: '里地', jurisdiction: '6403' }]);
    const name = quarter('十二里地花园');
    expect(found({ ...name, division: '640302' }, set)).toContain('GUAI-2 DIGITS review');
    expect(found({ ...quarter('十二海里花园'), division: '640302' }, set)).toContain('GUAI-2 DIGITS review');
    expect(found({ ...name, division: '640104' }, set)).not.toContain('GUAI-2 DIGITS review');
    expect(found(name, set)).not.toContain('GUAI-2 DIGITS review');
  });
});

it('has a shipped row for every use, each a word list with a source', () => {
  for (const match of NameWordMatch.options) {
    const own = rows.lexicon.filter(isOf(match));
    expect(own.length, match).toBeGreaterThan(0);
    expect(own.every(({ source }) => rows.sources.some(({ text }) => text === source))).toBe(true);
  }
});

it('takes any text for a word and no word at all, and reads a number of any length', () => {
  const words = changed('numeral', (row) => [{ ...row, text: '^ ] \\ - [ a*' }]);
  expect(() => found(quarter('九九^^小区'), words)).not.toThrow();
  const hyphened = changed('number_part', (row) => [{ ...row, text: '-1栋[/' }]);
  expect(nameWordsIn(hyphened, '640302').numbers.part.test('-1栋[/')).toBe(true);
  const none = compileRuleSet({ ...rows, lexicon: [] });
  expect(nameWordsIn(none, '640302').numbers.part.test('')).toBe(false);
  expect(() => found(quarter('九九小区2期'), none)).not.toThrow();
  // A pattern that backtracked would take minutes for these, not milliseconds.
  const { alone, cheque, measured } = nameWordsIn(shipped, undefined).numbers;
  const started = performance.now();
  expect(alone.test(`${'壹'.repeat(100_000)}x`)).toBe(false);
  expect(cheque.exec(`${'伍'.repeat(100_000)}${'壹'.repeat(100_000)}`)?.index).toBe(100_000);
  expect(measured.test(`${'一'.repeat(100_000)}海里x`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(5_000);
});
