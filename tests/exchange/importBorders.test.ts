import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyAudit } from '#server/audit/verifyAudit.ts';
import { forgetOldRows } from '#server/exchange/runs/report.ts';
import { findRunRow } from '#server/exchange/runs/runRow.ts';
import { writeRows } from '#server/exchange/runs/writeRows.ts';
import { run as execute, sql } from '#server/platform/db/sql.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { aRegisteredQuarter } from '../naming/campaignOffice.ts';
import { acted, delivered, opened } from './censusOffice.ts';
import { csvOf, importDesk } from './importOffice.ts';

const USERS = ['minzheng', 'yanchi'] as const;
let app: TestApp;
let as: Record<(typeof USERS)[number], TestAgent>;
let desk: ReturnType<typeof importDesk>;

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
  as = await signedIn(app, USERS);
  desk = importDesk(app, as.minzheng);
}, 180_000);
afterAll(() => app.close());

const HEADINGS = ['名称', '类别', '区划代码', '经度', '纬度', '地名代码', '地名含义'];
const CRS = { crs: 'EPSG:4490' };

const judged = async (agent: TestAgent, kind: string, rows: string[][], headings = HEADINGS) => {
  const own = importDesk(app, agent);
  const read = await own.upload(`${kind}.csv`, csvOf([headings, ...rows]), kind);
  const run = await own.act(await own.act(read, '', CRS, 'patch'), '/dry-run');
  return { own, run, rows: await own.rows(run.id) };
};

it('an office writes to no other office, by a code, a division or a census form', async () => {
  const code = '64030210022200009001';
  for (const kind of ['places', 'census']) {
    const mine = await judged(as.minzheng, kind, [
      ['石头圈新村', '居民点', '640302', '106.19', '37.96', code, '本县的含义'],
    ]);
    await mine.own.act(mine.run, '/commit');
    const theirs = await judged(as.yanchi, kind, [
      ['石头圈新村', '居民点', '640323', '107.40', '37.78', code, '别县的含义'],
    ]);
    expect(theirs.run.counts, kind).toMatchObject({ added: 0, changed: 0, refused: 1 });
    expect(theirs.rows[0], kind).toMatchObject({ outcome: 'refused', subject: null, changes: [] });
  }
  const elsewhere = await judged(as.yanchi, 'places', [
    ['无坐标新村', '居民点', '640302', '', '', '', ''],
    ['本县新村', '居民点', '640323', '', '', '', ''],
  ]);
  expect(elsewhere.rows.map(({ outcome }) => outcome)).toEqual(['refused', 'added']);
  expect(elsewhere.rows[0]?.findings.map((finding) => finding.code)).toContain('outside-office');
});

it('a dry run tells nothing of places, records and imports that its office may not read', async () => {
  const codes = ['64030210022200009011', '64030210022200009012'] as const;
  const approved = [...HEADINGS, '批准机关', '批准时间'];
  const organ = ['吴忠市人民政府', '2023-05-06'];
  const names = await judged(
    as.minzheng,
    'places',
    [['密云台村', '居民点', '640302', '106.18', '37.95', codes[0], '不外传的含义', ...organ]],
    approved,
  );
  await names.own.act(names.run, '/commit');
  const form = ['密云台村', '居民点', '640302', '', '', codes[1], '普查的含义'];
  const records = await judged(as.minzheng, 'census', [form]);
  await records.own.act(records.run, '/commit');

  const guess = await judged(as.yanchi, 'places', [
    ['别的村', '居民点', '640323', '107.40', '37.78', codes[0], '猜的含义'],
    ['密云台村', '群众自治组织', '640323', '106.18', '37.95', '', ''],
  ]);
  expect(guess.rows.map(({ outcome, subject }) => [outcome, subject])).toEqual([
    ['refused', null],
    ['skipped', null],
  ]);
  expect(guess.rows[0]?.findings.map(({ code }) => code)).toEqual(['outside-office']);
  expect(guess.rows[1]?.findings.map(({ code }) => code)).not.toContain('same-name-near');
  expect(JSON.stringify(guess.rows[0])).not.toMatch(/密云台村|不外传/);
  const same = await judged(as.yanchi, 'census', [form]);
  expect(same.rows[0]).toMatchObject({ outcome: 'refused', subject: null });
  expect(same.rows[0]?.findings.map(({ code }) => code)).toContain('outside-office');
  expect(same.rows[0]?.findings.map(({ code }) => code)).not.toContain('already-imported');
  // Whose it is learns all of it.
  const own = await judged(as.minzheng, 'places', [
    ['别的村', '居民点', '640302', '106.18', '37.95', codes[0], '猜的含义'],
  ]);
  expect(own.rows[0]).toMatchObject({
    outcome: 'changed',
    changes: [{ field: 'meaning_text', before: '不外传的含义' }],
  });
  expect(own.rows[0]?.findings.map(({ code }) => code)).toContain('approved-name-kept');
});

it('the table of rows runs nothing that a file brought', async () => {
  const { run } = await judged(as.minzheng, 'places', [
    ['=1+1村', '居民点', '640302', '106.18', '37.95', ' @SUM(1)', '＝1+1'],
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'diming-rows-'));
  await writeRows(app.db, await findRunRow(app.db, run.id), join(folder, 'rows.csv'));
  const cells: string[] = parse(await readFile(join(folder, 'rows.csv')))
    .slice(1)
    .flat();
  await rm(folder, { recursive: true });
  expect(cells.filter((cell: string) => /^[\s]*[=@+＝]/.test(cell))).toEqual([]);
  expect(cells).toEqual(expect.arrayContaining(["'=1+1村", "'＝1+1"]));
});

it('takes a day that is none for no approval, is undone although others refer to a place that it only described, and forgets rows that were never committed', async () => {
  const bad = await desk.upload(
    '坏日期.csv',
    csvOf([
      [...HEADINGS, '批准机关', '批准时间'],
      ['二月新村', '居民点', '640302', '106.28', '37.94', '', '', '吴忠市人民政府', '2023-02-30'],
    ]),
    'places',
  );
  const dated = await desk.act(await desk.act(await desk.act(bad, '', CRS, 'patch'), '/dry-run'), '/commit');
  expect(dated).toMatchObject({ state: 'committed', counts: { added: 1 } });
  const row = ['老槐树新村', '居民点', '640302', '106.27', '37.93', '', ''];
  const ready = async (meaning: string) => {
    const read = await desk.upload('含义.csv', csvOf([HEADINGS, [...row.slice(0, -1), meaning]]), 'places');
    return desk.act(await desk.act(read, '', CRS, 'patch'), '/dry-run');
  };
  const first = await desk.act(await ready('旧的含义'), '/commit');
  const id = (await desk.rows(first.id))[0]?.subject?.id ?? '';
  await execute(app.db, sql`update division set seat_place_id = ${id} where code = '640302' and upper_inf(valid)`);
  let run = await ready('新写的含义');
  expect(run.counts, JSON.stringify(await desk.rows(run.id))).toMatchObject({ changed: 1 });
  run = await desk.act(run, '/commit');
  expect(run.undoRefusal).toBeNull();
  const mark = Buffer.from('[1,1.5]').toString('base64url');
  await as.minzheng.get(`/api/imports/${run.id}/findings?cursor=${mark}`).expect(400);
  expect((await desk.act(run, '/undo')).state).toBe('undone');
  expect((await as.minzheng.get(`/api/places/${id}`).expect(200)).body.meaning).toBe('旧的含义');
  // Each change is an entry of its own, which outlives the staged rows; of a restricted place nobody reads what.
  const entries = async () =>
    (await (await app.signIn('shenji')).get('/api/audit').query({ subject: id }).expect(200)).body.items
      .filter(({ action }: { action: string }) => action.startsWith('places.'))
      .map(({ action, before, after }: Record<'action' | 'before' | 'after', unknown>) => [action, before, after]);
  const [was, said] = [{ meaning: '旧的含义' }, { meaning: '新写的含义' }];
  expect(await entries()).toEqual([
    ['places.import-undo', said, was],
    ['places.import-change', was, said],
  ]);
  await execute(app.db, sql`update place set secrecy = 'restricted' where id = ${id}`);
  expect(JSON.stringify(await entries())).not.toContain('含义');
  expect(await entries()).toHaveLength(2);
  await execute(app.db, sql`update place set secrecy = 'public' where id = ${id}`);
  // Which file it came with is for the office, and for nobody else.
  const sources = async (agent: TestAgent) => {
    const { source, sourceEn, positionSource, positionSourceEn } = (await agent.get(`/api/places/${id}`).expect(200))
      .body;
    return [source, sourceEn, positionSource, positionSourceEn].join();
  };
  expect(await sources(as.minzheng)).toMatch(/含义\.csv（sha256 /);
  expect(await sources(as.yanchi)).not.toMatch(/csv|sha256|导入文件/);
  await execute(app.db, sql`update place set secrecy = 'internal' where id = ${id}`);
  expect((await verifyAudit(app.db)).faults).toEqual([]);
  expect((await desk.get(first.id)).undoRefusal?.zh).toContain('驻地');

  const preview = await desk.upload('预览.csv', csvOf([HEADINGS, row]), 'places');
  expect(await desk.rows(preview.id)).toHaveLength(1);
  await execute(
    app.db,
    sql`update import_run set updated_at = updated_at - interval '200 days' where id = ${preview.id}`,
  );
  expect(await forgetOldRows(app.deps)).toBe(1);
  expect(await desk.rows(preview.id)).toEqual([]);
});

const QUARTER = { category: '城镇居民点', secrecy: '公开', usage_period: '现今', crs: '2000国家大地坐标系' };

it('never changes an official place that the record was merged into, whatever a later delivery says', async () => {
  const placeId = await aRegisteredQuarter(app, '杏花春雨小区', { county: '640302', lonLat: [106.23, 37.96] });
  const deliver = (history_text: string) =>
    delivered(app, [{ name: '杏花春雨小区', fields: { ...QUARTER, history_text }, lonLat: [106.231, 37.961] }]);
  await deliver('一');
  await acted(as.minzheng, await opened(as.minzheng, '杏花春雨小区'), 'merge', {
    placeId,
    reason: '同一小区',
  }).expect(200);
  const before = (await as.minzheng.get(`/api/places/${placeId}`).expect(200)).body;
  await deliver('二');
  const again = await opened(as.minzheng, '杏花春雨小区');
  expect(again).toMatchObject({ state: 'pending', place: { id: placeId } });
  const refused = await acted(as.minzheng, again, 'make-candidate', {
    category: 'other',
    reason: '列为线索',
  }).expect(409);
  expect(refused.body).toMatchObject({ code: 'has-standard-name', placeId });
  expect((await as.minzheng.get(`/api/places/${placeId}`).expect(200)).body).toEqual(before);
});

it('is judged again where the register changed after the dry run', async () => {
  const late = ['晚到新村', '居民点', '640302', '106.251', '37.951', '', ''];
  const ready = async (name: string, rows: string[][]) => {
    const run = await desk.act(await desk.upload(name, csvOf([HEADINGS, ...rows]), 'places'), '', CRS, 'patch');
    return desk.act(run, '/dry-run');
  };
  const other = ['更晚新村', '居民点', '640302', '106.281', '37.921', '', ''];
  const [first, second] = [await ready('甲.csv', [late]), await ready('乙.csv', [late, other])];
  expect([first.counts.added, second.counts.added]).toEqual([1, 2]);
  expect((await desk.act(first, '/commit')).counts.added).toBe(1);
  // Progress is told beside the transaction: it must not wait for it.
  expect((await desk.act(second, '/commit')).counts).toMatchObject({ added: 1, unchanged: 1 });
});
