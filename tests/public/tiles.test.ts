import { execFile, execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { classifyRings, VectorTile, type VectorTileLayer } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { run, sql } from '#server/platform/db/sql.ts';
import { aDivision, aPlace } from './aPlace.ts';
import { type PublicServer, publicServer } from './publicServer.ts';

let server: PublicServer;
beforeAll(async () => {
  server = await publicServer();
  const { db } = server;
  await aDivision(db, { code: '640302', name: '利通区', level: 'county', at: [106, 37.7], size: 0.5 });
  await aDivision(db, { code: '640302100', name: '金积镇', level: 'township', at: [106.1, 37.9], size: 0.1 });
  await aPlace(db);
  await aPlace(db, { name: '密路', secrecy: 'restricted' });
  await aPlace(db, { name: '拟路', status: 'proposed' });
  await aPlace(db, {
    name: '稻花苑',
    category: 'residential_area',
    minZoom: 14,
    geometry: {
      type: 'Polygon',
      coordinates: [
        square(106.2, 37.985, 0.004),
        square(106.201, 37.986, 0.001).toReversed(), // a court
      ],
    },
  });
  await aPlace(db, { name: '吴忠站', category: 'facility', geometry: { type: 'Point', coordinates: [106.2, 37.98] } });
});
afterAll(() => server.close());

const Described = z.looseObject({ tiles: z.string().array() });

const square = (west: number, south: number, size: number): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

/** The tile of a zoom around 106.2° E, 37.98° N. */
function pathAt(set: string, z: number, [lon, lat] = [106.2, 37.98]): string {
  const radians = (lat * Math.PI) / 180;
  const x = Math.floor(((lon + 180) / 360) * 2 ** z);
  const y = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** z);
  return `/tiles/${set}/${z}/${x}/${y}.mvt`;
}

async function layerAt(set: string, z: number, search = ''): Promise<VectorTileLayer> {
  const answer = await fetch(server.url + pathAt(set, z) + search);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
  const layer = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers[set];
  if (!layer) throw new Error(`The tile has no layer ${set}`);
  return layer;
}
const featuresOf = (layer: VectorTileLayer) => Array.from({ length: layer.length }, (_, i) => layer.feature(i));
const namesOf = (layer: VectorTileLayer) => featuresOf(layer).map(({ properties }) => properties.name);

describe('places', () => {
  it('are the live public ones, lines as lines, with integer ids', async () => {
    const layer = await layerAt('places', 14);
    expect(layer.version).toBe(2);
    expect(layer.extent).toBe(4096);
    expect(namesOf(layer).sort()).toEqual(['吴忠站', '稻花苑', '稻香路']);
    const kinds = Object.fromEntries(featuresOf(layer).map((f) => [f.properties.name, f.type]));
    expect(kinds).toEqual({ 吴忠站: 1, 稻香路: 2, 稻花苑: 3 });
    const street = featuresOf(layer).find((f) => f.type === 2);
    expect(street?.properties).toMatchObject({ roman: 'Dàoxiāng Lù', category: 'street', schematic: true });
    expect(street?.properties.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(Number.isSafeInteger(street?.id)).toBe(true);
  });

  it('wind their rings as the tile specification says: one outer ring, the court inside it', async () => {
    const quarter = featuresOf(await layerAt('places', 15)).find((f) => f.type === 3);
    expect(quarter && classifyRings(quarter.loadGeometry()).map((rings) => rings.length)).toEqual([2]);
  });

  it('lie where they are: a point comes back within a tile unit', async () => {
    const point = featuresOf(await layerAt('places', 14)).find((f) => f.type === 1);
    const [zoom = 0, x = 0, y = 0] = pathAt('places', 14).match(/\d+/g)?.map(Number) ?? [];
    const back = point?.toGeoJSON(x, y, zoom).geometry;
    expect(back?.type).toBe('Point');
    const [lon = 0, lat = 0] = back?.type === 'Point' ? back.coordinates : [];
    expect(Math.abs(lon - 106.2)).toBeLessThan(6e-6);
    expect(Math.abs(lat - 37.98)).toBeLessThan(6e-6);
  });

  it('appear from their own zoom on', async () => {
    expect(namesOf(await layerAt('places', 13))).not.toContain('稻花苑');
  });

  it('show a change at once, not when a cache feels like it', async () => {
    const url = server.url + pathAt('places', 12);
    const before = await fetch(url);
    await aPlace(server.db, { name: '新桥', category: 'facility', updatedAt: '2026-03-02T00:00:00.000Z' });
    await pause(1_100);
    const after = await fetch(url);
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
  });
});

describe('divisions', () => {
  it('are counties below zoom 9, and townships too from there', async () => {
    expect(namesOf(await layerAt('divisions', 8))).toEqual(['利通区']);
    expect(namesOf(await layerAt('divisions', 9)).sort()).toEqual(['利通区', '金积镇']);
  });

  it('keep their area: what is drawn is what is stored', async () => {
    const county = featuresOf(await layerAt('divisions', 8))[0];
    const box = county?.bbox() ?? [0, 0, 0, 0];
    // 0.5 degrees at zoom 8, where a tile is 360/256 degrees wide.
    expect((box[2] ?? 0) - (box[0] ?? 0)).toBeCloseTo((0.5 / (360 / 256)) * 4096, -1);
  });
});

describe('divisions on a day', () => {
  it('are those of the day, with their labels, and today where no day is asked for', async () => {
    const { db } = server;
    await aDivision(db, { code: '640302199', name: '旧镇', level: 'township', at: [106.15, 37.95], size: 0.1 });
    await run(db, sql`update division set valid = '[2000-01-01,2010-03-01)' where code = '640302199'`);
    for (const set of ['divisions', 'division-labels']) {
      expect(namesOf(await layerAt(set, 9, '?at=2010-02-28')), set).toContain('旧镇');
      expect(namesOf(await layerAt(set, 9, '?at=2010-03-01')), set).not.toContain('旧镇');
      expect(namesOf(await layerAt(set, 9)), set).not.toContain('旧镇');
    }
    expect((await fetch(`${server.url}${pathAt('divisions', 9)}?at=1999-12-31`)).status).toBe(204);
  });
  it('keep their day in the address that TileJSON gives', async () => {
    const described = Described.parse(await (await fetch(`${server.url}/tiles/divisions.json?at=2010-02-28`)).json());
    expect(described.tiles[0]).toMatch(/\{y\}\.mvt\?at=2010-02-28$/);
  });
});

describe('labels of divisions', () => {
  it('are one point each, in the one tile that holds it', async () => {
    const labels = featuresOf(await layerAt('division-labels', 8));
    expect(labels.map((f) => [f.properties.name, f.type])).toEqual([['利通区', 1]]);
    const [z = 0, x = 0, y = 0] = pathAt('division-labels', 12).match(/\d+/g)?.map(Number) ?? [];
    const around = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].map((dy) => `/tiles/division-labels/${z}/${x + dx}/${y + dy}.mvt`),
    );
    const holding = (await Promise.all(around.map((path) => fetch(server.url + path)))).filter(
      ({ status }) => status === 200,
    );
    expect(holding.length).toBeLessThanOrEqual(2);
  });
});

const Metadata = z.looseObject({ bounds: z.string(), json: z.string() });

describe('the answer', () => {
  it('is 304 for who has the tile, and compressed for who takes it', async () => {
    const url = server.url + pathAt('divisions', 9);
    const first = await fetch(url);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toContain('public');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const again = await fetch(url, { headers: { 'If-None-Match': `"other", ${etag}` } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    const head = await fetch(url, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
  });

  it('is 204 where there is nothing, also below the zoom of a set', async () => {
    expect((await fetch(server.url + pathAt('places', 14, [80, 40]))).status).toBe(204);
    expect((await fetch(server.url + pathAt('signs', 5))).status).toBe(204);
  });

  it.each([
    ['/tiles/divisions/17/0/0.mvt', 400],
    ['/tiles/divisions/3/8/0.mvt', 400],
    ['/tiles/divisions/3/0/8.mvt', 400],
    ['/tiles/divisions/-1/0/0.mvt', 400],
    ['/tiles/divisions/1.5/0/0.mvt', 400],
    ["/tiles/divisions/3/0/0'.mvt", 400],
    ['/tiles/divisions/9/0/0.mvt?at=2010-02-30', 400],
    ['/tiles/account/3/0/0.mvt', 404],
    ['/tiles/constructor/3/0/0.mvt', 404],
    ['/tiles/account.json', 404],
  ])('refuses %s with %i', async (path, status) => {
    const answer = await fetch(server.url + path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status });
  });

  it('describes each set for map libraries and for GDAL', async () => {
    const described = Described.parse(await (await fetch(`${server.url}/tiles/places.json`)).json());
    expect(described).toMatchObject({ tilejson: '3.0.0', vector_layers: [{ id: 'places' }] });
    expect(described.tiles[0]).toMatch(/\/tiles\/places\/\{z\}\/\{x\}\/\{y\}\.mvt$/);
    const metadata = Metadata.parse(await (await fetch(`${server.url}/tiles/divisions/metadata.json`)).json());
    expect(metadata.bounds).toBe('106,37.7,106.5,38.2');
    expect(JSON.parse(metadata.json).vector_layers[0].id).toBe('divisions');
  });
});

describe('signs', () => {
  it('show only id, type and status, of planned and installed signs', async () => {
    const { placeId, nameId } = await aPlace(server.db, { name: '牌路' });
    for (const [id, status] of [
      ['01HZZZZZZZZZZZZZZZZZZZZZZA', 'installed'],
      ['01HZZZZZZZZZZZZZZZZZZZZZZB', 'withdrawn'],
    ]) {
      await run(
        server.db,
        sql`insert into sign (id, province_code, division_code, place_id, name_id, type, edition, width_mm, height_mm, colour,
                              mounting, maintainer, status, position, created_at, updated_at)
            values (${id}, '64', '640302', ${placeId}, ${nameId}, 'street', 'e', 1200, 400, 'blue', 'post', '某单位',
                    ${status}, st_setsrid(st_makepoint(106.2, 37.98), 4490), now(), now())`,
      );
    }
    const signs = featuresOf(await layerAt('signs', 15));
    expect(signs.map(({ properties }) => properties)).toEqual([
      { id: '01HZZZZZZZZZZZZZZZZZZZZZZA', type: 'street', status: 'installed' },
    ]);
  });
});

const hasGdal = ((): boolean => {
  try {
    execFileSync('ogrinfo', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

// Not the synchronous call: the tile is served by this very process.
const ogrinfo = (args: string[]) => promisify(execFile)('ogrinfo', args);

describe('GDAL', () => {
  it.skipIf(!hasGdal && process.env.DIMING_CI !== '1')('reads a tile over HTTP', async () => {
    const target = `MVT:/vsicurl/${server.url}${pathAt('divisions', 9)}`;
    const { stdout } = await ogrinfo(['-ro', '-al', '-geom=SUMMARY', target]);
    expect(stdout).toContain('Feature Count: 2');
    expect(stdout).toContain('name (String) = 金积镇');
    const options = ['-oo', 'TILE_EXTENSION=mvt', '-oo', `METADATA_FILE=${server.url}/tiles/divisions/metadata.json`];
    const listed = await ogrinfo(['-ro', '-so', '-al', `MVT:${server.url}/tiles/divisions/9`, ...options]);
    expect(listed.stdout).toContain('Layer name: divisions');
  });
});
