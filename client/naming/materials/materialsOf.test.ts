import { expect, it } from 'vitest';
import type { CodeListItem } from '#server/gazetteer/codeListContract.ts';
import { materialsOf } from './materialsOf.ts';

const row = (code: string, traits: Record<string, string>): CodeListItem => ({
  ...{ code, labelZh: code, labelEn: code, sourceZh: '', sourceEn: '', articleZh: '', articleEn: '' },
  ...{ jurisdiction: 'CN', validFrom: null, validTo: null, traits },
});
const LIST = [
  row('all', {}),
  row('renaming', { case_kinds: 'renaming;cancellation' }),
  row('built', { case_kinds: 'naming', categories: 'residential_area;building' }),
];

it.each([
  ['naming', 'street', ['all']],
  ['naming', 'building', ['all', 'built']],
  ['renaming', 'building', ['all', 'renaming']],
  ['naming', '', ['all']],
])('%s of %s', (kind, category, codes) => {
  expect(materialsOf(LIST, { kind, category }).map(({ code }) => code)).toEqual(codes);
});
