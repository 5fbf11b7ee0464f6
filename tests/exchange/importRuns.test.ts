import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyAudit } from '#server/audit/verifyAudit.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { forgetOldRows } from '#server/exchange/runs/report.ts';
import { ThresholdsApi } from '#server/exchange/thresholds/thresholdContract.ts';
import { PointLineOrArea } from '#server/gazetteer/contract.ts';
import { run as execute, many, one, sql } from '#server/platform/db/sql.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { csvOf, importDesk } from './importOffice.ts';

const USERS = ['minzheng', 'yanchi', 'shenji', 'waiye', 'shenqing'] as const;
let app: TestApp;
let as: Record<(typeof USERS)[number], TestAgent>;
let desk: ReturnType<typeof importDesk>;

beforeAll(async () => {
  app = await testApp({ sample: true });
  as = await signedIn(app, USERS);
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

describe('sizes', () => {
  it('stand with their sources; a row of the county counts before that of the nation and stays with the run', async () => {
    const listed = ThresholdsApi.list.reply.parse((await as.minzheng.get('/api/exchange-thresholds').expect(200)).body);
    expect(listed.items.find(({ id }) => id === 'same_place_metres')).toMatchObject({
      ...{ value: 2000, unit: 'm', source: '自定 (unverified)', verified: false, jurisdiction: 'CN' },
    });
    await as.shenqing.get('/api/exchange-thresholds').expect(403);
    const small = (jurisdiction: string, valid: string) => sql`
      insert into exchange_threshold (id, jurisdiction, valid, part, value, unit, note, note_zh, source)
      values ('same_place_metres', ${jurisdiction}, ${valid}::daterange, 'imports', 5, 'm', '–', '–', '试验')`;
    await execute(app.db, small('6403', '[2022-05-01,)'));
    // Another office's, and one that is over.
    await execute(app.db, small('6401', '[2022-05-01,)'));
    await execute(app.db, small('640302', '[2022-05-01,2022-06-01)'));
    await expect(execute(app.db, small('6403', '[2025-01-01,)'))).rejects.toThrow(/exchange_threshold/);
    let run = await desk.upload('新村.csv', good(), 'places');
    expect(run.thresholds).toBeNull();
    run = await desk.act(await desk.act(run, '', { crs: 'EPSG:4490' }, 'patch'), '/dry-run');
    expect(run.thresholds).toMatchObject({ same_place_metres: 5, marker_near_metres: 500 });
    await execute(app.db, sql`delete from exchange_threshold where source = '试验'`);
    expect((await desk.get(run.id)).thresholds).toMatchObject({ same_place_metres: 5 });
    expect((await desk.act(run, '/dry-run')).thresholds).toMatchObject({ same_place_metres: 2000 });
  });
});

describe('rows by what they do', () => {
  it('are found across stretches of the file, also after one is left out', async () => {
    const rows = Array.from({ length: 2100 }, (_, i) => {
      const isFaulty = i === 3 || i === 1998 || i === 1999;
      return [isFaulty ? '' : `新村${i}庄`, '居民点', '640302', '106.21', '37.98', '', '', ''];
    });
    let run = await desk.upload('长表.csv', csvOf([HEADINGS, ...rows]), 'places');
    run = await desk.act(await desk.act(run, '', { crs: 'EPSG:4490' }, 'patch'), '/dry-run');
    expect(run.counts).toMatchObject({ read: 2100, added: 2097, refused: 3 });
    const numbers = async (query: string) => (await desk.rows(run.id, query)).map(({ number }) => number);
    expect(await numbers('?outcome=refused')).toEqual([5, 2000, 2001]);
    const query = { outcome: 'refused', limit: '2' };
    const page = ImportsApi.rows.reply.parse((await as.minzheng.get(`/api/imports/${run.id}/rows`).query(query)).body);
    expect(await numbers(`?outcome=refused&limit=2&cursor=${page.next}`)).toEqual([2001]);
    run = await desk.act(run, '/rows', { numbers: [2000], leftOut: true }, 'patch');
    expect([run.counts.refused, run.counts.skipped, await numbers('?outcome=skipped')]).toEqual([2, 1, [2000]]);
    expect(await numbers('?outcome=refused')).toEqual([5, 2001]);
  }, 60_000);
});

describe('a good file', () => {
  it('is read, judged, committed, reported and undone', async () => {
    const before = await places();
    let run = await desk.upload('新村.csv', good(), 'places');
    expect(run).toMatchObject({ state: 'read', kind: 'places', facts: { format: 'CSV', encoding: 'UTF-8 BOM' } });
    expect(run.mapping).toMatchObject({ name: '名称', lon: '经度', lat: '纬度' });
    const rows = await desk.rows(run.id);
    expect(rows).toHaveLength(3);
    // Nothing beside type and coordinates: the map draws no geometry that brings a coordinate system of its own.
    for (const { geometry } of rows) expect(PointLineOrArea.parse(geometry)).toEqual(geometry);
    run = await desk.act(run, '', { crs: 'EPSG:4490' }, 'patch');
    run = await desk.act(run, '/dry-run');
    expect(run, JSON.stringify(await desk.findings(run.id))).toMatchObject({
      state: 'judged',
      counts: { read: 3, added: 3, refused: 0 },
    });
    const evidence = (await desk.findings(run.id)).find(({ code }) => code === 'names-as-evidence');
    expect(evidence).toMatchObject({ severity: 'note', message_zh: expect.stringContaining('有 2 条没有批准机关') });
    expect(await places()).toBe(before);
    run = await desk.act(run, '/commit');
    expect(run).toMatchObject({ state: 'committed', counts: { added: 3 }, failure: null, undoRefusal: null });
    const names = await many(
      app.db,
      z.object({ name: z.string(), status: z.string(), legal: z.string(), events: z.number(), secrecy: z.string() }),
      sql`select n.name, n.status, n.legal_status as legal, p.secrecy,
                 (select count(*)::int from name_event e where e.name_id = n.id) as events
            from place_name n join place p on p.id = n.place_id
            join import_row r on r.subject_id = p.id::text and r.run_id = ${run.id} order by r.number`,
    );
    expect(names).toMatchObject([
      { name: '沙柳湾新村', status: 'census_only', legal: 'unknown', events: 1, secrecy: 'internal' },
      { name: '红柳圈子新村', status: 'standard', legal: 'approved_tr', events: 2 },
      { name: '白杨渠新庄', status: 'census_only' },
    ]);
    const report = await as.minzheng.get(`/api/imports/${run.id}/report.xlsx`).responseType('blob').expect(200);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(report.body);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['导入情况', '问题', '各行结果']);
    expect(workbook.getWorksheet('各行结果')?.rowCount).toBe(4);
    run = await desk.act(run, '/undo');
    expect(run).toMatchObject({ state: 'undone' });
    expect(await places()).toBe(before);
    expect((await verifyAudit(app.db)).faults).toEqual([]);
  });
  it('is known again by the mapping that the office chose for these headings', async () => {
    const bytes = csvOf([
      ['甲', '乙', '区划代码', '经度', '纬度'],
      ['某某新村二', '居民点', '640302', '106.21', '37.98'],
    ]);
    let run = await desk.upload('怪列名.csv', bytes, 'places');
    run = await desk.act(run, '', { mapping: { name: '甲', category: '乙' }, crs: 'EPSG:4490' }, 'patch');
    run = await desk.act(await desk.act(run, '/dry-run'), '/commit');
    expect(run.state).toBe('committed');
    const again = await desk.upload('怪列名二.csv', bytes);
    expect(again).toMatchObject({ kind: 'places', mapping: { name: '甲', category: '乙' } });
    await desk.act(again, '/cancel');
  });
  it('stays where something was built on it', async () => {
    let run = await desk.upload(
      '另一批.csv',
      csvOf([HEADINGS, ['石墩子新村', '居民点', '640302', '106.25', '37.95', '', '', '']]),
      'places',
    );
    run = await desk.act(await desk.act(await desk.act(run, '', { crs: 'EPSG:4490' }, 'patch'), '/dry-run'), '/commit');
    await execute(
      app.db,
      sql`update place set version = version + 1, updated_at = updated_at + interval '1 minute'
           where id = (select subject_id::uuid from import_row where run_id = ${run.id} limit 1)`,
    );
    const now = await desk.get(run.id);
    expect(now.undoRefusal?.zh).toContain('变更');
    await as.minzheng.post(`/api/imports/${run.id}/undo`).set('If-Match', `"${now.version}"`).expect(409);
  });
});

describe('a file with a bad row', () => {
  it('changes nothing until the row is left out', async () => {
    const before = await places();
    const bad = ['坏<b>村', '居民点', '640302', '106.23', '37.96', '', '', ''];
    let run = await desk.upload('有错.csv', csvOf([HEADINGS, ...ROWS.slice(0, 1), bad]), 'places');
    run = await desk.act(await desk.act(run, '', { crs: 'EPSG:4490' }, 'patch'), '/dry-run');
    expect(run.counts).toMatchObject({ added: 1, refused: 1 });
    const [refused] = await desk.rows(run.id, '?outcome=refused');
    expect(refused?.findings[0]).toMatchObject({ row: 3, severity: 'error' });
    const summary = await as.minzheng.get(`/api/imports/${run.id}/finding-codes`).expect(200);
    expect(summary.body.items[0]).toMatchObject({ severity: 'error', count: 1, code: refused?.findings[0]?.code });
    const reply = await as.minzheng
      .post(`/api/imports/${run.id}/commit`)
      .set('If-Match', `"${run.version}"`)
      .expect(409);
    expect(reply.body.code).toBe('refused-rows');
    run = await desk.act(run, '/rows', { numbers: [3], leftOut: true }, 'patch');
    expect(run.counts).toMatchObject({ added: 1, skipped: 1, refused: 0 });
    run = await desk.act(run, '/dry-run');
    expect(run.counts).toMatchObject({ added: 1, skipped: 1, refused: 0 });
    // Judged while it was left out; taken back in, it is judged again at once, after the last of several requests.
    run = await desk.act(run, '/rows', { numbers: [3], leftOut: false, more: true }, 'patch');
    expect(run).toMatchObject({ state: 'judged', counts: { skipped: 1, refused: 0 } });
    run = await desk.act(run, '/rows', { numbers: [3], leftOut: false }, 'patch');
    expect(run).toMatchObject({ state: 'judged', counts: { added: 1, skipped: 0, refused: 1 } });
    run = await desk.act(run, '/rows', { numbers: [3], leftOut: true }, 'patch');
    run = await desk.act(run, '/commit');
    expect(run).toMatchObject({ state: 'committed', counts: { added: 1, skipped: 1 } });
    expect(await places()).toBe(before + 3);
    await desk.act(run, '/undo');
    expect(await places()).toBe(before);
  });
  it('that cannot be read at all says why and is over', async () => {
    const run = await desk.upload('空.csv', Buffer.from('名称,经度\r\n'), 'places');
    expect(run).toMatchObject({ state: 'failed', findings: { error: 1 } });
    expect((await desk.findings(run.id))[0]?.message_zh).toBeTruthy();
    await as.minzheng.post(`/api/imports/${run.id}/dry-run`).set('If-Match', `"${run.version}"`).expect(409);
  });
});

describe('who may', () => {
  it('an office sees its own imports and those below it, nobody else', async () => {
    const mine = await desk.upload('吴忠.csv', good(), 'places');
    await as.yanchi.get(`/api/imports/${mine.id}`).expect(404);
    await as.yanchi.post(`/api/imports/${mine.id}/cancel`).set('If-Match', `"${mine.version}"`).expect(404);
    const list = await as.yanchi.get('/api/imports').expect(200);
    expect(list.body.items.map(({ id }: { id: string }) => id)).not.toContain(mine.id);
    await as.shenji.get(`/api/imports/${mine.id}`).expect(200);
    await as.shenji.post(`/api/imports/${mine.id}/cancel`).set('If-Match', `"${mine.version}"`).expect(403);
    await as.waiye.get('/api/imports').expect(403);
    await as.shenqing.post('/api/imports').attach('file', good(), 'x.csv').expect(403);
    const theirs = await importDesk(app, as.yanchi).upload('盐池.csv', good(), 'places');
    expect((await desk.get(theirs.id)).divisionCode).toBe('640323');
    await desk.act(mine, '/cancel');
  });
  it('asks for the version that was read, and cancels what is open only', async () => {
    const run = await desk.upload('取消.csv', good(), 'places');
    await as.minzheng.post(`/api/imports/${run.id}/cancel`).expect(428);
    await as.minzheng
      .post(`/api/imports/${run.id}/cancel`)
      .set('If-Match', `"${run.version - 1}"`)
      .expect(412);
    const cancelled = await desk.act(run, '/cancel');
    expect(cancelled.state).toBe('cancelled');
    await as.minzheng.post(`/api/imports/${run.id}/dry-run`).set('If-Match', `"${cancelled.version}"`).expect(409);
  });
  it('a step that waits is not done once it is cancelled', async () => {
    const reply = await as.minzheng.post('/api/imports?kind=places').attach('file', good(), '等待.csv');
    await as.minzheng.post(`/api/imports/${reply.body.id}/cancel`).set('If-Match', '"1"').expect(200);
    await app.deps.jobs.runDue();
    expect((await desk.get(reply.body.id)).state).toBe('cancelled');
  });
});

it('forgets rows after the time of the setting and keeps the report', async () => {
  let run = await desk.upload(
    '旧.csv',
    csvOf([HEADINGS, ['老新村', '居民点', '640302', '106.26', '37.94', '', '', '']]),
    'places',
  );
  run = await desk.act(await desk.act(await desk.act(run, '', { crs: 'EPSG:4490' }, 'patch'), '/dry-run'), '/commit');
  await execute(app.db, sql`update import_run set updated_at = updated_at - interval '200 days' where id = ${run.id}`);
  expect(await forgetOldRows(app.deps)).toBe(1);
  expect(await desk.rows(run.id)).toEqual([]);
  await as.minzheng.get(`/api/imports/${run.id}/report.xlsx`).expect(200);
  expect((await desk.get(run.id)).undoRefusal).not.toBeNull();
});
