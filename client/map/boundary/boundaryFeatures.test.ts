import { expect, it } from 'vitest';
import { type MapStretch, MapStretch as Stretch } from '#server/boundaries/map/mapContract.ts';
import { boundaryFeatures } from './boundaryFeatures.ts';

const stretch = (properties: object): MapStretch =>
  Stretch.parse({
    type: 'Feature',
    id: 'arc',
    properties: {
      ...{ line: '3f0d2a52-3b1c-4d0e-9d52-1f2b7c0a9e11', code: 'x', name: null, level: 'county', status: 'demarcated' },
      ...{ schematic: false, left: 'B', lengthMetres: 1000 },
      ...{ sideA: { code: '640302', name: '利通区' }, sideB: { code: '640381', name: '青铜峡市' } },
      ...properties,
    },
    geometry: {
      type: 'LineString',
      coordinates: [
        [106, 37],
        [106, 38],
      ],
    },
  });
const drawn = (properties: object, isDisputed = false) =>
  boundaryFeatures([stretch(properties)], [], { nameOf: () => '', isDisputed: () => isDisputed });

it.each([
  ['a settled line', {}, false, { level: 'county', state: 'demarcated', rhythm: 'settled', rails: '' }],
  ['one without agreement', { status: 'draft' }, false, { state: 'draft', rhythm: 'unsettled', rails: '' }],
  ['a changed one', { status: 'changed' }, false, { state: 'changed', rhythm: 'settled', rails: '#1f2733' }],
  ['a disputed one', {}, true, { state: 'disputed', rhythm: 'unsettled', rails: '#a4121c' }],
  ['one that ended, disputed or not', { status: 'ended' }, true, { state: 'ended', rhythm: 'dots', bandWidth: 0 }],
  [
    'a county line of two prefectures',
    { sideB: { code: '640181', name: '灵武市' } },
    false,
    { level: 'prefecture', rhythm: 'settled' },
  ],
])('draws %s by its rank and state', (_, properties, isDisputed, expected) => {
  expect(drawn(properties, isDisputed).lines.features[0]?.properties).toMatchObject(expected);
});

it('names each neighbour on its own side, and none where sides are not known', () => {
  const [left, right] = drawn({}).sides.features;
  expect(left?.properties).toMatchObject({ name: '青铜峡市', anchor: 'right' });
  expect(right?.properties).toMatchObject({ name: '利通区', anchor: 'left' });
  expect(drawn({ left: null }).sides.features).toEqual([]);
});
