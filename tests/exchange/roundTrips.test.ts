import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp } from '#tests/support/testApp.ts';
import { PLACES, putRoundRegister } from './roundRegister.ts';
import { type RoundTrip, roundTrip } from './roundTrip.ts';

const { db, close } = await testApp();
beforeAll(() => putRoundRegister(db));
afterAll(close);

const FORMATS: readonly { format: string; encoding?: string }[] = [
  ...[{ format: 'xlsx' }, { format: 'csv', encoding: 'UTF-8-BOM' }, { format: 'csv', encoding: 'GB18030' }],
  ...[{ format: 'geojson' }, { format: 'gpkg' }, { format: 'shapefile', encoding: 'UTF-8' }, { format: 'kml' }],
];
// A standard and a former name each.
const ALL = { places: PLACES.length * 2, divisions: 7, 'boundary-lines': 1, markers: 2 } as const;
const KINDS = ['places', 'divisions', 'boundary-lines', 'markers'] as const;

const limitOf = ({ limits }: RoundTrip, code: string) => limits.find((limit) => limit.code === code)?.count ?? 0;
const errorsOf = ({ found }: RoundTrip) => found.filter(({ severity }) => severity === 'error');

describe.each(FORMATS)('$format $encoding', (asked) => {
  it.each(KINDS)('%s come back as they were', async (kind) => {
    const trip = await roundTrip(db, kind, asked);
    expect(trip.rows.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
    expect(trip.outcomes).toEqual({ unchanged: ALL[kind] });
    expect([...errorsOf(trip), ...trip.fileCodes.filter((code) => code.endsWith(':error'))]).toEqual([]);
    if (kind === 'places') {
      expect(new Set(trip.staged.map(({ fields }) => fields.category_id))).toEqual(new Set(['facility']));
      expect(trip.staged.map(({ name }) => name).sort()).toEqual(
        PLACES.flatMap(({ name }) => [name, `旧${name}`]).sort(),
      );
    }
    // What came without a shape was announced by the export, row by row.
    const { 'no-geometry': without = [] } = trip.byCode;
    expect(without).toHaveLength(limitOf(trip, 'rows-without-geometry'));
  });
});

describe('Shapefile GBK', () => {
  it.each([
    ['places', ['𠮷祥村', '㧑家庄', '䶮水沟', '旧𠮷祥村', '旧㧑家庄', '旧䶮水沟']],
    ['divisions', ['𠮷祥镇', '㧑家镇', '䶮水“渠”,村村委会']],
    ['boundary-lines', []],
    ['markers', []],
  ] as const)('%s with a character that it does not have are refused, and overwrite nothing', async (kind, lost) => {
    const trip = await roundTrip(db, kind, { format: 'shapefile', encoding: 'GBK' });
    expect(trip.outcomes).toEqual({
      unchanged: ALL[kind] - lost.length,
      ...(lost.length > 0 ? { refused: lost.length } : {}),
    });
    expect(trip.byCode['name-character-lost'] ?? []).toHaveLength(lost.length);
    expect(errorsOf(trip)).toHaveLength(lost.length);
    const announced = trip.limits.find(({ code }) => code === 'gbk-gap')?.examples.join() ?? '';
    for (const name of lost) expect(announced).toContain(name);
  });
});

it('a Shapefile says which texts it cut, and they do not overwrite the whole ones', async () => {
  const trip = await roundTrip(db, 'places', {
    format: 'shapefile',
    columns: ['name', 'meaning', 'place_id', 'category', 'division_code'],
  });
  expect(trip.limits.find(({ code }) => code === 'shp-text-length')?.examples).toContain('长文桥');
  expect(trip.outcomes).toEqual({ unchanged: ALL.places });
});
