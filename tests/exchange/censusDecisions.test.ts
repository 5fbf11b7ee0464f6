import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, one, sql } from '#server/platform/db/sql.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { aRegisteredQuarter } from '../naming/campaignOffice.ts';
import { acted, aStagedRun, DOCUMENT, delivered, opened, takingOf } from './censusOffice.ts';

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
  await delivered(app, [
    { name: '宇宙中央花园', fields: QUARTER, lonLat: at(106.2, 37.99) },
    { name: '白杨渠', fields: { ...VILLAGE, alias: '老白渠' }, lonLat: at(106.31, 37.91) },
  ]);
});
afterAll(() => app.close());

describe('a promotion', () => {
  const promotion = { category: 'other', ground: DOCUMENT, reason: '原批准文件齐全' };

  it('makes a standard name with its ground, its spelling from the registry, and is taken back whole', async () => {
    await delivered(app, [
      {
        name: '长流水湾',
        fields: {
          ...VILLAGE,
          secrecy: '秘密',
          alias: '流水湾子',
          meaning_text: '水长流',
          roman_plain: 'Zhangliushuiwan',
        },
        lonLat: at(106.45, 37.93),
      },
    ]);
    const found = await opened(as.minzheng, '长流水湾');
    const future = { ...promotion, ground: { ...DOCUMENT, day: '2030-01-01' } };
    await acted(as.minzheng, found, 'promote', future).expect(400);
    await acted(as.minzheng, found, 'promote', { ...promotion, ground: { kind: 'document' } }).expect(400);
    const done = (await acted(as.minzheng, found, 'promote', promotion).expect(200)).body;
    expect(done).toMatchObject({ state: 'promoted', place: { name: '长流水湾' }, undoRefusal: null });
    const place = (await as.minzheng.get(`/api/places/${done.place.id}`).expect(200)).body;
    expect(place).toMatchObject({ standardName: '长流水湾', status: 'live', meaning: '水长流' });
    expect(place.names).toContainEqual(
      expect.objectContaining({ name: '长流水湾', legalStatus: 'approved_earlier', validFrom: '1984-06-01' }),
    );
    expect(place.names).toContainEqual(
      expect.objectContaining({ name: '流水湾子', kind: 'alias', status: 'census_only' }),
    );
    expect(place.names[0].romanPlain).not.toContain('Zhang');
    expect(place.events).toContainEqual(
      expect.objectContaining({ kind: 'registered', documentNo: '吴政发〔1984〕12号' }),
    );
    // Restricted: nobody outside the offices of its divisions reads it.
    await as.yanchi.get(`/api/places/${done.place.id}`).expect(404);
    await acted(as.minzheng, found, 'promote', promotion).expect(412);
    await acted(as.minzheng, done, 'merge', { placeId: done.place.id, reason: '再并' }).expect(409);
    const undone = (await acted(as.minzheng, done, 'undo', { reason: '录错文号' }).expect(200)).body;
    expect(undone).toMatchObject({ state: 'pending', place: null });
    expect((await as.minzheng.get(`/api/places/${done.place.id}`).expect(200)).body).toMatchObject({
      status: 'void',
      standardName: null,
    });
    const again = await acted(as.minzheng, undone, 'promote', promotion).expect(200);
    expect(again.body.place.id).not.toBe(done.place.id);
  });

  it('never overwrites a later approved name', async () => {
    const placeId = await aRegisteredQuarter(app, '枣园春天小区', { county: '640302', lonLat: [106.22, 37.97] });
    await delivered(app, [
      {
        name: '枣园春天小区',
        fields: { ...QUARTER, history_text: '原为枣园', alias: '枣园小区' },
        lonLat: at(106.221, 37.971),
      },
    ]);
    const found = await opened(as.minzheng, '枣园春天小区');
    expect(found.matches[0]).toMatchObject({ placeId, sameName: true });
    expect(found.defects).not.toContain('duplicate');
    const body = { category: 'residential_area', ground: DOCUMENT, reason: '原批准' };
    const refused = await acted(as.minzheng, found, 'promote', body).expect(409);
    expect(refused.body).toMatchObject({ code: 'has-standard-name', placeId });
    const merged = (await acted(as.minzheng, found, 'merge', { placeId, reason: '同一小区' }).expect(200)).body;
    expect(merged).toMatchObject({ state: 'merged', place: { id: placeId } });
    const place = (await as.minzheng.get(`/api/places/${placeId}`).expect(200)).body;
    expect(place).toMatchObject({ standardName: '枣园春天小区', history: '原为枣园' });
    expect(place.names.map(({ name }: { name: string }) => name)).toContain('枣园小区');
    await acted(as.minzheng, merged, 'undo', { reason: '并错' }).expect(200);
    expect((await as.minzheng.get(`/api/places/${placeId}`).expect(200)).body.history).toBeNull();
  });

  it('is refused where another name of the scope forbids it', async () => {
    await aRegisteredQuarter(app, '金穗家园', { county: '640302', lonLat: [106.18, 37.98] });
    await delivered(app, [{ name: '金穗家园', fields: QUARTER, lonLat: at(106.24, 37.98) }]);
    const found = await opened(as.minzheng, '金穗家园');
    expect(found.defects).toContain('duplicate');
    const body = { category: 'residential_area', ground: DOCUMENT, reason: '原批准' };
    const refused = await acted(as.minzheng, found, 'promote', body).expect(409);
    expect(refused.body.clashes[0]).toMatchObject({ name: '金穗家园', level: 'block' });
  });

  it('rests on a rule only where one is in force here and was read', async () => {
    await delivered(app, [{ name: '马莲滩口', fields: VILLAGE, lonLat: at(106.5, 37.9) }]);
    const found = await opened(as.minzheng, '马莲滩口');
    const rules = (await as.minzheng.get('/api/deeming-rules').expect(200)).body.items;
    expect(rules.every(({ counts, verified }: { counts: boolean; verified: boolean }) => !counts && !verified)).toBe(
      true,
    );
    const byRule = (ruleId: string) => ({
      ...promotion,
      ground: { kind: 'deeming', ruleId, listedIn: '吴忠市标准地名录' },
    });
    await acted(as.minzheng, found, 'promote', byRule(rules[0].id)).expect(400);
    const draft = {
      instrument: '合成的地名办法',
      organ: '测试机关',
      article: '第十条',
      text: '录入标准地名录的视为标准地名',
      from: '2020-01-01',
    };
    const enter = (over: object) =>
      as.minzheng.post('/api/deeming-rules').send({ ...draft, jurisdiction: '6403', ...over });
    const verify = (agent: TestAgent, { id, version }: { id: string; version: number }) =>
      agent.post(`/api/deeming-rules/${id}/verify`).set('If-Match', `"${version}"`).send({});
    await enter({ jurisdiction: '3302' }).expect(400);
    await enter({ to: '2019-01-01' }).expect(400);
    await enter({ verified: true }).expect(400);
    const rule = (await enter({}).expect(201)).body;
    expect(rule).toMatchObject({ counts: false, verified: false, mayVerify: false });
    await acted(as.minzheng, found, 'promote', byRule(rule.id)).expect(400);
    // Not by whoever entered it, not an example that ships, not without the permission; by a second person once.
    expect((await verify(as.minzheng, rule).expect(409)).body.code).toBe('four-eyes');
    await verify(as.waiye, rule).expect(403);
    await verify(as.yanchi, rules[0]).expect(404);
    await verify(as.yanchi, { ...rule, version: 9 }).expect(412);
    expect((await verify(as.yanchi, rule).expect(200)).body).toMatchObject({
      verifiedBy: expect.any(String),
      counts: true,
    });
    expect((await verify(as.yanchi, { ...rule, version: 2 }).expect(409)).body.code).toBe('already-verified');
    const done = (await acted(as.minzheng, found, 'promote', byRule(rule.id)).expect(200)).body;
    const { names } = (await as.minzheng.get(`/api/places/${done.place.id}`).expect(200)).body;
    expect(names[0]).toMatchObject({ status: 'standard', legalStatus: 'deemed_standard' });
  });
});

describe('other decisions', () => {
  it('hand a name to a clean-up list, never by themselves and never public', async () => {
    const campaign = (
      await as.minzheng
        .post('/api/campaigns')
        .send({
          title: '普查线索清理',
          documentNo: '吴民发〔2026〕9号',
          division: '640302',
          categories: ['residential_area'],
          startsOn: '2026-03-01',
          endsOn: '2026-12-31',
        })
        .expect(201)
    ).body;
    await as.minzheng.post(`/api/campaigns/${campaign.id}/scan`).send({}).expect(200);
    const found = await opened(as.minzheng, '宇宙中央花园');
    const body = { category: 'residential_area', campaign: campaign.id, classes: ['大'], reason: '刻意夸大' };
    const done = (await acted(as.minzheng, found, 'make-candidate', body).expect(200)).body;
    expect(done.state).toBe('candidate');
    const items = (await as.minzheng.get('/api/campaign-items').query({ campaign: campaign.id }).expect(200)).body
      .items;
    expect(items).toMatchObject([{ name: '宇宙中央花园', classes: ['大'], state: 'listed' }]);
    const place = await one(
      app.db,
      z.object({ secrecy: z.string() }),
      sql`select secrecy from place where id = ${done.place.id}`,
    );
    expect(place.secrecy).toBe('internal');
    await acted(as.minzheng, done, 'undo', { reason: '误列' }).expect(409);
  });

  it('are made for many at once only where nothing is wrong, each with its own record', async () => {
    await delivered(app, [
      { name: '雁鸣塘', fields: VILLAGE, lonLat: at(106.55, 37.9) },
      { name: '苇子洼', fields: VILLAGE, lonLat: at(106.6, 37.9) },
    ]);
    const chosen = await Promise.all(['雁鸣塘', '苇子洼', '白杨渠'].map((name) => opened(as.minzheng, name)));
    const records = chosen.map(({ id, version }) => ({ id, version }));
    const body = { act: 'promote', records, ground: DOCUMENT, reason: '批量核对原批准文件' };
    await as.yanchi
      .post('/api/census-decisions')
      .send({ ...body, records: records.slice(0, 1) })
      .expect(200, {
        done: 0,
        refused: [
          {
            id: records[0]?.id,
            name: '',
            detail: `No census record ${records[0]?.id}`,
            detailZh: '没有这条普查记录。',
          },
        ],
      });
    const reply = (await as.minzheng.post('/api/census-decisions').send(body).expect(200)).body;
    expect(reply).toMatchObject({ done: 2, refused: [{ name: '白杨渠' }] });
    const audit = await many(
      app.db,
      z.object({ id: z.string() }),
      sql`select subject_id as id from audit_entry where action = 'census.promote' and subject_id = any(${records.map(({ id }) => String(id))})`,
    );
    expect(audit.length).toBe(2);
    await as.minzheng
      .post('/api/census-decisions')
      .send({ ...body, records: Array.from({ length: 201 }, () => records[0]) })
      .expect(400);
    await as.shenji.post('/api/census-decisions').send(body).expect(403);
  });

  it('are counted by county, on the screen and in a workbook', async () => {
    const [county] = (await as.minzheng.get('/api/census-statistics').expect(200)).body.counties;
    expect(county).toMatchObject({ countyCode: '640302', countyName: '利通区', unchecked: 0 });
    const total: number = z.record(z.string(), z.number()).parse(county.states) && sumOf(county.states);
    expect(total).toBe(county.records);
    const file = await as.minzheng.get('/api/census-statistics.xlsx').expect(200);
    expect(file.headers['content-type']).toContain('spreadsheetml');
    expect((await as.yanchi.get('/api/census-statistics').expect(200)).body.counties).toEqual([]);
  });

  it('wait until the checks have run', async () => {
    const staged = await aStagedRun(app, [{ name: '未核庄', fields: VILLAGE }]);
    await app.db.transaction((tx) => takingOf(app).take(tx, staged));
    const found = await opened(as.minzheng, '未核庄');
    expect(found.isChecked).toBe(false);
    await acted(as.minzheng, found, 'set-aside', { reason: '先不管' }).expect(409);
  });
});

const sumOf = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, n) => sum + n, 0);
