import { expect, it } from 'vitest';
import { zoneOf } from './gaussKruger.ts';
import { positionIn } from './positionIn.ts';

const placed = (text: string, zone?: number) => {
  const read = positionIn(text, zone === undefined ? undefined : zoneOf(3, zone));
  return 'fault' in read ? read.fault : read.position.map((degrees) => Number(degrees.toFixed(6)));
};

it.each([
  ['decimal degrees', '106.2, 38', [106.2, 38]],
  ['latitude first', '38，106.2', [106.2, 38]],
  ['degrees, minutes, seconds', '106°12′00″E 38°00′00″N', [106.2, 38]],
  ['Chinese signs', '东经106度12分0秒，北纬38度0分0秒', [106.2, 38]],
  ['bare numbers', '106 12 0 38 0 0', [106.2, 38]],
  ['a 3° zone before the easting', '4208177.615, 35605400.837', [106.2, 38]],
  ['the neighbouring 3° zone', '4209027.301 36341895.214', [106.2, 38]],
  ['a 6° zone', 'X=4208177.615 Y=18605400.837', [106.2, 38]],
  ['easting first', '35605400.837, 4208177.615', [106.2, 38]],
])('reads %s', (_, text, position) => {
  expect(placed(text)).toEqual(position);
});

it('takes an easting without number as of the zone that is chosen', () => {
  expect(placed('4208177.615, 605400.837', 35)).toEqual([106.2, 38]);
  expect(placed('4209027.301, 341895.214', 36)).toEqual([106.2, 38]);
});

it.each([
  ['words', '迎宾大道东起', 'format'],
  ['one number', '106.2', 'format'],
  ['three numbers', '106.2,38,1100', 'format'],
  ['minutes of 60', '106°60′00″ 38°00′00″', 'format'],
  ['a place abroad', '2.35, 48.85', 'range'],
  ['an easting without number and zone', '4208177.615, 605400.837', 'zone'],
  ['a zone that China has not', '4208177.615, 50605400.837', 'range'],
])('refuses %s', (_, text, fault) => {
  expect(placed(text)).toBe(fault);
});
