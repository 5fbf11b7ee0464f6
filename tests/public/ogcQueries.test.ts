import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { names, ogcReader } from './ogcReader.ts';
import { CRS, ogcRegister } from './ogcRegister.ts';
import { type PublicServer, publicServer } from './publicServer.ts';

let server: PublicServer;
let made: Awaited<ReturnType<typeof ogcRegister>>;
beforeAll(async () => {
  server = await publicServer();
  made = await ogcRegister(server.db);
});
afterAll(() => server.close());

const { ask, items } = ogcReader(() => server);
const all = { limit: '100' };

describe('systems of coordinates', () => {
  const first = async (query: Record<string, string>) => {
    const { features } = await items('places', { category: 'park', ...query });
    const ring = features[0]?.geometry?.coordinates[0];
    return Array.isArray(ring) ? ring[0] : undefined;
  };

  it.each(['4490', '4326'])('EPSG:%s has the latitude first and says so', async (code) => {
    expect(await first({ crs: `${CRS}/EPSG/0/${code}` })).toEqual([37.98, 106.2]);
    const reply = await ask(`/collections/places/items?crs=${CRS}/EPSG/0/${code}`);
    expect(reply.headers.get('content-crs')).toBe(`<${CRS}/EPSG/0/${code}>`);
  });

  it('EPSG:3857 is metres', async () => {
    const [x, y] = (await first({ crs: `${CRS}/EPSG/0/3857` })) ?? [];
    const radians = Math.PI / 180;
    expect(x).toBeCloseTo(6_378_137 * 106.2 * radians, 3);
    expect(y).toBeCloseTo(6_378_137 * Math.asinh(Math.tan(37.98 * radians)), 3);
  });

  it('a box is read in its own system', async () => {
    const [west, south, east, north] = [106.195, 37.975, 106.215, 37.995];
    const inside = ['𠮷迎宾公园'];
    expect(names(await items('places', { bbox: `${west},${south},${east},${north}` }))).toEqual(inside);
    expect(names(await items('places', { bbox: `${west},${south},0,${east},${north},99` }))).toEqual(inside);
    expect(
      names(await items('places', { bbox: `${south},${west},${north},${east}`, 'bbox-crs': `${CRS}/EPSG/0/4490` })),
    ).toEqual(inside);
    const metres = '11821573,4577929,11823800,4580754';
    expect(names(await items('places', { bbox: metres, 'bbox-crs': `${CRS}/EPSG/0/3857` }))).toEqual(inside);
    expect((await items('places', { bbox: '170,-90,-170,90' })).numberMatched).toBe(0);
    expect((await items('places', { bbox: '106,30,-170,60' })).numberMatched).toBe(26);
  });

  it('a box of a filter may cross the 180th meridian too', async () => {
    const inBox = async (box: string, crs = 'OGC/1.3/CRS84') =>
      (await items('places', { filter: `S_INTERSECTS(geometry, BBOX(${box}))`, 'filter-crs': `${CRS}/${crs}` }))
        .numberMatched;
    expect([await inBox('170,-90,-170,90'), await inBox('106,30,-170,60')]).toEqual([0, 26]);
    expect([await inBox('-90,170,90,-170', 'EPSG/0/4490'), await inBox('30,106,60,-170', 'EPSG/0/4326')]).toEqual([
      0, 26,
    ]);
  });
});

describe('time', () => {
  it('shows divisions of a day: the end is outside, the last day inside', async () => {
    const on = async (datetime: string) => names(await items('divisions', { datetime })).toSorted();
    expect(await on('2020-05-31')).toEqual(['利通区', '红寺堡区'].toSorted());
    expect(await on('2020-06-01')).toEqual(['利通区']);
    expect(await on('../1999-12-31')).toEqual([]);
    expect(await on('2020-05-31T16:00:00Z/..')).toEqual(['利通区']);
  });

  it('shows the name that a park had on a day', async () => {
    const on = async (datetime: string) => names(await items('place-names', { datetime, category: 'park' }));
    expect(await on('2026-02-19')).toEqual(['人民公园']);
    expect(await on('2026-02-20')).toEqual(['𠮷迎宾公园']);
    const [old] = (await items('place-names', { status: 'former' })).features;
    expect(old?.properties).toMatchObject({
      current_name: '𠮷迎宾公园',
      valid_through: '2026-02-19',
      place_id: made.park,
    });
  });
});

describe('filters in CQL2 text', () => {
  it.each([
    ["name = '稻3路'", 1],
    ["name IN ('稻3路','稻4路')", 2],
    ["name LIKE '稻1%路'", 11],
    ["NOT (name LIKE '稻%')", 1],
    ["category = 'street' AND schematic = FALSE OR category = 'park'", 1],
    ['schematic', 25],
    ['meaning IS NULL', 0],
    ["valid_from BETWEEN DATE('2026-02-20') AND '2026-02-20'", 26],
    ["valid_from > DATE('2026-02-20')", 0],
    ["T_INTERSECTS(INTERVAL(valid_from, valid_through), INTERVAL('2026-03-01','..'))", 26],
    ["T_BEFORE(valid_from, TIMESTAMP('2026-02-21T00:00:00Z'))", 26],
    ["updated >= TIMESTAMP('2026-03-02T00:00:00Z')", 0],
    ['S_INTERSECTS(geometry, BBOX(106.195,37.975,106.215,37.995))', 1],
    ['S_WITHIN(geometry, POLYGON((106 37.8, 106.15 37.8, 106.15 38, 106 38, 106 37.8)))', 5],
    ['S_CONTAINS(geometry, POINT(106.205 37.985))', 1],
    ["'稻3路' = name", 1],
    ['"name" = \'稻3路\'', 1],
  ])('%s finds %i', async (filter, count) => {
    expect((await items('places', { filter, ...all })).numberMatched).toBe(count);
  });

  it('reads coordinates in filter-crs', async () => {
    const query = { filter: 'S_CONTAINS(geometry, POINT(37.985 106.205))', 'filter-crs': `${CRS}/EPSG/0/4490` };
    expect((await items('places', query)).numberMatched).toBe(1);
  });

  it.each(['2026-13-99', 'abcdefghij', '0000-01-01'])('refuses the day %s of a moment', async (updated) => {
    expect((await ask(`/collections/places/items?updated=${updated}`)).status).toBe(400);
  });

  it('takes any text for a text', async () => {
    for (const text of ["x'; drop table place; --", '%', '\\', '?', '??', '$1', ':x'])
      expect((await items('places', { filter: `name = '${text.replaceAll("'", "''")}'` })).numberMatched).toBe(0);
  });
});
