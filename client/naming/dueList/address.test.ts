import { expect, it } from 'vitest';
import type { DueItem } from '#server/naming/dueList/contract.ts';
import { filterIn, pathOfLimit, searchOf } from './address.ts';

const OFFICE = '0d5a4b1e-7c68-4a9e-9d1c-0e1f4f2f1a11';

it.each([
  ['', { whose: 'mine' }],
  ['whose=all&light=red&clock=C2b&county=640323', { whose: 'all', light: 'red', clock: 'C2b', county: '640323' }],
  [`office=${OFFICE}`, { whose: 'mine', office: OFFICE }],
  ['light=blue&office=x&county=12', { whose: 'mine' }],
])('reads the filter of ?%s', (address, filter) => {
  expect(filterIn(new URLSearchParams(address))).toEqual(filter);
});

it('writes it back, without what stands by default', () => {
  expect(searchOf({ whose: 'all', light: 'red', office: undefined })).toEqual({ whose: 'all', light: 'red' });
  expect(searchOf({ whose: 'mine' })).toEqual({});
});

const item: DueItem = {
  ...{ id: OFFICE, subjectId: 's', no: null, name: '', nameEn: '', clock: 'C2b', label: '', labelEn: '', office: '' },
  ...{ divisionCode: '', divisionName: '', startedOn: '2026-03-02', dueOn: '2026-03-02', left: 0, article: '' },
  ...{ articleEn: '', verified: true, unit: 'day', light: 'red', about: 'case', source: 'clock', isMine: true },
  task: 'handle',
};

it.each<[string, Partial<DueItem>]>([
  ['/cases/s#clocks', { task: 'handle' }],
  ['/cases/s#decision', { task: 'announce' }],
  [`/cases/s?answer=${OFFICE}`, { task: 'opine', source: 'opinion' }],
  ['/cases/s#opinions', { task: 'opine', source: 'opinion', isMine: false }],
  ['/filings/s', { task: 'file', about: 'filing', source: 'filing' }],
  ['/supervision/s', { task: 'checkMeasure', about: 'matter', source: 'measure' }],
  ['/reports/s', { task: 'acceptReport', about: 'report', source: 'report' }],
  ['/cases/s#impact', { task: 'settleTask', source: 'task' }],
])('opens %s', (path, over) => {
  expect(pathOfLimit({ ...item, ...over })).toBe(path);
});
