import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exchangeThresholds } from '#server/exchange/thresholds/exchangeThresholds.ts';
import { ThresholdsApi } from '#server/exchange/thresholds/thresholdContract.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let as: Record<'minzheng' | 'yanchi' | 'admin' | 'shenji' | 'shenqing', TestAgent>;
const TODAY = '2026-03-02';
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set(`${TODAY}T02:00:00Z`);
  as = {
    minzheng: await app.signIn('minzheng'),
    yanchi: await app.signIn('yanchi'),
    admin: await app.signIn('admin'),
    shenji: await app.signIn('shenji'),
    shenqing: await app.signIn('shenqing'),
  };
});
afterAll(() => app.close());

const PATH = '/api/exchange-thresholds/place_moved_metres';
const historyOf = async (agent: TestAgent, path = PATH) =>
  ThresholdsApi.get.reply.parse((await agent.get(path).expect(200)).body);
const ground = { source: '吴民发〔2026〕3号', reason: '测绘精度提高' };
const drafted = (agent: TestAgent, over: object, version: number, path = PATH) =>
  agent
    .post(`${path}/changes`)
    .set('If-Match', `"${version}"`)
    .send({ jurisdiction: '640323', value: 12, from: TODAY, ...ground, ...over });
const valueFor = async (divisionCode: string, today: string) =>
  (await exchangeThresholds(app.db, { divisionCode, today })).place_moved_metres;
const codeOf = (body: unknown) =>
  z.object({ errors: z.object({ code: z.string(), detail_zh: z.string() }).array() }).parse(body).errors[0]?.code;

describe('a size', () => {
  it('is changed by a county for itself from a day on, for nobody else, and kept with who, why and by what', async () => {
    const { scopes, rows } = await historyOf(as.yanchi);
    expect(scopes).toEqual([{ jurisdiction: '640323', division: '盐池县', version: 0 }]);
    expect(rows).toMatchObject([
      { jurisdiction: 'CN', value: 30, state: 'in_force', enteredBy: null, verified: false },
    ]);
    const made = await drafted(as.yanchi, { from: '2026-04-01' }, 0).expect(201);
    const [own] = ThresholdsApi.change.reply.parse(made.body).rows;
    expect(own).toMatchObject({ value: 12, state: 'future', validFrom: '2026-04-01', verified: false, ...ground });
    expect([await valueFor('640323', TODAY), await valueFor('640323', '2026-04-01')]).toEqual([30, 12]);
    expect(await valueFor('640302', '2026-04-01')).toBe(30);
    const listed = ThresholdsApi.list.reply.parse((await as.yanchi.get('/api/exchange-thresholds')).body);
    expect(listed.items.find(({ id }) => id === 'place_moved_metres')).toMatchObject({ plannedFrom: '2026-04-01' });
    const kept = await many(
      app.db,
      z.object({ subject: z.string(), after: z.unknown() }),
      sql`select subject_id as subject, new as after from audit_entry where action = 'thresholds.change'`,
    );
    expect(kept).toMatchObject([{ subject: 'place_moved_metres 640323', after: { value: 12, ...ground } }]);
  });

  it('is replaced before its day came and ended: what was planned stays in the history', async () => {
    const version = async () => (await historyOf(as.yanchi)).scopes[0]?.version ?? 0;
    await drafted(as.yanchi, { value: 8, from: '2026-03-20' }, await version()).expect(201);
    await drafted(as.yanchi, { value: null, from: '2026-05-01' }, await version()).expect(201);
    const own = (await historyOf(as.yanchi)).rows.filter(({ jurisdiction }) => jurisdiction === '640323');
    expect(own.map(({ value, state, validFrom, validTo }) => [value, state, validFrom, validTo])).toEqual([
      [12, 'withdrawn', '2026-04-01', null],
      [8, 'future', '2026-03-20', '2026-05-01'],
    ]);
    expect([await valueFor('640323', '2026-04-15'), await valueFor('640323', '2026-05-01')]).toEqual([8, 30]);
    const none = await drafted(as.yanchi, { value: null, from: '2026-06-01' }, await version()).expect(409);
    expect(none.body.code).toBe('nothing-to-end');
  });

  it('is changed for the nation from the prefecture up, whose office sees what counties have of their own', async () => {
    const { scopes, rows } = await historyOf(as.minzheng);
    expect(scopes.map(({ jurisdiction }) => jurisdiction).slice(0, 2)).toEqual(['CN', '6403']);
    expect(rows[0]).toMatchObject({ jurisdiction: '640323', division: '盐池县' });
    await drafted(as.minzheng, { jurisdiction: 'CN', value: 25 }, scopes[0]?.version ?? 0).expect(201);
    expect([await valueFor('640302', TODAY), await valueFor('640302', '2026-03-01')]).toEqual([25, 30]);
  });

  it('refuses what does not fit, in both languages, and changes nothing', async () => {
    const before = await historyOf(as.minzheng);
    const version = before.scopes.find(({ jurisdiction }) => jurisdiction === '6403')?.version ?? 0;
    const refused = async (over: object, path = PATH) =>
      codeOf((await drafted(as.minzheng, { jurisdiction: '6403', ...over }, version, path).expect(400)).body);
    expect(await refused({ value: -1 })).toBe('out-of-limits');
    expect(await refused({ value: 2, jurisdiction: '6403' }, '/api/exchange-thresholds/shift_share')).toBe(
      'out-of-limits',
    );
    expect(await refused({ value: 2.5 }, '/api/exchange-thresholds/webhook_tries')).toBe('not-whole');
    expect(await refused({}, '/api/exchange-thresholds/webhook_kept_days')).toBe('nation-only');
    expect(await refused({ from: '2026-03-01' })).toBe('past-day');
    expect(await refused({ jurisdiction: 'CN', value: null })).toBe('nation-needs-one');
    expect(await refused({ jurisdiction: '640399' })).toBe('no-division');
    expect(await refused({ jurisdiction: '6401' })).toBe('other-region');
    await drafted(as.minzheng, { value: 'viel' }, version).expect(400);
    await drafted(as.minzheng, { source: '' }, version).expect(400);
    await drafted(as.minzheng, { jurisdiction: '6403' }, version + 7).expect(412);
    await as.minzheng.post(`${PATH}/changes`).send({}).expect(428);
    await as.minzheng.get('/api/exchange-thresholds/no_such').expect(400);
    expect(await historyOf(as.minzheng)).toEqual(before);
  });

  it('is not for others: a county the nation or its neighbour, an auditor anything, an applicant to read', async () => {
    for (const jurisdiction of ['CN', '6403', '640302'])
      expect(codeOf((await drafted(as.yanchi, { jurisdiction }, 0).expect(400)).body)).toBe('other-region');
    await drafted(as.shenji, {}, 0).expect(403);
    expect((await historyOf(as.shenji)).scopes).toEqual([]);
    await as.shenqing.get(PATH).expect(403);
  });

  it('is verified by somebody else only, and not where it shipped', async () => {
    const verify = (agent: TestAgent, row: { id: string; version: number } | undefined) =>
      agent.post(`${PATH}/verify`).set('If-Match', `"${row?.version}"`).send({ row: row?.id });
    const { rows } = await historyOf(as.admin);
    const [entered, shipped] = [
      rows.find(({ jurisdiction, state }) => jurisdiction === 'CN' && state === 'in_force'),
      rows.find(({ enteredBy }) => enteredBy === null),
    ];
    await verify(as.minzheng, entered).expect(403);
    expect((await verify(as.admin, shipped).expect(409)).body.code).toBe('shipped');
    await verify(as.admin, { id: crypto.randomUUID(), version: 1 }).expect(404);
    const after = ThresholdsApi.verify.reply.parse((await verify(as.admin, entered).expect(200)).body);
    expect(after.rows.find(({ id }) => id === entered?.id)).toMatchObject({ verified: true, mayVerify: false });
    await verify(as.admin, entered).expect(412);
  });
});
