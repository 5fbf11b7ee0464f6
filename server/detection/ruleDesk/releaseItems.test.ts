import { expect, it } from 'vitest';
import { digestOf, releaseItems, type Stored } from './releaseItems.ts';

const body = (text: string, over: object = {}) => ({
  ...{ id: 'W-1', text, match: 'substring', part: 'full', categories: ['street'], type: null, rules: ['DA-1'] },
  ...{ severity: 'HUMAN', source: 'test', jurisdiction: 'CN', effectiveFrom: '2020-01-01', ...over },
});
const shipped = (text: string, over: object = {}) => ({ kind: 'lexicon' as const, body: body(text, over) });
const stored = (text: string, over: Partial<Stored> = {}): Stored => ({
  ...{ kind: 'lexicon', id: '000001:W-1', version: 1, body: body(text), changed: false, ended: false },
  original: body(text),
  ...over,
});
const NOTHING = { ours: new Map(), offered: new Set<string>() };
const offered = (there: Parameters<typeof releaseItems>[0], here: readonly Stored[], known = NOTHING) => {
  const { items, kept } = releaseItems(there, here, known);
  return { items: items.map(({ item }) => item.operation), kept: kept.map(({ label, ended }) => [label, ended]) };
};

it.each([
  ['nothing where both are the same', [shipped('甲')], [stored('甲')], { items: [], kept: [] }],
  [
    'nothing for another first day',
    [shipped('甲', { effectiveFrom: '2026-01-01' })],
    [stored('甲')],
    { items: [], kept: [] },
  ],
  ['a new row', [shipped('甲'), shipped('乙', { id: 'W-2' })], [stored('甲')], { items: ['add'], kept: [] }],
  ['another wording of an unedited row', [shipped('乙')], [stored('甲')], { items: ['replace'], kept: [] }],
  ['the end of an unedited row', [], [stored('甲')], { items: ['end'], kept: [] }],
  [
    'no end of a row that an office added',
    [],
    [stored('甲', { changed: true, original: null })],
    { items: [], kept: [] },
  ],
  [
    'nothing over an edited row',
    [shipped('乙')],
    [stored('丙', { changed: true, original: body('甲') })],
    { items: [], kept: [['乙', false]] },
  ],
  [
    'no word of an edited row that ships as ever',
    [shipped('甲')],
    [stored('丙', { changed: true, original: body('甲') })],
    { items: [], kept: [] },
  ],
  ['nothing over an ended row', [shipped('乙')], [stored('甲', { ended: true })], { items: [], kept: [['乙', true]] }],
  [
    'a field that came later as its default',
    [shipped('甲', { enabled: true })],
    [stored('甲')],
    { items: [], kept: [] },
  ],
] as const)('offers %s', (_what, there, here, expected) => {
  expect(offered(there, here)).toEqual(expected);
});

it('takes a row that an earlier release brought for the program’s own', () => {
  const taken = stored('乙', { changed: true, original: body('甲') });
  const ours = new Map([['lexicon W-1', new Set([digestOf('lexicon', body('乙'))])]]);
  expect(offered([shipped('丙')], [taken], { ...NOTHING, ours }).items).toEqual(['replace']);
  expect(offered([shipped('丙')], [taken]).items).toEqual([]);
});

it('knows the row of a rule by where it holds', () => {
  const rule = (jurisdiction: string, title = 'x') => ({
    kind: 'rule' as const,
    body: { id: 'GF-4', jurisdiction, title, version: 1, effectiveFrom: '2020-01-01', results: [] },
  });
  const kept = (jurisdiction: string, over: Partial<Stored> = {}): Stored => {
    const { kind, body: own } = rule(jurisdiction);
    return {
      kind,
      body: own,
      id: `1:${jurisdiction}`,
      version: 1,
      changed: false,
      ended: false,
      original: own,
      ...over,
    };
  };
  const nanchang = kept('3601');
  const ours = kept('6403', { changed: true, original: null });
  const { items } = releaseItems([rule('3601', 'y'), rule('37')], [ours, nanchang], NOTHING);
  expect(items.map(({ item, key }) => [item.operation, key])).toEqual([
    ['replace', 'rule GF-4 3601'],
    ['add', 'rule GF-4 37'],
  ]);
  expect(items[0]?.item).toMatchObject({ rowId: '1:3601' });
});

it('does not offer again what was offered', () => {
  const { items } = releaseItems([shipped('乙')], [stored('甲')], NOTHING);
  const known = new Set(items.map(({ key, digest }) => `${key} ${digest}`));
  expect(offered([shipped('乙')], [stored('甲')], { ...NOTHING, offered: known }).items).toEqual([]);
  expect(offered([shipped('丙')], [stored('甲')], { ...NOTHING, offered: known }).items).toEqual(['replace']);
});
