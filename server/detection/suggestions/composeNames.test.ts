import { expect, it } from 'vitest';
import { compileRuleSet } from '../compileRuleSet.ts';
import { loadRuleSet } from '../loadRuleSet.ts';
import { composeNames } from './composeNames.ts';
import type { LocalName } from './localNames.ts';

const local = (over: Partial<LocalName>): LocalName => ({
  ...{ name: '金积镇', specific: '金积', category: 'division', status: 'standard', metres: 900, azimuth: 10 },
  ...over,
});
const { plainGenerics } = compileRuleSet(loadRuleSet());
const [STREET, QUARTER] = [plainGenerics.get('street') ?? [], plainGenerics.get('residential_area') ?? []];
const RIVER = local({ name: '清水沟', specific: '清水', category: 'natural_entity', metres: 300, azimuth: 92 });
const FORMER = local({ name: '秦坝村', specific: '秦坝', category: 'committee_site', status: 'former', metres: 2000 });

it('recalls former names first, then landforms and where the place lies from them, the nearest first', () => {
  const names = composeNames([local({}), RIVER, FORMER], { wanted: null, plain: STREET });
  expect(names.slice(0, 3).map(({ name, basis }) => [name, basis])).toEqual([
    ['秦坝路', 'historic'],
    ['清水路', 'landform'],
    ['金积路', 'division'],
  ]);
});

it('says a plain direction only from a short landform, never one between two', () => {
  const canal = local({ name: '秦渠', specific: '秦', category: 'natural_entity', azimuth: 92 });
  const near = (azimuth: number | null) =>
    composeNames([{ ...canal, azimuth }], { wanted: null, plain: QUARTER }).map(({ name }) => name);
  expect(near(92)).toContain('秦渠东里');
  expect(near(358)).toContain('秦渠北里');
  expect([near(45), near(null)]).toEqual([[], []]);
});

it('tries the generic term that was asked for before the plain ones', () => {
  const names = composeNames([RIVER], { wanted: '家园', plain: QUARTER });
  expect(names.map(({ name }) => name)).toEqual(['清水家园', '清水里', '清水苑', '清水小区', '清水园']);
});

it('makes nothing of names that are too short, too long or not written in Chinese', () => {
  const odd = ['秦', '青铜峡水利', 'AB'].map((specific) => local({ specific }));
  expect(composeNames(odd, { wanted: null, plain: STREET })).toEqual([]);
});
