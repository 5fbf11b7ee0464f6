import { expect, it } from 'vitest';
import { lineRights } from './lineRights.ts';

const line = (sideA: string, sideB: string, ...codes: string[]) => ({
  sideA,
  sideB,
  codes: codes.length > 0 ? codes : [sideA, sideB],
});
const inside = line('640303', '640323');
const township = line('640323100', '640323101');
const abroad = line('640181', '640323');
const province = line('610000', '640000', '610825', '640323');

it.each([
  ['the city above both counties', '640300', inside, 'decide'],
  ['the region', '640000', inside, 'decide'],
  ['a county that is a side', '640323', inside, 'propose'],
  ['a county elsewhere', '640381', inside, 'none'],
  ['the county of two townships', '640323', township, 'decide'],
  ['the city above one of two counties', '640300', abroad, 'decide'],
  ['a county with a neighbour in another city', '640323', abroad, 'propose'],
  ['a province that is a side', '640000', province, 'decide'],
  ['a county along a province line', '640323', province, 'propose'],
  ['the city along a province line', '640300', province, 'propose'],
  ['another city', '640500', inside, 'none'],
] as const)('%s', (_, division, of, rights) => {
  expect(lineRights(division, of)).toBe(rights);
});
