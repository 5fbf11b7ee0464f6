import { describe, expect, it } from 'vitest';
import { collection, feature, square } from '#tests/gazetteer/builtUpFile.ts';
import { Problem } from '../../platform/problem.ts';
import { readAreas } from './readAreas.ts';

const AT = [106.2, 37.99] as const;
const bytesOf = (content: object | string): Uint8Array =>
  Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
const read = (...features: object[]) => readAreas(bytesOf(collection(features)), '建成区.geojson');
const ofShape = (geometry: unknown) => ({ ...feature('甲', []), geometry });
const circle = Array.from({ length: 50_001 }, (_, i) => [
  AT[0] + 0.1 * Math.cos((i / 50_000) * 2 * Math.PI),
  AT[1] + 0.1 * Math.sin((i / 50_000) * 2 * Math.PI),
]);
const closed = [...circle.slice(0, -1), circle[0] ?? []];

it('reads names, codes and rings', async () => {
  const { areas, known } = await read(
    feature('利通区建成区', square(AT), { code: '640302000000' }),
    feature('乙', square(AT)),
  );
  expect(areas).toMatchObject([
    { number: 1, name: '利通区建成区', code: '640302', findings: [] },
    { number: 2, name: '乙', code: null, findings: [] },
  ]);
  expect(known).toMatchObject({ srid: 4490, isGcj02: false });
});

describe('a feature', () => {
  it.each<[what: string, feature: object, codes: string[]]>([
    ['without a name', feature(undefined, square(AT)), ['no-name']],
    ['whose name has a control character', feature('花马\u0007池', square(AT)), ['bad-name']],
    ['whose name is a sentence', feature('城'.repeat(61), square(AT)), ['bad-name']],
    ['with latitude first', feature('甲', square([AT[1], AT[0]])), ['axes-swapped']],
    ['in metres', feature('甲', square([36_500_000, 4_200_000], 900)), ['looks-projected']],
    ['in another country', feature('甲', square([2.3, 48.8])), ['outside-china']],
    ['whose ring is open', feature('甲', square(AT).slice(0, 4)), ['ring-not-closed']],
    ['that is a line', ofShape({ type: 'LineString', coordinates: square(AT) }), ['not-a-polygon']],
    ['without a shape', ofShape(null), ['no-geometry']],
    ['of an empty shape', ofShape({ type: 'MultiPolygon', coordinates: [] }), ['empty-geometry']],
    ['that is schematic', feature('甲', square(AT), { schematic: true }), ['schematic']],
    ['of too many points', feature('甲', closed), ['too-many-points']],
    [
      'with heights',
      feature(
        '甲',
        square(AT).map((point) => [...point, 1100]),
      ),
      ['height-dropped'],
    ],
  ])('%s', async (_what, made, codes) => {
    expect((await read(made)).areas[0]?.findings.map(({ code }) => code)).toEqual(codes);
  });

  it('that repeats a name stands against both', async () => {
    const { areas } = await read(feature('甲', square(AT)), feature('甲', square(AT)));
    expect(areas.map(({ findings }) => findings.map(({ code }) => code))).toEqual([['name-twice'], ['name-twice']]);
  });
});

describe('a file', () => {
  const many = collection(Array.from({ length: 101 }, (_, i) => feature(`甲${i}`, square(AT))));
  const beijing54 = collection([feature('甲', square(AT))], 'urn:ogc:def:crs:EPSG::4214');
  it.each<[what: string, bytes: Uint8Array, code: string]>([
    ['that is a broken ZIP', bytesOf('PK\u0003\u0004'), 'archive-incomplete'],
    ['that is a table', bytesOf('名称,区划代码\n甲,640302\n'), 'no-shapes'],
    ['that is cut', bytesOf('{"type":"FeatureCollection","features":['), 'incomplete'],
    ['in GB18030', new Uint8Array([0x7b, 0x22, 0xbb, 0xa8, 0x22]), 'not-utf8'],
    ['without features', bytesOf(collection([])), 'no-features'],
    ['in Beijing 1954', bytesOf(beijing54), 'crs-not-supported'],
    ['of 101 areas', bytesOf(many), 'too-many-features'],
  ])('%s is refused', async (_what, bytes, code) => {
    const refusal = readAreas(bytes, '建成区.geojson');
    await expect(refusal).rejects.toThrow(Problem);
    await expect(refusal).rejects.toMatchObject({ facts: { code } });
  });
});
