import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { aMove } from '#tests/dossiers/dossierOffice.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { pdfPaths } from './pdfPaths.ts';

let app: TestApp;
let jiexian: TestAgent;
let lineId = '';
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-11-29T02:00:00Z');
  jiexian = await app.signIn('jiexian');
  lineId = await idOf('640302-640303');
});
afterAll(() => app.close());

async function idOf(code: string): Promise<string> {
  const [line] = await many(
    app.db,
    z.object({ id: z.string() }),
    sql`select id from boundary_line where code = ${code}`,
  );
  if (!line) throw new Error(`No line ${code}`);
  return line.id;
}

async function pdfOf(path: string, query: object = {}, agent: TestAgent = jiexian): Promise<Buffer> {
  const { body } = await agent
    .get(`/api${path}/map-sheets.pdf`)
    .query(query)
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done(null, Buffer.concat(parts)));
    })
    .expect(200)
    .expect('content-type', 'application/pdf');
  return body;
}
const planOf = async (path: string, query: object = {}) =>
  (await jiexian.get(`/api${path}`).query(query).expect(200)).body;

const BAND = 'e58aa6';
const bandOf = (paths: ReturnType<typeof pdfPaths>[number]) => paths.filter(({ colour }) => colour === BAND);

/** Courses of the line in metres of a zone, as the register has them. */
const coursesIn = async (epsg: number): Promise<[number, number][][]> => {
  const Row = z.object({ coordinates: z.tuple([z.number(), z.number()]).array() });
  const rows = await many(
    app.db,
    Row,
    sql`select st_asgeojson(st_transform(c.geom, ${epsg}::int), 4, 0)::jsonb -> 'coordinates' as coordinates
          from boundary_line_arc m join boundary_arc c on c.id = m.arc_id where m.line_id = ${lineId}`,
  );
  return rows.map(({ coordinates }) => coordinates);
};

describe('the plan', () => {
  it('proposes the largest scale that needs one sheet, and counts the sheets of the others', async () => {
    const plan = await planOf(`/boundary-lines/${lineId}/map-sheets`);
    expect(plan).toMatchObject({ paper: 'A3', proposed: 250_000, scale: 250_000, sheets: [{ number: 1 }] });
    const counts = plan.scales.map(({ sheets }: { sheets: number | null }) => sheets);
    expect(counts.slice(-3)).toEqual([2, 1, 1]);
    expect(
      counts.slice(0, -2).every((count: number | null, i: number) => count === null || count >= counts[i + 1]),
    ).toBe(true);
    expect(await planOf(`/boundary-lines/${lineId}/map-sheets`, { paper: 'A0' })).toMatchObject({ proposed: 50_000 });
  });

  it('puts each sheet into the zone of its own centre, on either side of 106.5° E', async () => {
    const plan = await planOf('/map-sheets/area', {
      west: 106.4,
      south: 37.5,
      east: 106.6,
      north: 37.52,
      paper: 'A3',
      scale: 10_000,
    });
    const zones = plan.sheets.map(
      ({ zone }: { zone: { degrees: number; number: number } }) => `${zone.degrees}° ${zone.number}`,
    );
    expect(new Set(zones)).toEqual(new Set(['3° 35', '3° 36']));
    expect(await planOf('/map-sheets/area', { west: 106.4, south: 37.5, east: 106.6, north: 37.52 })).toMatchObject({
      sheets: [{ zone: { degrees: 6, number: 18, meridian: 105, epsg: 4507 } }],
    });
  });
});

describe('a printed line', () => {
  it.each([
    [250_000, 'A3', 4507],
    [10_000, 'A0', 4544],
  ])('at 1:%d on %s is true to scale: every edge on paper, to 0.1 mm', async (scale, paper, epsg) => {
    const pages = pdfPaths(await pdfOf(`/boundary-lines/${lineId}`, { paper, scale }));
    const drawn = bandOf(pages.at(-1) ?? []).map(({ points }) => edgesOf(points));
    const courses = (await coursesIn(epsg)).map((course) => edgesOf(course).map((metres) => (metres * 1000) / scale));
    for (const course of courses) {
      const offBy = (edges: number[]) => Math.max(...edges.map((mm, i) => Math.abs(mm - (course[i] ?? 0))));
      // Among them the sample of the legend.
      const [nearest = Infinity] = drawn
        .filter(({ length }) => length === course.length)
        .map(offBy)
        .sort((a, b) => a - b);
      expect(Math.max(...course)).toBeGreaterThan(10);
      expect(nearest).toBeLessThan(0.1);
    }
  });

  it('is an index and numbered sheets where one is not enough, each on paper of the size asked for', async () => {
    const pdf = await pdfOf(`/boundary-lines/${lineId}`, { paper: 'A3', scale: 100_000 });
    const pages = pdf.toString('latin1').matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
    const sizes = [...pages].map(([, width, height]) =>
      [width, height].map((points) => Math.round((Number(points) * 25.4) / 72)),
    );
    expect(sizes).toEqual([
      [420, 297],
      [420, 297],
      [420, 297],
    ]);
    const [index = [], ...sheets] = pdfPaths(pdf);
    expect(index.filter(({ colour }) => colour === '1f6f8b')).not.toEqual([]);
    expect(sheets.every((paths) => bandOf(paths).length > 0)).toBe(true);
  });

  it('is the same file for the same register', async () => {
    const once = await pdfOf(`/boundary-lines/${lineId}`);
    expect(once.equals(await pdfOf(`/boundary-lines/${lineId}`))).toBe(true);
  });
});

/** How long each edge of a course is. */
const edgesOf = (course: readonly [number, number][]): number[] =>
  course.slice(1).map(([x, y], i) => Math.hypot(x - (course[i]?.[0] ?? x), y - (course[i]?.[1] ?? y)));

const hasPoppler = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const textOf = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).replaceAll(/\s+/g, '');

// Where releases are judged, absence is a failure and never a silent skip.
describe.skipIf(process.env.DIMING_CI !== '1' && !hasPoppler)('what a sheet says', () => {
  it('names sides, scale, zone, markers, and what it must not be taken for', async () => {
    await run(
      app.db,
      sql`insert into boundary_marker (province_code, line_id, number_text, kind, status, geom, secrecy, created_at, updated_at)
          select '64', ${lineId}::uuid, n.text, 'single', 'intact', st_startpoint(c.geom), n.secrecy, now(), now()
            from (select c.geom from boundary_line_arc m join boundary_arc c on c.id = m.arc_id where m.line_id = ${lineId} limit 1) c,
                 (values ('6403001', 'internal'), ('6403002', 'restricted')) n (text, secrecy)`,
    );
    const text = textOf(await pdfOf(`/boundary-lines/${lineId}`));
    for (const word of [
      '利通区与红寺堡区行政区域界线图',
      '1:250000',
      '6°带第18带',
      '中央经线105°E',
      '内部用图',
      '未经审核不得公开',
      '示意：',
      '图例',
      '县级界线（未签协议）',
      '单立界桩',
      '6403001',
      '真北偏西',
      '审核',
      '吴忠市民政局',
    ])
      expect(text).toContain(word);
    expect(text).not.toContain('6403002');
  });

  it('follows with the course in words where wanted', async () => {
    await run(app.db, sql`update boundary_line set course_text = '自苦水河起，沿山脊向东。' where id = ${lineId}`);
    expect(textOf(await pdfOf(`/boundary-lines/${lineId}`, { course: 'yes' }))).toContain('自苦水河起，沿山脊向东。');
    expect(textOf(await pdfOf(`/boundary-lines/${lineId}`))).not.toContain('苦水河');
  });
});

describe('a division', () => {
  it('shows neither the course of a restricted line nor a tint that would', async () => {
    const stretch = (await coursesIn(4507)).flat().length;
    const open = await pdfOf('/divisions/640302', { scale: 500_000 });
    await run(app.db, sql`update boundary_line set secrecy = 'restricted' where id = ${lineId}`);
    const closed = await pdfOf('/divisions/640302', { scale: 500_000 });
    const vertices = (pdf: Buffer) =>
      pdfPaths(pdf)
        .flat()
        .filter(({ colour }) => colour === BAND)
        .flatMap(({ points }) => points).length;
    expect(stretch).toBeGreaterThan(3);
    expect(vertices(open) - vertices(closed)).toBe(stretch);
    await jiexian.get(`/api/boundary-lines/${lineId}/map-sheets.pdf`).expect(404);
    await run(app.db, sql`update boundary_line set secrecy = 'public' where id = ${lineId}`);
  });

  it('of the city is the counties together', async () => {
    const plan = await planOf('/divisions/640300/map-sheets', { paper: 'A0' });
    expect(plan).toMatchObject({ title: '吴忠市行政区划图', proposed: 250_000 });
  });
});

describe('the maps of a scheme', () => {
  it('show the divisions before, then the outlines after and the ground that passes', async () => {
    const minzheng = await app.signIn('minzheng');
    const { body: dossier } = await minzheng.post('/api/division-dossiers').send(aMove()).expect(201);
    const pages = pdfPaths(await pdfOf(`/division-dossiers/${dossier.id}`, { paper: 'A0' }, minzheng));
    const after = (paths: (typeof pages)[number]) => paths.filter(({ colour }) => colour === 'c8102e').length;
    expect(pages.map((paths) => after(paths) > 0)).toEqual([false, true]);
    await (await app.signIn('shenqing')).get(`/api/division-dossiers/${dossier.id}/map-sheets.pdf`).expect(403);
  });
});

describe('refused', () => {
  it.each([
    ['a paper that has no row', { paper: 'B5' }, '/paper', 'no-paper'],
    ['a scale that has no row', { scale: 12_345 }, '/scale', 'no-scale'],
    ['more sheets than are printed at once', { scale: 5000, paper: 'A4' }, '/scale', 'too-many-sheets'],
  ])('%s', async (_, query, pointer, code) => {
    const { body } = await jiexian.get(`/api/boundary-lines/${lineId}/map-sheets.pdf`).query(query).expect(400);
    expect(body.errors).toMatchObject([{ in: 'query', pointer, code }]);
  });

  it('an area the wrong way round, a division that is not, another’s line, another department', async () => {
    const area = { west: 106.6, south: 37.5, east: 106.4, north: 37.52 };
    expect((await jiexian.get('/api/map-sheets/area').query(area).expect(400)).body.errors).toMatchObject([
      { pointer: '/east' },
    ]);
    await jiexian.get('/api/map-sheets/area').query({ west: 106 }).expect(400);
    await jiexian.get('/api/divisions/640399/map-sheets').expect(404);
    const yanchi = await app.signIn('yanchi');
    await yanchi.get(`/api/boundary-lines/${lineId}/map-sheets`).expect(404);
    await yanchi.get('/api/divisions/640302/map-sheets').expect(404);
    await (await app.signIn('fagai')).get('/api/divisions/640302/map-sheets').expect(403);
  });
});
