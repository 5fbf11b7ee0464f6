import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { acted, delivered, listed, opened, takingOf } from './censusOffice.ts';

const USERS = ['minzheng', 'yanchi', 'shenji', 'waiye'] as const;
let app: TestApp;
let as: Record<(typeof USERS)[number], TestAgent>;

const VILLAGE = { category: '农村居民点', secrecy: '公开', usage_period: '现今', crs: '2000国家大地坐标系' };
const QUARTER = { ...VILLAGE, category: '城镇居民点' };
const at = (lon: number, lat: number) => [lon, lat] as const;

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
  as = await signedIn(app, USERS);
});
afterAll(() => app.close());

describe('a delivery of census records', () => {
  const ROWS = [
    {
      name: '沙柳湾',
      fields: { ...VILLAGE, place_code: '64030210022200000001', meaning_text: '湾内多沙柳' },
      lonLat: at(106.3, 37.9),
    },
    { name: '沙流湾', fields: { ...VILLAGE, place_code: '64030210022200000002' }, lonLat: at(106.302, 37.9) },
    { name: '白杨渠', fields: { ...VILLAGE, alias: '老白渠；张家渠', map_name: '白羊渠' }, lonLat: at(106.31, 37.91) },
    { name: '红柳圈', fields: { ...VILLAGE, roman_plain: 'Hongliujuan' }, lonLat: at(106.35, 37.92) },
    { name: '无密级庄', fields: { ...VILLAGE, secrecy: '绝密级别不明' } },
    {
      name: '机密营',
      fields: { ...VILLAGE, secrecy: '秘密', place_code: '99999910099999000001', crs: '1954年北京坐标系' },
    },
    { name: '宇宙中央花园', fields: QUARTER, lonLat: at(106.2, 37.99) },
    { name: '幸福嘉园', fields: { ...QUARTER, category: '没有这个类别' }, lonLat: at(106.21, 37.985) },
  ];

  it('comes in as evidence: records, no places, and again it changes nothing', async () => {
    const before = await countOf('select count(*)::int as n from place');
    const { counts } = await delivered(app, ROWS);
    expect(counts).toEqual({ read: 8, added: 8, changed: 0, unchanged: 0, skipped: 0, refused: 0 });
    expect(await countOf('select count(*)::int as n from place')).toBe(before);
    const again = await delivered(app, ROWS);
    expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 8 });
    expect(await countOf(`select count(*)::int as n from census_record where version <> 1`)).toBe(0);
  });

  it('keeps the label: secret and unknown ones are restricted', async () => {
    const secrecy = Object.fromEntries((await listed(as.minzheng)).map((item) => [item.name, item.secrecy]));
    expect(secrecy).toMatchObject({ 沙柳湾: 'public', 无密级庄: 'restricted', 机密营: 'restricted' });
  });

  it('has its defects found, each with evidence', async () => {
    const kinds = Object.fromEntries((await listed(as.minzheng)).map((item) => [item.name, item.defects]));
    expect(kinds.沙柳湾).toContain('many_spellings');
    expect(kinds.沙流湾).toContain('many_spellings');
    expect(kinds.白杨渠).toEqual(expect.arrayContaining(['many_names', 'many_spellings']));
    expect(kinds.红柳圈).toContain('roman');
    expect(kinds.机密营).toEqual(expect.arrayContaining(['code', 'position']));
    expect(kinds.宇宙中央花园).toContain('nonstandard');
    expect(kinds.幸福嘉园).toContain('category');
    const pair = (await opened(as.minzheng, '沙柳湾')).findings.find(({ code }) => code === 'SAME_SOUND');
    expect(pair).toMatchObject({
      otherRecord: { name: '沙流湾' },
      evidence: { other: '沙流湾', metres: expect.any(Number) },
    });
    const secret = await opened(as.minzheng, '机密营');
    expect(secret.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['code-division', 'other-crs', 'unknown-digits']),
    );
  });

  it('refuses a row without a usable name and says so', async () => {
    const { counts, staged } = await delivered(app, [{ name: ' ' }, { name: '字'.repeat(61) }]);
    expect(counts).toMatchObject({ refused: 2, added: 0 });
    expect(
      await countOf(`select count(*)::int as n from import_finding where run_id = '${staged.id}' and code = 'no-name'`),
    ).toBe(2);
  });

  it('puts a changed record back into the queue with what changed, and can be undone', async () => {
    const set = await opened(as.minzheng, '红柳圈');
    await acted(as.minzheng, set, 'set-aside', { reason: '已无此地' }).expect(200);
    const [, , , row] = ROWS;
    if (!row) throw new Error('no row');
    const changed = { ...row, fields: { ...row.fields, roman_plain: 'Hongliuquan' }, lonLat: at(106.36, 37.92) };
    const { staged, counts } = await delivered(app, [changed]);
    expect(counts).toMatchObject({ changed: 1 });
    const back = await opened(as.minzheng, '红柳圈');
    expect(back).toMatchObject({ state: 'pending', isChanged: true });
    expect(back.changes.map(({ field }) => field)).toEqual(['geom', 'roman_plain']);
    expect(back.defects).not.toContain('roman');
    await app.db.transaction((tx) => takingOf(app).undo(tx, staged));
    await app.deps.jobs.runDue();
    const restored = await opened(as.minzheng, '红柳圈');
    expect(restored).toMatchObject({ state: 'set_aside', fields: { roman_plain: 'Hongliujuan' }, isChanged: false });
    expect((await delivered(app, [row])).counts).toMatchObject({ unchanged: 1 });
  });

  it('cannot be undone once somebody has decided about it', async () => {
    const { staged } = await delivered(app, [{ name: '待撤庄', fields: VILLAGE, lonLat: at(106.4, 37.95) }]);
    expect(await takingOf(app).undoRefusal(app.db, staged)).toBeNull();
    const done = await acted(as.minzheng, await opened(as.minzheng, '待撤庄'), 'send-back', {
      reason: '坐标待实地核实',
    }).expect(200);
    expect(await takingOf(app).undoRefusal(app.db, staged)).toMatchObject({ zh: expect.stringContaining('1 条') });
    await acted(as.minzheng, done.body, 'undo', { reason: '退错了' }).expect(200);
    await app.db.transaction((tx) => takingOf(app).undo(tx, staged));
    expect(await listed(as.minzheng, { q: '待撤庄' })).toEqual([]);
  });

  it('is read by the offices of its county and nobody else', async () => {
    const { id } = await opened(as.minzheng, '沙柳湾');
    expect(await listed(as.yanchi)).toEqual([]);
    await as.yanchi.get(`/api/census-records/${id}`).expect(404);
    await acted(as.yanchi, await opened(as.minzheng, '沙柳湾'), 'set-aside', { reason: '不该能办' }).expect(404);
    await as.waiye.get('/api/census-records').expect(403);
    await as.shenji.get(`/api/census-records/${id}`).expect(403);
  });

  it('is narrowed and paged, whatever the address says', async () => {
    expect((await listed(as.minzheng, { defect: 'nonstandard' })).map(({ name }) => name)).toEqual(['宇宙中央花园']);
    expect((await listed(as.minzheng, { q: 'slw' })).map(({ name }) => name).toSorted()).toEqual(
      ['沙柳湾', '沙流湾'].toSorted(),
    );
    expect(await listed(as.minzheng, { q: "%' or 1=1 --" })).toEqual([]);
    expect((await listed(as.minzheng, { q: '640302100222' })).length).toBe(2);
    const first = (await as.minzheng.get('/api/census-records').query({ limit: '3' }).expect(200)).body;
    const second = (await as.minzheng.get('/api/census-records').query({ limit: '3', cursor: first.next }).expect(200))
      .body;
    expect(first.items.map(({ id }: { id: string }) => id)).not.toContain(second.items[0].id);
    const beside = await as.minzheng
      .get(`/api/census-records/${first.items[1].id}/beside`)
      .query({ state: 'pending' })
      .expect(200);
    expect(beside.body.previous).toBe(first.items[0].id);
    await as.minzheng.get('/api/census-records').query({ cursor: 'x' }).expect(400);
    await as.minzheng.get('/api/census-records').query({ defect: 'everything' }).expect(400);
  });

  it('keeps the form and nothing that judging worked out, which may be another the next time', async () => {
    const row = (located: string) => {
      const workedOut = { norm: '判读村', category_id: 'other', county_code: '640302', located_in: located };
      return { name: '判读村', fields: { ...VILLAGE, name: '判读村', ...workedOut }, lonLat: at(106.33, 37.93) };
    };
    await delivered(app, [row('640302')]);
    expect((await opened(as.minzheng, '判读村')).fields).toEqual({ ...VILLAGE, standard_name: '判读村' });
    const { counts } = await delivered(app, [row('640303')]);
    expect(counts).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  });
});

async function countOf(text: string): Promise<number> {
  const { rows } = await app.db.raw(text);
  return rows[0].n;
}
