import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, one, sql } from '#server/platform/db/sql.ts';
import { COLLECTIONS } from '#server/public/ogc/collections.ts';
import { countAll } from '#server/public/ogc/selectItems.ts';
import { TILE_SETS } from '#server/public/tileSets.ts';
import { type PublicServer, publicServer } from './publicServer.ts';

const run = promisify(execFile);
const OGRINFO = ['/usr/bin/ogrinfo', '/usr/local/bin/ogrinfo'].find(existsSync);
// What is written is the same on either engine, and starting GDAL takes longer than the answers: asked on one of them.
const IS_HERE = OGRINFO !== undefined && process.env.DIMING_TEST_ENGINE === 'server';
if (process.env.CI && process.env.DIMING_TEST_ENGINE === 'server' && !OGRINFO) throw new Error('CI has no GDAL');

let server: PublicServer;
let folder: string;
beforeAll(async () => {
  if (!IS_HERE) return;
  // Links are made for the public address, and GDAL follows them: it must be that of this server.
  server = await publicServer({ sample: true });
  server.deps.config.publicUrl = server.url;
  await aStandingSign();
  folder = await mkdtemp(join(tmpdir(), 'diming-gdal-'));
});
afterAll(async () => {
  if (!IS_HERE) return;
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The sample register has none. */
async function aStandingSign(): Promise<void> {
  const handler = await server.signIn('minzheng');
  const { body } = await handler.get('/api/places').query({ category: 'street', division: '640302' }).expect(200);
  const sign = { placeId: body.items[0].id, type: 'street', position: [106.2, 37.99], azimuthDegrees: 90 };
  await handler.post('/api/signs').send(sign).expect(201);
}

const ogrinfo = async (...args: string[]): Promise<string> => {
  const { stdout, stderr } = await run('ogrinfo', ['-ro', ...args], {
    env: { ...process.env, HOME: folder },
    maxBuffer: 2 ** 26,
  });
  expect(stderr).not.toMatch(/ERROR/);
  return stdout;
};
const features = (text: string): number => text.match(/^OGRFeature/gm)?.length ?? 0;
const source = () => `OAPIF:${server.url}/ogc`;
const Count = z.object({ count: z.number().int() });
const ids = (text: string): string[] =>
  [...text.matchAll(/^ {2}id \(String\) = (.*)$/gm)].map(([, id = '']) => id).toSorted();
const Ids = z.object({ id: z.string() });
const publicPlaces = sql`place p join place_name n on n.place_id = p.id and n.kind = 'standard' and n.status = 'standard'
  where p.status = 'live' and p.secrecy = 'public'`;

describe.runIf(IS_HERE)('GDAL reads the open interface', () => {
  it.each(COLLECTIONS)('$id: as many features as SQL, on small pages', async (collection) => {
    const [read, counted] = [
      ogrinfo('-al', '-q', '-geom=NO', source(), collection.id, '-oo', 'PAGE_SIZE=200'),
      countAll(server.db, collection),
    ];
    expect(features(await read)).toBe(await counted);
  });

  it('the geometries of SQL', async () => {
    const out = join(folder, 'divisions.geojsonl');
    await run('ogr2ogr', ['-f', 'GeoJSONSeq', '-lco', 'COORDINATE_PRECISION=9', out, source(), 'divisions']);
    const { stdout } = await run('ogrinfo', ['-ro', '-al', '-q', '-geom=YES', out]);
    const wkt = [...stdout.matchAll(/^ {2}(MULTIPOLYGON .*)$/gm)].map(([, text]) => text);
    const { count } = await one(
      server.db,
      Count,
      sql`select count(*)::int as count from unnest(${wkt}::text[]) w
           where exists (select 1 from cleared_outline c where st_hausdorffdistance(c.geom, st_geomfromtext(w, 4490)) < 1e-8)`,
    );
    expect(count).toBe(wkt.length);
    expect(count).toBeGreaterThan(50);
  });

  it('the places in a box, by the box of the service', async () => {
    const expected = await many(
      server.db,
      Ids,
      sql`select p.id from ${publicPlaces} and st_intersects(p.geom, st_makeenvelope(106.1, 37.9, 106.3, 38.1, 4490)) order by p.id`,
    );
    const box = ['-spat', '106.1', '37.9', '106.3', '38.1'];
    expect(ids(await ogrinfo('-al', '-q', '-geom=NO', source(), 'places', ...box))).toEqual(
      expected.map(({ id }) => id),
    );
    expect(expected.length).toBeGreaterThan(5);
  });

  it('the places of a category, and one by its id', async () => {
    const expected = await many(
      server.db,
      Ids,
      sql`select p.id from ${publicPlaces} and p.category = 'street' order by p.id`,
    );
    expect(ids(await ogrinfo('-al', '-q', '-geom=NO', source(), 'places', '-where', "category='street'"))).toEqual(
      expected.map(({ id }) => id),
    );
    const id = expected[0]?.id ?? '';
    expect(ids(await ogrinfo('-al', '-q', '-geom=NO', source(), 'places', '-where', `id='${id}'`))).toEqual([id]);
  });

  // GDAL sends any condition on a date as `datetime`, which asks what is valid then.
  it.each(['2000', '2999'])('the divisions valid in %s or later', async (year) => {
    const { count } = await one(
      server.db,
      Count,
      sql`select count(distinct row_id)::int as count from cleared_outline where valid && daterange(${`${year}-01-01`}::date, null)`,
    );
    const since = `valid_from >= '${year}/01/01'`;
    expect(features(await ogrinfo('-al', '-q', '-geom=NO', source(), 'divisions', '-where', since))).toBe(count);
  });

  it.each(Object.keys(TILE_SETS))(
    'every tile of the set %s: what lies in the register, a tile at a time or all at once',
    async (set) => {
      const zoom = 12;
      const layer = `MVT:${server.url}/tiles/${set}/${zoom}`;
      const metadata = `METADATA_FILE=${server.url}/tiles/${set}/metadata.json`;
      const text = await ogrinfo('-al', '-q', '-geom=NO', layer, '-oo', 'TILE_EXTENSION=mvt', '-oo', metadata);
      // A feature comes with each tile that it crosses.
      const told = new Set([...text.matchAll(/^ {2}(?:code|id) \(String\) = (.*)$/gm)].map(([, id]) => id));
      const { count } = await one(server.db, Count, DRAWN[set] ?? sql``);
      expect(told.size).toBe(count);
      expect(count).toBeGreaterThan(0);
    },
  );
});

const DRAWN: Readonly<Record<string, ReturnType<typeof sql>>> = {
  divisions: sql`select count(distinct code)::int as count from cleared_outline`,
  'division-labels': sql`select count(*)::int as count from division where geom is not null and level in ('county', 'township') and upper_inf(valid)`,
  'boundary-lines': sql`select 2 * count(*)::int as count from cleared_line`,
  'built-up-areas': sql`select count(*)::int as count from built_up_area where valid_to is null`,
  places: sql`select count(*)::int as count from ${publicPlaces} and p.geom is not null and p.min_zoom <= 12`,
  signs: sql`select count(*)::int as count from sign s join place p on p.id = s.place_id and p.secrecy = 'public' where s.status in ('planned', 'installed')`,
};
