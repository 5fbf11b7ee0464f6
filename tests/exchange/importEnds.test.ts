import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ImportRun } from '#server/exchange/imports/importContract.ts';
import { run as execute, one, sql } from '#server/platform/db/sql.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { csvOf, importDesk } from './importOffice.ts';

let app: TestApp;
let as: Record<'minzheng', TestAgent>;
let desk: ReturnType<typeof importDesk>;

beforeAll(async () => {
  app = await testApp({ sample: true });
  as = await signedIn(app, ['minzheng']);
  desk = importDesk(app, as.minzheng);
}, 180_000);
afterAll(() => app.close());

const HEADINGS = ['名称', '类别', '区划代码', '经度', '纬度', '批准机关', '批准时间', '地名含义'];
const ROWS = [
  ['沙柳湾新村', '居民点', '640302', '106.21', '37.98', '', '', '湾内多沙柳'],
  ['红柳圈子新村', '居民点', '640302', '106.22', '37.97', '吴忠市人民政府', '2023-05-06', ''],
  ['白杨渠新庄', '居民点', '640303', '106.06', '37.42', '', '', ''],
];
const good = () => csvOf([HEADINGS, ...ROWS]);

const Counted = z.object({ count: z.number() });
const places = async () =>
  (
    await one(
      app.db,
      Counted,
      sql`select (count(*) + (select count(*) from place_name) + (select count(*) from name_event))::int as count from place`,
    )
  ).count;

describe('its job', () => {
  const jobOf = (id: string) =>
    one(
      app.db,
      z.object({ id: z.uuid(), state: z.string() }),
      sql`select id, state::text from pgboss.job where singleton_key = ${id} order by created_on desc limit 1`,
    );
  const left = async (id: string) =>
    (
      await one(
        app.db,
        Counted,
        sql`select ((select count(*) from import_row where run_id = ${id}) + (select count(*) from import_finding where run_id = ${id})
                     + (select count(*) from import_stretch where run_id = ${id}))::int as count`,
      )
    ).count;
  const begun = async (run: ImportRun, verb: string) =>
    ImportRun.parse(
      (await as.minzheng.post(`/api/imports/${run.id}/${verb}`).set('If-Match', `"${run.version}"`).expect(200)).body,
    );

  it('ends with the import, and what was staged goes', async () => {
    const run = await desk.upload('取消一.csv', good(), 'places');
    expect(await left(run.id)).toBeGreaterThan(0);
    await desk.act(await begun(run, 'dry-run'), '/cancel');
    expect((await jobOf(run.id)).state).toBe('cancelled');
    expect(await left(run.id)).toBe(0);
  });

  it('ends the import that it works at, in the middle of a step, and nothing of it is left', async () => {
    const admin = await app.signIn('admin');
    const giveUp = async (id: string) =>
      admin
        .post(`/api/jobs/${(await jobOf(id)).id}/acts`)
        .send({ act: 'cancel' })
        .expect(200);
    const before = await places();
    let run = await desk.upload('取消二.csv', good(), 'places');
    run = await desk.act(await desk.act(run, '', { crs: 'EPSG:4490' }, 'patch'), '/dry-run');
    await begun(run, 'commit');
    await giveUp(run.id);
    expect(await desk.get(run.id)).toMatchObject({ state: 'cancelled', counts: { read: 0 }, findings: { error: 0 } });
    expect(await left(run.id)).toBe(0);
    await app.deps.jobs.runDue();
    expect([(await desk.get(run.id)).state, await places()]).toEqual(['cancelled', before]);
    const retried = await admin
      .post(`/api/jobs/${(await jobOf(run.id)).id}/acts`)
      .send({ act: 'retry' })
      .expect(409);
    expect(retried.body.code).toBe('over');
  });

  it('that took an import back leaves it as it was', async () => {
    const admin = await app.signIn('admin');
    const row = ['取消三新村', '居民点', '640302', '106.27', '37.93', '', '', ''];
    let run = await desk.upload('取消三.csv', csvOf([HEADINGS, row]), 'places');
    run = await desk.act(await desk.act(run, '', { crs: 'EPSG:4490' }, 'patch'), '/dry-run');
    run = await desk.act(run, '/commit');
    await begun(run, 'undo');
    const { id } = await jobOf(run.id);
    await admin.post(`/api/jobs/${id}/acts`).send({ act: 'cancel' }).expect(200);
    await app.deps.jobs.runDue();
    expect((await desk.get(run.id)).state).toBe('committed');
    expect((await desk.act(await desk.get(run.id), '/undo')).state).toBe('undone');
  });
});

it('makes the report of a version and the choices of encodings once', async () => {
  const Kept = z.object({ report: z.string().nullable(), encodings: z.string().array().nullable() });
  const kept = (id: string) =>
    one(
      app.db,
      Kept,
      sql`select report_sha256 as report, (select array_agg(e ->> 'encoding') from jsonb_array_elements(encodings) e) as encodings
            from import_run where id = ${id}`,
    );
  let run = await desk.upload('一次.csv', good(), 'places');
  const report = async () => {
    await as.minzheng.get(`/api/imports/${run.id}/report.xlsx`).expect(200);
    return (await kept(run.id)).report;
  };
  expect(await kept(run.id)).toEqual({ report: null, encodings: null });
  const [first, again] = [await report(), await report()];
  expect([first, again]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), first]);
  run = await desk.act(await desk.act(run, '', { crs: 'EPSG:4490' }, 'patch'), '/dry-run');
  expect(await report()).not.toBe(first);
  const encodings = async () => (await as.minzheng.get(`/api/imports/${run.id}/encodings`).expect(200)).body.items;
  const made = await encodings();
  expect((await kept(run.id)).encodings).toEqual(made.map(({ encoding }: { encoding: string }) => encoding));
  await execute(app.db, sql`update import_run set encodings = encodings -> 0 || '[]' where id = ${run.id}`);
  expect(await encodings()).toEqual(made.slice(0, 1));
});
