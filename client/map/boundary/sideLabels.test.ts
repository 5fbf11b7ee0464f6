import { expect, it } from 'vitest';
import { sideLabels } from './sideLabels.ts';

it.each([
  [
    'to the north',
    [
      [106, 37],
      [106, 38],
    ],
    'right',
    'left',
  ],
  [
    'to the south',
    [
      [106, 38],
      [106, 37],
    ],
    'left',
    'right',
  ],
  [
    'to the east',
    [
      [106, 37],
      [107, 37],
    ],
    'bottom',
    'top',
  ],
  [
    'to the west',
    [
      [107, 37],
      [106, 37],
    ],
    'top',
    'bottom',
  ],
] as const)('of a stretch %s stand on their own sides', (_, course, left, right) => {
  const [first, second] = sideLabels(course, ['甲县', '乙县']);
  expect(first?.properties).toMatchObject({ name: '甲县', anchor: left });
  expect(second?.properties).toMatchObject({ name: '乙县', anchor: right });
});

it('come closer together as there is more room', () => {
  const labels = sideLabels(
    [
      [106, 37],
      [107, 37],
    ],
    ['甲县', '乙县'],
  );
  const zooms = [...new Set(labels.map(({ properties }) => properties?.from))];
  expect(labels).toHaveLength(30);
  expect(zooms).toEqual(zooms.toSorted((a, b) => a - b));
  expect(labels[0]?.geometry.coordinates).toEqual([106.5, 37]);
});
