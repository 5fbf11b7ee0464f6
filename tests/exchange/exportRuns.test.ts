import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyAudit } from '#server/audit/verifyAudit.ts';
import { ExportRunId } from '#server/exchange/exports/exportContract.ts';
import { EXPORT_JOB } from '#server/exchange/exports/exportJob.ts';
import { forgetExports } from '#server/exchange/exports/forgetExports.ts';
import { performExport } from '#server/exchange/exports/performExport.ts';
import { verifyPackage } from '#server/exchange/exports/verifyPackage.ts';
import { json, many, one, run, sql } from '#server/platform/db/sql.ts';
import { exportDesk, fetched, made } from './exportDesk.ts';

const { app, data, people, place, close } = await exportDesk();
const { minzheng, yanchi, jiexian, shenji } = people;
afterAll(close);
const deps = { ...app.deps, today: () => app.deps.now().slice(0, 10) };

/** A run that waits for the queue, as a long one does. */
const waiting = async (request: object = {}): Promise<ExportRunId> => {
  const { id } = await one(
    app.db,
    z.object({ id: ExportRunId }),
    sql`insert into export_run (state, account_id, division_code, collection, format, request, secrecy, counts, total, created_at, updated_at)
        select 'waiting', a.id, o.division_code, 'places', 'csv',
               ${json({ collection: 'places', format: 'csv', crs: 4490, filter: {}, ...request })}, 'public', '{"public":1,"internal":0,"restricted":0}',
               1, now(), now()
          from account a join organisation o on o.id = a.organisation_id where a.username = 'minzheng' returning id`,
  );
  return id;
};
const stateOf = async (id: string) => (await minzheng.get(`/api/exports/${id}`).expect(200)).body;

describe('on record', () => {
  it('is fetched by its maker alone, seen by those who oversee, and forgotten after seven days', async () => {
    const mine = await made(minzheng, { selection: { ids: [place.id] } });
    expect(mine).toMatchObject({ state: 'ready', mine: true, total: 1, downloads: 0 });
    await fetched(minzheng, mine);
    for (const other of [yanchi, jiexian, shenji]) {
      const { status } = await other.get(`/api/exports/${mine.id}/file`);
      expect([403, 404]).toContain(status);
    }
    await yanchi.get(`/api/exports/${mine.id}`).expect(404);
    const { body } = await shenji.get('/api/exports?collection=places&format=csv').expect(200);
    expect(body.items).toContainEqual(expect.objectContaining({ id: mine.id, mine: false, downloads: 1 }));
    expect((await yanchi.get('/api/exports').expect(200)).body.items).toEqual([]);
    await run(app.db, sql`update export_run set kept_until = now() - interval '1 s' where id = ${mine.id}`);
    await minzheng.get(`/api/exports/${mine.id}/file`).expect(404);
    expect(await forgetExports(deps)).toBe(1);
    expect(await readdir(join(data, 'exports'))).not.toContain(mine.id);
    expect(await stateOf(mine.id)).toMatchObject({ state: 'forgotten', sha256: mine.sha256 });
    const actions = await many(
      app.db,
      z.object({ action: z.string() }),
      sql`select action from audit_entry where subject_kind = 'export' and subject_id = ${mine.id} order by id`,
    );
    expect(actions.map(({ action }) => action)).toEqual(['exports.make', 'exports.finish', 'exports.download']);
    expect((await verifyAudit(app.db)).faults).toEqual([]);
  });
});

describe('in the queue', () => {
  it('is written by a job, once, and what a killed process left is cleared away', async () => {
    const id = await waiting();
    await app.db.transaction((tx) => app.deps.jobs.send(tx, EXPORT_JOB, { id }, { key: id }));
    // As a process leaves it that was killed while it wrote.
    await run(
      app.db,
      sql`update export_run set state = 'running', attempt = gen_random_uuid(), done = 7 where id = ${id}`,
    );
    const left = join(data, 'exports', 'work-left');
    await mkdir(left, { recursive: true });
    await writeFile(join(left, 'half.csv'), 'half');
    await utimes(left, 0, 0);
    await app.deps.jobs.runDue();
    const { state, sha256, downloads } = await stateOf(id);
    expect([state, downloads]).toEqual(['ready', 0]);
    await performExport(deps, id);
    expect(await stateOf(id)).toMatchObject({ state: 'ready', sha256 });
    await forgetExports(deps);
    expect(await readdir(join(data, 'exports'))).toEqual(expect.not.arrayContaining([expect.stringMatching(/^work-/)]));
  });

  it('is cancelled by its maker and leaves nothing', async () => {
    const id = await waiting();
    await minzheng.post(`/api/exports/${id}/cancel`).expect(428);
    await jiexian.post(`/api/exports/${id}/cancel`).set('If-Match', '"1"').expect(404);
    await minzheng.post(`/api/exports/${id}/cancel`).set('If-Match', '"1"').expect(200);
    await performExport(deps, id);
    expect(await stateOf(id)).toMatchObject({ state: 'cancelled', version: 2 });
    await expect(stat(join(data, 'exports', id))).rejects.toThrow();
    await minzheng.post(`/api/exports/${id}/cancel`).set('If-Match', '"2"').expect(409);
  });

  it('ends with its job, and its job with it', async () => {
    const admin = await app.signIn('admin');
    const queued = async () => {
      const id = await waiting();
      const job = await app.db.transaction((tx) => app.deps.jobs.send(tx, EXPORT_JOB, { id }, { key: id }));
      return { id, job };
    };
    const jobState = async (job: string | null) =>
      (await one(app.db, z.object({ state: z.string() }), sql`select state::text from pgboss.job where id = ${job}`))
        .state;
    const first = await queued();
    await minzheng.post(`/api/exports/${first.id}/cancel`).set('If-Match', '"1"').expect(200);
    expect(await jobState(first.job)).toBe('cancelled');
    const second = await queued();
    await admin.post(`/api/jobs/${second.job}/acts`).send({ act: 'cancel' }).expect(200);
    expect(await stateOf(second.id)).toMatchObject({ state: 'cancelled', version: 2 });
    const again = await admin.post(`/api/jobs/${second.job}/acts`).send({ act: 'retry' }).expect(409);
    expect(again.body.code).toBe('over');
    await app.deps.jobs.runDue();
    expect([(await stateOf(first.id)).state, (await stateOf(second.id)).state]).toEqual(['cancelled', 'cancelled']);
    await expect(stat(join(data, 'exports', second.id))).rejects.toThrow();
  });

  it('says why it failed: what was public is not any more', async () => {
    await run(app.db, sql`update place set secrecy = 'internal' where id = ${place.id}`);
    try {
      const id = await waiting({ selection: { ids: [place.id] } });
      await performExport(deps, id);
      expect(await stateOf(id)).toMatchObject({ state: 'failed', failure: { zh: expect.stringContaining('用途') } });
    } finally {
      await run(app.db, sql`update place set secrecy = 'public' where id = ${place.id}`);
    }
  });
});

describe('packages', () => {
  it('of the national database have its keys, derive no code and prove themselves', async () => {
    const issued = '64030221610000001'.padEnd(20, '7');
    await run(app.db, sql`update place set place_code = ${issued} where id = ${place.id}`);
    const zip = await fetched(minzheng, await made(minzheng, { format: 'national', filter: { division: '640302' } }));
    const files = unzipSync(zip);
    expect(Object.keys(files).sort()).toEqual([
      'README.txt',
      'SHA256SUMS',
      'category-codes.csv',
      'manifest.json',
      'places.csv',
      'places.jsonl',
    ]);
    const lines = Buffer.from(files['places.jsonl'] ?? [])
      .toString()
      .trim()
      .split('\n');
    const rows = lines.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
    expect(rows.find(({ id }) => id === place.id)).toMatchObject({
      ...{
        standard_name: place.name,
        place_code: issued,
        place_type_code: issued.slice(9, 14),
        province: '640000',
        city: '640300',
      },
      ...{
        area: '640302',
        area_name: '利通区',
        gdm: { type: 'Point', coordinates: [expect.any(Number), expect.any(Number)] },
      },
    });
    expect(
      rows.filter(({ id, place_code, place_type_code }) => id !== place.id && (place_code || place_type_code)),
    ).toEqual([]);
    expect(Buffer.from(files['category-codes.csv'] ?? []).toString()).toMatch(/21610,行政村,.*,false/);
    const path = join(data, 'package.zip');
    await writeFile(path, zip);
    expect(await verifyPackage(path)).toMatchObject({
      genuine: true,
      faults: [],
      manifest: { rows: rows.length, crs: 'EPSG:4490' },
    });
    await writeFile(path, zipSync({ ...files, 'places.csv': Buffer.from('x'), 'more.txt': Buffer.from('y') }));
    expect((await verifyPackage(path)).faults).toEqual([
      { name: 'places.csv', fault: 'altered' },
      { name: 'more.txt', fault: 'not-listed' },
    ]);
    await writeFile(path, zipSync({ '../evil': Buffer.from('x') }));
    await expect(verifyPackage(path)).rejects.toThrow();
  });

  it('a Shapefile in a zone of Gauss–Krüger says what its short names mean', async () => {
    const run_ = await made(minzheng, {
      format: 'shapefile',
      encoding: 'GBK',
      crs: 4544,
      selection: { ids: [place.id] },
    });
    expect(run_.limits.map(({ code }) => code)).toEqual(expect.arrayContaining(['shp-field-names', 'shp-empty']));
    const files = unzipSync(await fetched(minzheng, run_));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['places.shp', 'places.dbf', 'places.cpg', 'places.prj', 'README.txt']),
    );
    expect(Buffer.from(files['places.prj'] ?? []).toString()).toContain('CGCS2000_3_Degree_GK_CM_105E');
    expect(Buffer.from(files['README.txt'] ?? []).toString()).toContain('div_code    division_code：区划代码');
    const [easting, northing] = [
      Buffer.from(files['places.shp'] ?? []).readDoubleLE(112),
      Buffer.from(files['places.shp'] ?? []).readDoubleLE(120),
    ];
    const at = await one(
      app.db,
      z.object({ x: z.number(), y: z.number() }),
      sql`select st_x(g) as x, st_y(g) as y from (select st_transform(geom, 4544) as g from place where id = ${place.id}) t`,
    );
    expect([easting, northing]).toEqual([expect.closeTo(at.x, 3), expect.closeTo(at.y, 3)]);
  });
});
