import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCheck } from '#server/boundaries/topology/runCheck.ts';
import { ruleSource } from '#server/detection/ruleSource.ts';
import { ExportRunId } from '#server/exchange/exports/exportContract.ts';
import { performExport } from '#server/exchange/exports/performExport.ts';
import { importParts } from '#server/exchange/importParts.ts';
import { ImportRun } from '#server/exchange/imports/importContract.ts';
import { advanceRun } from '#server/exchange/runs/advanceRun.ts';
import type { ImportParts } from '#server/exchange/runs/importDeps.ts';
import { json, one, sql } from '#server/platform/db/sql.ts';
import { send, TWO } from '#tests/boundaries/topology/sentChecks.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { exportDesk } from './exportDesk.ts';
import { csvOf, importDesk } from './importOffice.ts';

const { app, data, close } = await exportDesk();
afterAll(close);
const { minzheng, jiexian } = await signedIn(app, ['minzheng', 'jiexian']);
const today = () => app.deps.now().slice(0, 10);
const { signal } = new AbortController();
const Count = z.object({ count: z.int() });

describe('an import that is cancelled while its step is being done', () => {
  const desk = importDesk(app, minzheng);
  const parts = importParts({ rules: ruleSource(today), jobs: app.deps.jobs });
  const rows = [
    ['名称', '类别', '区划代码', '经度', '纬度'],
    ...['沙柳湾新村', '白杨渠新庄'].map((name, i) => [name, '居民点', '640302', `106.2${i}`, '37.98']),
  ];
  const counted = async (id: string) =>
    (
      await one(
        app.db,
        Count,
        sql`select ((select count(*) from place) + (select count(*) from place_name) + (select count(*) from name_event)
                     + (select count(*) from import_row where run_id = ${id}) + (select count(*) from import_finding where run_id = ${id})
                     + (select count(*) from import_stretch where run_id = ${id}))::int as count`,
      )
    ).count;
  const begun = async (run: ImportRun, verb: string) =>
    ImportRun.parse(
      (await minzheng.post(`/api/imports/${run.id}/${verb}`).set('If-Match', `"${run.version}"`).expect(200)).body,
    );
  const cancel = async (run: ImportRun) =>
    (await minzheng.post(`/api/imports/${run.id}/cancel`).set('If-Match', `"${run.version}"`)).status;
  const doStep = (run: ImportRun, hooked: Partial<ImportParts>) =>
    advanceRun({ ...app.deps, today, parts: { ...parts, ...hooked } }, { runId: run.id }, { signal });
  const judged = async (fileName: string) => {
    const run = await desk.upload(fileName, csvOf(rows), 'places');
    return desk.act(await desk.act(run, '', { crs: 'EPSG:4490' }, 'patch'), '/dry-run');
  };

  it('stages no row of a file that was just read', async () => {
    const uploaded = await desk.upload('半途一.csv', csvOf(rows), 'places');
    const read = await desk.act(uploaded, '', { crs: 'EPSG:4490' }, 'patch');
    const before = await counted('00000000-0000-4000-8000-000000000000');
    const run = await begun(read, 'dry-run');
    let answer = 0;
    const understand: ImportParts['understand'] = async (...given) => {
      const understood = await parts.understand(...given);
      answer = await cancel(run);
      return understood;
    };
    await doStep(run, { understand });
    expect([answer, (await desk.get(run.id)).state, await counted(run.id)]).toEqual([200, 'cancelled', before]);
  });

  it('writes nothing of what it was taking; one backend answers when it has taken everything', async () => {
    const run = await begun(await judged('半途二.csv'), 'commit');
    const [before, staged] = [await counted('00000000-0000-4000-8000-000000000000'), await counted(run.id)];
    expect(staged).toBeGreaterThan(before);
    let answer: Promise<number> | number = 0;
    const { places } = parts.takings;
    const take: typeof places.take = async (...given) => {
      const counts = await places.take(...given);
      answer = cancel(run);
      if (app.deps.engine === 'server') await answer;
      return counts;
    };
    await doStep(run, { takings: { ...parts.takings, places: { ...places, take } } });
    const after = { answer: await answer, state: (await desk.get(run.id)).state, count: await counted(run.id) };
    if (app.deps.engine === 'server') expect(after).toEqual({ answer: 200, state: 'cancelled', count: before });
    else expect(after).toEqual({ answer: 412, state: 'committed', count: expect.any(Number) });
    await app.deps.jobs.runDue();
    expect((await desk.get(run.id)).state).toBe(after.state);
  });
});

it('an export that is cancelled while it is written leaves no file', async () => {
  const { id } = await one(
    app.db,
    z.object({ id: ExportRunId }),
    sql`insert into export_run (state, account_id, division_code, collection, format, request, secrecy, counts, total, created_at, updated_at)
        select 'waiting', a.id, o.division_code, 'places', 'csv',
               ${json({ collection: 'places', format: 'csv', crs: 4490, filter: {} })}, 'public',
               '{"public":1,"internal":0,"restricted":0}', 1, now(), now()
          from account a join organisation o on o.id = a.organisation_id where a.username = 'minzheng' returning id`,
  );
  const answers: number[] = [];
  const progress = async () => {
    answers.push((await minzheng.post(`/api/exports/${id}/cancel`).set('If-Match', '"1"')).status);
  };
  await performExport({ ...app.deps, today }, id, { signal, progress });
  expect(answers).toEqual([200]);
  const { body } = await minzheng.get(`/api/exports/${id}`).expect(200);
  expect(body).toMatchObject({ state: 'cancelled', sha256: null, version: 2 });
  const left = await readdir(join(data, 'exports')).catch(() => []);
  expect(left.filter((name) => name === id || name.startsWith('work-'))).toEqual([]);
});

describe('a topology check that is cancelled', () => {
  const begun = async (document: unknown) => {
    const { id } = (await send(jiexian, document).expect(201)).body;
    const job = sql`select job_id as id from topology_check where id = ${id}`;
    return { id, job: (await one(app.db, z.object({ id: z.uuid() }), job)).id };
  };
  const cancel = async (id: string) =>
    (await jiexian.post(`/api/topology-checks/${id}/cancel`).send({}).expect(200)).body;
  const stored = async (id: string) =>
    one(
      app.db,
      Count,
      sql`select ((select count(*) from topology_outline where check_id = ${id})
                   + (select count(*) from topology_finding where check_id = ${id}))::int as count`,
    );

  it('while it compares, stores nothing and is not done', async () => {
    const { id, job } = await begun(TWO);
    const progress = async () => void (await cancel(id).catch(() => undefined));
    await runCheck(app.deps, id, { id: job, isLastTry: false, signal, progress });
    const { body } = await jiexian.get(`/api/topology-checks/${id}`).expect(200);
    expect([body.state, body.failure, await stored(id)]).toEqual(['cancelled', null, { count: 0 }]);
  });

  it('before its outlines are stored, keeps none of them', async () => {
    const { id, job } = await begun(TWO);
    let begins = true;
    const transaction = async (work: Parameters<typeof app.db.transaction>[0]) => {
      const done = await app.db.transaction(work);
      if (begins) await cancel(id);
      begins = false;
      return done;
    };
    const db = new Proxy(app.db, {
      get: (real, key) => (key === 'transaction' ? transaction : Reflect.get(real, key)),
    });
    const progress = async () => undefined;
    await runCheck({ ...app.deps, db }, id, { id: job, isLastTry: false, signal, progress });
    const { body } = await jiexian.get(`/api/topology-checks/${id}`).expect(200);
    expect([body.state, await stored(id)]).toEqual(['cancelled', { count: 0 }]);
  });
});
