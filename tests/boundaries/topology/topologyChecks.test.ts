import exceljs from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { drawnAs } from '../../exchange/files/drawnAs.ts';
import { signedIn } from '../../support/signedIn.ts';
import { type TestAgent, testApp } from '../../support/testApp.ts';
import { finished, send, TWO } from './sentChecks.ts';

const app = await testApp({ sample: true });
afterAll(() => app.close());
const at = await signedIn(app, ['jiexian', 'minzheng', 'yanchi', 'shenji', 'fagai']);
const checked = async (agent: TestAgent, document: unknown, options = {}) =>
  finished(app, agent, (await send(agent, document, options).expect(201)).body.id);
const first = await checked(at.jiexian, TWO);

describe('a check of a file', () => {
  it('says who checked what with which thresholds, and what it found in all', () => {
    expect(first).toMatchObject({
      ...{
        source: 'file',
        title: '两县.geojson',
        crs: 'EPSG:4326',
        state: 'done',
        failure: null,
        level: null,
        day: null,
      },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      thresholds: { sliverWidthMetres: 20 },
      totals: {
        outlines: 2,
        kinds: { gap: { count: 1, classes: { sliver: 1 } }, overlap: { count: 0 }, unmatched: { count: 1 } },
      },
    });
    expect(first.done).toBe(first.total);
    expect(first.totals.pairs).toMatchObject([
      { key: '1-2', sides: [{ name: '=1+1' }, { name: '乙县' }], counts: { gap: 1 } },
    ]);
  });

  it('is on record', async () => {
    const entries = await many(
      app.db,
      z.object({ after: z.record(z.string(), z.unknown()) }),
      sql`select new as after from audit_entry where action = 'boundaries.topology-check' and subject_id = ${first.id}`,
    );
    expect(entries).toMatchObject([{ after: { title: '两县.geojson', outlines: 2, sha256: first.sha256 } }]);
  });

  it('lists findings by kind, pair, class and area, page by page', async () => {
    const list = async (query: object) =>
      (await at.jiexian.get(`/api/topology-checks/${first.id}/findings`).query(query).expect(200)).body;
    const page = await list({ limit: 1 });
    expect(page).toMatchObject({ total: 2, items: [{ position: 1, kind: 'gap' }] });
    expect(await list({ limit: 1, cursor: page.next })).toMatchObject({ items: [{ kind: 'unmatched' }], next: null });
    expect((await list({ kind: 'unmatched' })).total).toBe(1);
    expect((await list({ pair: '1-2', class: 'sliver' })).total).toBe(1);
    expect((await list({ minArea: 100_000 })).total).toBe(0);
    expect((await list({ maxArea: 100_000 })).total).toBe(1);
  });

  it('opens a finding with its shape, what lies around it and a proposal for each side', async () => {
    const { body } = await at.jiexian.get(`/api/topology-checks/${first.id}/findings/1`).expect(200);
    expect(body.geometry.type).toBe('Polygon');
    expect(body.surroundings.map((one: { side: { name: string } }) => one.side.name)).toEqual(['=1+1', '乙县']);
    expect(
      body.proposal.options.map(({ mover, gainSquareMetres }: { mover: number; gainSquareMetres: number }) => [
        mover,
        gainSquareMetres,
      ]),
    ).toEqual([
      [1, body.areaSquareMetres],
      [2, body.areaSquareMetres],
    ]);
    await at.jiexian.get(`/api/topology-checks/${first.id}/findings/99`).expect(404);
    const { items, bbox } = (await at.jiexian.get(`/api/topology-checks/${first.id}/outlines`).expect(200)).body;
    expect([items.length, bbox]).toEqual([2, [106, 37.5, 106.02, 37.51]]);
  });

  it('gives the report as a workbook without formulas, and as GeoJSON', async () => {
    const reply = await at.shenji
      .get(`/api/topology-checks/${first.id}/report.xlsx`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(reply.body);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['概况', '相邻关系', '问题', '修复建议']);
    const cell = workbook.getWorksheet('问题')?.getRow(2).getCell(4);
    expect([cell?.value, cell?.type]).toEqual(['=1+1、乙县', exceljs.ValueType.String]);
    const { body, text } = await at.shenji.get(`/api/topology-checks/${first.id}/report.geojson`).expect(200);
    const roles = z.object({ features: z.object({ properties: z.object({ role: z.string() }) }).array() });
    const document = roles.parse(text ? JSON.parse(text) : JSON.parse(Buffer.from(body).toString()));
    expect(document.features.map(({ properties }) => properties.role)).toEqual([
      'finding',
      'proposal',
      'proposal',
      'finding',
    ]);
  });

  it('measures GCJ-02 where it was drawn and shows it where it is', async () => {
    const check = await checked(at.minzheng, TWO, { crs: 'GCJ-02' });
    expect(check.totals.kinds.gap.areaSquareMetres).toBeCloseTo(first.totals.kinds.gap.areaSquareMetres, 6);
    const { bbox } = (await at.minzheng.get(`/api/topology-checks/${check.id}/findings/1`).expect(200)).body;
    const [west] = (await at.minzheng.get(`/api/topology-checks/${first.id}/findings/1`).expect(200)).body.bbox;
    expect(west - bbox[0]).toBeGreaterThan(0.002);
  });
});

describe('a file that cannot be checked', () => {
  const feature = (geometry: unknown, properties = { name: '甲县' }) => ({ type: 'Feature', properties, geometry });
  const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
  it.each<[string, unknown, string, string]>([
    ['no JSON', '{"type":', 'a.geojson', 'incomplete'],
    ['a broken ZIP', 'PK\u0003\u0004', 'a.zip', 'archive-incomplete'],
    ['a table', '名称,代码\n甲县,640302\n', 'a.csv', 'no-shapes'],
    ['no outlines', collection(), 'a.geojson', 'no-features'],
    ['a line', collection(feature({ type: 'LineString', coordinates: [] })), 'a.geojson', 'not-a-polygon'],
    ['no geometry', collection(feature(null)), 'a.geojson', 'no-geometry'],
    [
      'an open ring',
      collection(
        feature({
          type: 'Polygon',
          coordinates: [
            [
              [106, 37],
              [107, 37],
              [107, 38],
            ],
          ],
        }),
      ),
      'a.geojson',
      'ring-not-closed',
    ],
    [
      'latitude first',
      collection(
        feature({
          type: 'Polygon',
          coordinates: [
            [
              [37, 106],
              [37, 107],
              [38, 107],
              [37, 106],
            ],
          ],
        }),
      ),
      'a.geojson',
      'axes-swapped',
    ],
    ['GCJ-02 by its name, not stated', TWO, '两县_gcj02.geojson', 'gcj02-not-stated'],
  ])('%s', async (_, document, name, code) => {
    const { body } = await send(at.jiexian, document, { name }).expect(400);
    expect(body.errors[0]).toMatchObject({ pointer: '/file', code });
  });
});

it('finds in a Shapefile what it finds in GeoJSON', async () => {
  const check = await checked(at.jiexian, await drawnAs('shapefile', TWO), { name: '两县.zip' });
  expect(check).toMatchObject({ title: '两县.zip', crs: 'EPSG:4490', state: 'done' });
  expect(check.totals.kinds).toEqual(first.totals.kinds);
  expect(check.totals.pairs[0].sides).toMatchObject([{ name: '=1+1' }, { name: '乙县' }]);
});

it('judges a file by thresholds that the sender chose, and answers where the check is', async () => {
  const sent = await at.minzheng
    .post('/api/topology-checks')
    .query({ sliverWidthMetres: 0.1 })
    .attach('file', Buffer.from(JSON.stringify(TWO)), '两县.geojson')
    .expect(201);
  expect(sent.headers.location).toBe(`/api/topology-checks/${sent.body.id}`);
  const check = await finished(app, at.minzheng, sent.body.id);
  expect(check).toMatchObject({ thresholds: { sliverWidthMetres: 0.1, edgeDistanceMetres: 200 } });
  expect(check.totals.kinds.gap.classes).toEqual({ patch: 1 });
  await at.minzheng.post('/api/topology-checks').query({ sliverWidthMetres: -1 }).expect(400);
});

describe('a check of stored outlines', () => {
  const start = (agent: TestAgent, body: object) => agent.post('/api/topology-checks/stored').send(body);

  it('takes the counties of a city as they are today', async () => {
    const { body } = await start(at.minzheng, { division: '640300', level: 'county' }).expect(201);
    const check = await finished(app, at.minzheng, body.id);
    expect(check).toMatchObject({ source: 'stored', title: '吴忠市', level: 'county', sha256: null, state: 'done' });
    expect(check.totals.outlines).toBe(5);
    expect(check.totals.kinds).toMatchObject({ overlap: { count: 0 }, gap: { count: 0 }, invalid: { count: 0 } });
  });

  it('takes their neighbours along: what is wrong towards one is found, what is wrong among them is not', async () => {
    const moved = (code: string, east: number) =>
      run(app.db, sql`update division set geom = st_translate(geom, ${east}::float8, 0) where code = ${code}`);
    // One that touches Litong, and one in another county, whose fault is its own neighbours' affair.
    const far = z.object({ code: z.string() });
    const [outside] = await many(
      app.db,
      far,
      sql`select b.code from division b where b.level = 'township' and b.geom is not null and starts_with(b.code, '640324')
           order by b.code limit 1`,
    );
    const [edge] = await many(
      app.db,
      far,
      sql`select b.code from division b where b.level = 'township' and b.geom is not null and starts_with(b.code, '640381')
             and exists (select 1 from division a where starts_with(a.code, '640302') and a.level = 'township'
                          and st_length(st_intersection(a.geom, b.geom)) > 0.01) order by b.code limit 1`,
    );
    await moved(outside?.code ?? '', 0.0002);
    await moved(edge?.code ?? '', 0.0001);
    const { body } = await start(at.minzheng, { division: '640302', level: 'township' }).expect(201);
    const check = await finished(app, at.minzheng, body.id);
    await moved(outside?.code ?? '', -0.0002);
    await moved(edge?.code ?? '', -0.0001);
    const codes = check.totals.pairs.map(({ sides }: { sides: { code: string }[] }) => sides.map(({ code }) => code));
    expect(codes.flat()).toContain(edge?.code);
    expect(codes.every((pair: string[]) => pair.some((code) => code.startsWith('640302')))).toBe(true);
  });

  it('refuses what it has no outlines of, and another office’s division', async () => {
    const body = { division: '640300', level: 'county', day: '1990-01-01' };
    expect((await start(at.minzheng, body).expect(400)).body.errors).toMatchObject([{ code: 'no-outlines' }]);
    await start(at.yanchi, { division: '640302', level: 'township' }).expect(404);
  });
});

describe('who reads and who checks', () => {
  it('an office reads its own checks and those below, not those above', async () => {
    const own = await checked(at.yanchi, TWO);
    const listed = async (agent: TestAgent) =>
      (await agent.get('/api/topology-checks').expect(200)).body.items.map(({ id }: { id: string }) => id);
    expect(await listed(at.yanchi)).toEqual([own.id]);
    expect(await listed(at.minzheng)).toEqual(expect.arrayContaining([own.id, first.id]));
    await at.yanchi.get(`/api/topology-checks/${first.id}`).expect(404);
  });

  it('an auditor only reads, other departments neither', async () => {
    await at.shenji.get(`/api/topology-checks/${first.id}`).expect(200);
    await send(at.shenji, TWO).expect(403);
    await at.fagai.get('/api/topology-checks').expect(403);
  });
});
