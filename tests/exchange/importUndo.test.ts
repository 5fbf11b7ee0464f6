import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { GivenCourseApi } from '#server/boundaries/lines/givenCourseContract.ts';
import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { run as execute, one, sql } from '#server/platform/db/sql.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { csvOf, importDesk } from './importOffice.ts';

let app: TestApp;
let as: Record<'minzheng' | 'shenqing', TestAgent>;
let desk: ReturnType<typeof importDesk>;
const Line = z.object({ id: z.uuid(), code: z.string(), lon: z.number(), lat: z.number(), course: z.string() });
let line: z.infer<typeof Line>;

beforeAll(async () => {
  app = await testApp({ sample: true });
  as = await signedIn(app, ['minzheng', 'shenqing'] as const);
  desk = importDesk(app, as.minzheng);
  line = await one(
    app.db,
    Line,
    sql`select l.id, l.code, st_x(p.at) as lon, st_y(p.at) as lat, st_asgeojson(a.geom, 9) as course
          from boundary_line l join boundary_line_arc m on m.line_id = l.id join boundary_arc a on a.id = m.arc_id
         cross join lateral (select st_lineinterpolatepoint(a.geom, 0.5) as at) p
         where l.level = 'county' and upper_inf(l.valid) and starts_with(l.side_a, '6403') and starts_with(l.side_b, '6403')
         order by l.code limit 1`,
  );
}, 180_000);
afterAll(() => app.close());

/** A file committed, whatever its dry run asks to be taken note of. */
async function committed(fileName: string, bytes: Buffer, kind: string): Promise<ImportRun> {
  let run = await desk.upload(fileName, bytes, kind);
  run = await desk.act(run, '', { crs: 'EPSG:4490' }, 'patch');
  run = await desk.act(run, '/dry-run');
  const open = (await desk.findings(run.id)).filter(({ severity, confirmable }) => severity === 'error' && confirmable);
  if (open.length > 0) {
    run = await desk.act(run, '', { confirmed: [...new Set(open.map(({ code }) => code))] }, 'patch');
    run = await desk.act(run, '/dry-run');
  }
  run = await desk.act(run, '/commit');
  expect(run, JSON.stringify([run, await desk.findings(run.id)])).toMatchObject({
    state: 'committed',
    undoRefusal: null,
  });
  return run;
}

const undone = async (run: ImportRun): Promise<void> => {
  expect(await desk.act(await desk.get(run.id), '/undo')).toMatchObject({ state: 'undone', failure: null });
};

/** The refusal as the screen has it, and as the act answers. */
async function refused(run: ImportRun, why: RegExp): Promise<void> {
  const now = await desk.get(run.id);
  expect(now.undoRefusal?.zh).toMatch(why);
  const reply = await as.minzheng.post(`/api/imports/${run.id}/undo`).set('If-Match', `"${now.version}"`).send({});
  expect([reply.status, reply.body.code]).toEqual([409, 'built-on']);
}

const Hash = z.object({ hash: z.string().nullable() });
const register = async (): Promise<string | null> =>
  (
    await one(
      app.db,
      Hash,
      sql`select md5(string_agg(line, '' order by line)) as hash from (
            select concat(code, name, source, schematic, valid, st_asbinary(geom)) as line from division
            union all select concat(number_text, line_id, material, note, set_on, height_metres, status, st_asbinary(geom)) from boundary_marker
            union all select concat(marker_id, line_id) from boundary_marker_line
            union all select concat(code, source) from given_course
            union all select concat(code, status, schematic, valid) from boundary_line where upper_inf(valid)
            union all select concat(left_code, right_code, st_asbinary(geom)) from boundary_arc) held`,
    )
  ).hash;

describe('divisions', () => {
  const ofCounty = sql`select code, st_asgeojson(geom, 9) as shape from division
    where level = 'county' and starts_with(code, '6403') and geom is not null and upper_inf(valid) order by code limit 1`;
  const outline = async () => {
    const { code, shape } = await one(app.db, z.object({ code: z.string(), shape: z.string() }), ofCounty);
    // A vertex of a ring a little aside.
    const geometry = JSON.parse(shape);
    const ring = (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates[0])[0];
    ring[2] = [ring[2][0] + 0.0004, ring[2][1] + 0.0004];
    const features = [{ type: 'Feature', properties: { code }, geometry }];
    return { code, bytes: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })) };
  };

  it('outlines are again as they stood, with their lines', async () => {
    const before = await register();
    const { code, bytes } = await outline();
    const run = await committed('轮廓.geojson', bytes, 'divisions');
    const now = sql`select source, schematic from division where code = ${code} and upper_inf(valid)`;
    const Stands = z.object({ source: z.string(), schematic: z.boolean() });
    expect(await one(app.db, Stands, now)).toMatchObject({
      source: expect.stringContaining('轮廓.geojson'),
      schematic: false,
    });
    await undone(run);
    expect(await register()).toBe(before);
  });

  it('outlines that changed since stay', async () => {
    const { code, bytes } = await outline();
    const run = await committed('轮廓二.geojson', bytes, 'divisions');
    await execute(
      app.db,
      sql`update division set geom = st_multi(st_translate(geom, 0.001, 0)) where code = ${code} and upper_inf(valid)`,
    );
    await refused(run, /1 个轮廓此后又有变更/);
    await execute(
      app.db,
      sql`update division d set geom = st_multi(r.geom) from import_row r where r.run_id = ${run.id} and d.code = r.code and upper_inf(d.valid)`,
    );
    await undone(run);
  });

  it('committees of a list go again, and stay once a place is filed under one', async () => {
    const { code: township } = await one(
      app.db,
      z.object({ code: z.string() }),
      sql`select code from division where level = 'township' and starts_with(code, '6403') and upper_inf(valid) order by code limit 1`,
    );
    const list = (n: string) =>
      csvOf([
        ['代码', '名称'],
        [`${township}99${n}`, `试验${n === '1' ? '甲' : '乙'}村民委员会`],
      ]);
    const before = await register();
    const first = await committed('名录.csv', list('1'), 'divisions');
    expect(first.counts.added).toBe(1);
    await undone(first);
    expect(await register()).toBe(before);
    const second = await committed('名录二.csv', list('2'), 'divisions');
    const place = sql`(select id from place where status = 'live' order by id limit 1)`;
    const { was } = await one(
      app.db,
      z.object({ was: z.string() }),
      sql`select division_code as was from place where id = ${place}`,
    );
    await execute(app.db, sql`update place set division_code = ${`${township}992`} where id = ${place}`);
    await refused(second, /1 个地名属于其中的区划/);
    await execute(app.db, sql`update place set division_code = ${was} where id = ${place}`);
    await undone(second);
    expect(await register()).toBe(before);
  });
});

describe('markers', () => {
  const file = (number: string, material = '花岗岩') =>
    csvOf([
      ['界桩号', '界线代码', '经度', '纬度', '材质'],
      [number, line.code, String(line.lon), String(line.lat), material],
    ]);

  it('those added go, and the form of one on record is as it was', async () => {
    const before = await register();
    const first = await committed('界桩.csv', file('9901'), 'markers');
    const second = await committed('界桩改.csv', file('9901', '钢筋混凝土'), 'markers');
    expect([first.counts.added, second.counts.changed]).toEqual([1, 1]);
    await refused(first, /1 个界桩已有后续记录/);
    await undone(second);
    await undone(first);
    expect(await register()).toBe(before);
  });

  it('those on which something was built stay', async () => {
    const run = await committed('界桩.csv', file('9902'), 'markers');
    const { id } = await one(
      app.db,
      z.object({ id: z.uuid() }),
      sql`select id from boundary_marker where number_text = '9902'`,
    );
    await execute(
      app.db,
      sql`insert into boundary_marker_reference (marker_id, no, name, bearing_degrees, bearing_kind, distance_metres) values (${id}, 1, '水塔', 90, 'true', 12)`,
    );
    await refused(run, /1 个界桩已有后续记录/);
    await execute(app.db, sql`delete from boundary_marker_reference where marker_id = ${id}`);
    await undone(run);
  });
});

describe('courses of lines', () => {
  const course = (name: string, aside = 0.0005) => {
    const geometry = JSON.parse(line.course);
    for (const point of geometry.coordinates.slice(1, -1)) point[1] += aside;
    const [a, b] = line.code.split('-');
    const features = [
      { type: 'Feature', properties: { 代码: line.code, 甲方代码: a, 乙方代码: b, 名称: name }, geometry },
    ];
    return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
  };
  const shown = async () =>
    GivenCourseApi.given.reply.parse(
      (await as.minzheng.get(`/api/boundary-lines/${line.id}/given-courses`).expect(200)).body,
    ).items;

  it('stand beside their line with their distance from it, and go again', async () => {
    const before = await register();
    const run = await committed('走向.geojson', course('试验线'), 'boundary-lines');
    expect(await shown()).toMatchObject([
      { name: '试验线', verified: false, source: expect.stringContaining('走向.geojson'), parts: [expect.any(Array)] },
    ]);
    expect((await shown())[0]?.metresOff).toBeGreaterThan(10);
    await as.shenqing.get(`/api/boundary-lines/${line.id}/given-courses`).expect(403);
    await undone(run);
    expect([await shown(), await register()]).toEqual([[], before]);
  });

  it('stay once somebody has verified one', async () => {
    const run = await committed('走向.geojson', course('试验线', 0.0006), 'boundary-lines');
    await execute(app.db, sql`update given_course set verified = true where run_id = ${run.id}`);
    await refused(run, /1 条界线走向已核实/);
    await execute(app.db, sql`update given_course set verified = false where run_id = ${run.id}`);
    await undone(run);
  });
});
