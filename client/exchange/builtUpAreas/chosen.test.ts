import { expect, it } from 'vitest';
import { BuiltUpAreaId, type ReadArea } from '#server/gazetteer/builtUpAreas/builtUpContract.ts';
import { firstChoice, itemsOf, withArea } from './chosen.ts';

const OLD = BuiltUpAreaId.parse('00000000-0000-4000-8000-000000000001');
const other = { id: OLD, version: 3, name: '城区', validFrom: '2026-01-01', share: 0.9, isSame: true };
const area = (number: number, over: Partial<ReadArea> = {}): ReadArea => ({
  ...{ number, name: '城区', counties: [], areaSquareMetres: 1, findings: [], others: [], geometry: null },
  ...over,
});
const error = { code: 'no-name', severity: 'error', message: '', messageZh: '', proposal: null } as const;

it('begins with all that can be put into force, each in the place of its namesake', () => {
  const areas = [area(1), area(2, { findings: [error] }), area(3, { others: [other] })];
  expect(firstChoice(areas)).toEqual({ 1: null, 3: OLD });
  expect(itemsOf(areas, firstChoice(areas))).toEqual([{ number: 1 }, { number: 3, replaces: { id: OLD, version: 3 } }]);
});

it('leaves an area out and takes it in again', () => {
  const areas = [area(1), area(3, { others: [other] })];
  const without = withArea(firstChoice(areas), area(3), false);
  expect(itemsOf(areas, without)).toEqual([{ number: 1 }]);
  expect(withArea(without, area(3, { others: [other] }), true)).toEqual(firstChoice(areas));
});
