import { expect, it } from 'vitest';
import { shapeOfText, textOf } from './coordinateText.ts';

it('reads lines with any usual separator and drops what is finer than a centimetre', () => {
  expect(shapeOfText('line', '106.1985,37.9821\n106.2044， 37.98265\n\n106.21 37.983000049')).toEqual({
    shape: {
      type: 'LineString',
      coordinates: [
        [106.1985, 37.9821],
        [106.2044, 37.98265],
        [106.21, 37.983],
      ],
    },
  });
});

it('closes a ring whether or not its first point is repeated', () => {
  const open = shapeOfText('polygon', '106.1,37.9\n106.2,37.9\n106.2,38');
  expect(shapeOfText('polygon', '106.1,37.9\n106.2,37.9\n106.2,38\n106.1,37.9')).toEqual(open);
});

it.each([
  ['latitude first', 'line', '37.98,106.2\n37.99,106.3', { code: 'range', line: 1 }],
  ['words', 'line', '106.1,37.9\n东起迎宾大道', { code: 'format', line: 2 }],
  ['three numbers', 'point', '106.1,37.9,1100', { code: 'format', line: 1 }],
  ['a single point', 'line', '106.1,37.9', { code: 'few', n: 2 }],
  ['a bow tie', 'polygon', '106.1,37.9\n106.2,38\n106.1,38\n106.2,37.9', { code: 'crossing' }],
] as const)('refuses %s', (_, mode, text, fault) => {
  expect(shapeOfText(mode, text)).toEqual({ fault });
});

it('writes what it reads', () => {
  const text = '106.1,37.9\n106.2,37.9\n106.2,38';
  const read = shapeOfText('polygon', text);
  expect('shape' in read && textOf(read.shape)).toBe(text);
});
