import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addAccount } from '#server/accounts/addAccount.ts';
import { SYSTEM } from '#server/audit/record.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { aQuarter, aStreet } from '#tests/support/aCase.ts';
import { aDelegation } from '#tests/support/aDelegation.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { aName, begin, drive, type Offices, submitted } from './kindRoad.ts';

const USERS = ['shenqing', 'minzheng', 'fagai', 'zhujian', 'zhujianju', 'shizhengfu', 'yanchi'] as const;
let app: TestApp;
let as: Offices;
let admin: TestAgent;

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
  as = await signedIn(app, USERS);
  admin = await app.signIn('admin');
});
afterAll(() => app.close());

const DELEGATED = aDelegation({ effectiveOn: '2026-03-03' });
const propose = (agent: TestAgent, body: object) => agent.post('/api/authority-changes').send(body);
const decide = (agent: TestAgent, id: string, version: number) =>
  agent.post(`/api/authority-changes/${id}/decide`).set('If-Match', `"${version}"`).send({ approve: true });

describe('the authority matrix', () => {
  it('is read by every office, with the rows nobody confirmed and what would settle them', async () => {
    for (const agent of [as.shenqing, as.minzheng, as.yanchi, admin]) {
      const { body } = await agent.get('/api/authorities').query({ category: 'street' }).expect(200);
      const delegated = body.items.find(({ delegation }: { delegation: boolean }) => delegation);
      expect(delegated).toMatchObject({ verified: false, settles: expect.stringContaining('下放市辖区') });
    }
  });

  it('refuses an application that meets an unconfirmed row, and names what would settle it', async () => {
    const { geometry: _, ...park } = aStreet();
    const { body } = await as.shenqing
      .post('/api/naming-cases')
      .send({ ...park, category: 'park' })
      .expect(400);
    expect(body).toMatchObject({ authority: 'park', detail_zh: expect.stringContaining('职责文件') });
  });

  it('is confirmed by two people, for divisions of their own, by document', async () => {
    await propose(as.fagai, DELEGATED).expect(403);
    await propose(as.yanchi, DELEGATED).expect(400);
    await propose(as.minzheng, { ...DELEGATED, effectiveOn: '2026-03-01' }).expect(400);
    await propose(as.minzheng, { ...DELEGATED, variant: 'sector' }).expect(400);
    const own = (await propose(admin, DELEGATED).expect(201)).body;
    expect((await decide(admin, own.id, own.version).expect(409)).body.code).toBe('four-eyes');
    const proposed = (await propose(as.minzheng, DELEGATED).expect(201)).body;
    await decide(as.minzheng, proposed.id, proposed.version).expect(403);
    expect((await decide(admin, proposed.id, proposed.version).expect(200)).body.state).toBe('approved');
    expect((await decide(admin, proposed.id, proposed.version + 1).expect(409)).body.code).toBe('already-decided');
  });

  it('gives a district its streets from its day on, names the right authority of older cases, and leaves quarters alone', async () => {
    const today = await submitted(as, aName('street', '采薇路'));
    expect(today.handler).toBe('吴忠市民政局');
    app.clock.set('2026-03-03T02:00:00.000Z');
    const withoutOffice = await as.shenqing.post('/api/naming-cases').send(aName('street', '蒹葭路')).expect(400);
    expect(withoutOffice.body.detail_zh).toContain('尚未在系统登记');
    await run(
      app.db,
      sql`insert into organisation (code, name, kind, division_code)
          values ('minzheng-640302', '利通区民政局', 'civil_affairs', '640302'),
                 ('zhengfu-640302', '利通区人民政府', 'government', '640302')`,
    );
    const draft = await begin(as, aName('street', '蒹葭路'));
    expect(draft).toMatchObject({ handler: '利通区民政局', approver: '利通区人民政府', authorityVerified: true });
    const accept = await as.minzheng
      .post(`/api/naming-cases/${today.id}/accept`)
      .set('If-Match', `"${today.version}"`)
      .send({ note: '' })
      .expect(409);
    expect(accept.body).toMatchObject({ code: 'wrong-authority', rightAuthority: '利通区民政局' });
    const { body: seen } = await as.minzheng.get(`/api/naming-cases/${today.id}`).expect(200);
    expect(seen.rightAuthority).toBe('利通区民政局');
    const notAccept = (body: object) =>
      as.minzheng.post(`/api/naming-cases/${today.id}/not-accept`).set('If-Match', `"${today.version}"`).send(body);
    const sentAway = { ground: 'not_competent', reason: '本事项不属于本机关职权范围。' };
    expect((await notAccept({ ...sentAway, ground: 'whatever' }).expect(400)).body.errors[0].pointer).toBe('/ground');
    expect((await notAccept(sentAway).expect(400)).body.errors[0].pointer).toBe('/rightAuthority');
    const { body: done } = await notAccept({ ...sentAway, rightAuthority: seen.rightAuthority }).expect(200);
    expect(done.steps.at(-1).note).toMatchObject({ code: 'not-accepted', authority: '利通区民政局' });
    expect(await begin(as, aQuarter())).toMatchObject({ handler: '吴忠市住房和城乡建设局' });
  });

  it('lets the department of a facility handle and approve once it is named, and civil affairs announce after filing', async () => {
    await run(
      app.db,
      sql`insert into organisation (code, name, kind, division_code) values ('jiaotong-640300', '吴忠市交通运输局', 'sector', '640300')`,
    );
    for (const [username, roles] of [
      ['jiaotong', ['housing_handler']],
      ['jiaotongju', ['approver']],
    ] as const) {
      const account = { username, displayName: username, organisation: 'jiaotong-640300', password: 'long-enough-1' };
      await addAccount(app.db, { ...account, roles: [...roles] }, { by: SYSTEM, at: app.deps.now() });
    }
    const row = { ...DELEGATED, category: 'facility', jurisdiction: '6403', variant: 'sector', delegation: false };
    const sector = { ...row, handlerKind: 'sector', approverKind: 'sector', officeCode: 'jiaotong-640300' };
    const level = { handlerLevel: 'prefecture', approverLevel: 'prefecture' };
    const { body } = await propose(as.minzheng, { ...sector, ...level }).expect(201);
    await decide(admin, body.id, body.version).expect(200);
    const found = await begin(as, { ...aStreet(), category: 'facility', candidates: [] });
    expect(found).toMatchObject({
      variant: 'sector',
      handler: '吴忠市交通运输局',
      approver: '吴忠市交通运输局',
      announcer: '吴忠市民政局',
    });
  });

  it('is filed as the national row of its category says, and not confirmed where none says it', async () => {
    await run(
      app.db,
      sql`insert into authority
          select (jsonb_populate_record(a, '{"id": "park-model", "category": "park", "filing_receiver": "上级园林部门"}')).*
            from authority a where id = 'facility-district'`,
    );
    const row = { ...DELEGATED, jurisdiction: '6403', placeLevel: 'any', variant: 'sector', delegation: false };
    const sector = { ...row, handlerKind: 'sector', approverKind: 'sector', officeCode: 'jiaotong-640300' };
    const confirm = async (category: string, level: string) => {
      const levels = { handlerLevel: level, approverLevel: level };
      const { body } = await propose(as.minzheng, { ...sector, ...levels, category }).expect(201);
      return decide(admin, body.id, body.version);
    };
    expect((await confirm('park', 'prefecture')).status).toBe(200);
    const { body } = await as.minzheng.get('/api/authorities').query({ category: 'park' }).expect(200);
    const local = body.items.find(({ id }: { id: string }) => id.startsWith('local-park'));
    expect(local).toMatchObject({ filingReceiver: '上级园林部门', announcerKind: 'civil_affairs', variant: 'sector' });
    await run(
      app.db,
      sql`update authority set valid = 'empty' where variant = 'sector' and approver_division = 'county'`,
    );
    expect(await confirm('protected_area', 'county')).toMatchObject({ status: 409, body: { code: 'no-model' } });
  });
});

describe('a toponym plan', () => {
  const PLAN = {
    title: '利通区城西片区地名方案',
    division: '640303',
    documentNo: '吴政函〔2026〕3号',
    approver: '吴忠市人民政府',
    approvedOn: '2026-02-10',
    names: [
      { name: '既望路', category: 'street' },
      { name: '蟾宫路', category: 'street' },
    ],
  };
  const register = (agent: TestAgent, body: object) => agent.post('/api/toponym-plans').send(body);

  it('reserves its names once, and only the bureau of its division registers it', async () => {
    await register(as.fagai, PLAN).expect(403);
    await register(as.yanchi, PLAN).expect(404);
    await register(as.minzheng, { ...PLAN, names: [PLAN.names[0], PLAN.names[0]] }).expect(400);
    expect((await register(as.minzheng, PLAN).expect(201)).body).toMatchObject({ names: 2, free: 2 });
    const again = await register(as.minzheng, { ...PLAN, documentNo: '吴政函〔2026〕4号' }).expect(409);
    expect(again.body).toMatchObject({ code: 'names-taken' });
    expect(again.body.errors).toHaveLength(2);
  });

  it('is listed for the offices below its division', async () => {
    const seen = async () => (await as.yanchi.get('/api/toponym-plans').expect(200)).body.items.length;
    expect(await seen()).toBe(0);
    await run(app.db, sql`update toponym_plan set division_code = '640300'`);
    expect(await seen()).toBe(1);
    await run(
      app.db,
      sql`insert into toponym_plan (division_code, title, document_no, approver, approved_on, registered_by, registered_at)
          select division_code, title, document_no || '（续）', approver, approved_on, registered_by, registered_at from toponym_plan`,
    );
    const first = (await as.yanchi.get('/api/toponym-plans').query({ limit: 1 }).expect(200)).body;
    const second = (await as.yanchi.get('/api/toponym-plans').query({ limit: 1, cursor: first.next }).expect(200)).body;
    expect([first.items.length, second.items.length, second.next]).toEqual([1, 1, null]);
    expect(second.items[0].id).not.toBe(first.items[0].id);
    await run(
      app.db,
      sql`delete from toponym_plan p where not exists (select 1 from name_reservation r where r.plan_id = p.id)`,
    );
    await run(app.db, sql`update toponym_plan set division_code = ${PLAN.division}`);
  });

  it('lets a naming draw a name of it', async () => {
    const { body } = await as.shenqing.get('/api/name-reservations').query({ state: 'free' }).expect(200);
    const held = body.items.find(({ name }: { name: string }) => name === '既望路');
    expect(held).toMatchObject({ heldBy: PLAN.title, divisionCode: '640303' });
    const geometry = await insideHongsibu();
    const draft = { ...aName('street', '既望路'), division: '640303', geometry, draws: held.id };
    const drawn = await drive({ app, as }, await submitted(as, draft), 'consulting');
    const { body: after } = await as.minzheng.get('/api/toponym-plans').expect(200);
    expect(after.items[0]).toMatchObject({ names: 2, free: 1 });
    expect(drawn.clashes).toEqual([]);
    const asked = { category: 'street', geometry, division: '640303' };
    const { body: advice } = await as.shenqing.post('/api/name-suggestions').send(asked).expect(200);
    expect(advice.items).toMatchObject([{ name: '蟾宫路', basis: 'plan', from: PLAN.title }]);
  });

  it('is asked for by the check of a new name of its category, in its division', async () => {
    const found = async (name: string, over: object = {}) => {
      const request = { name, category: 'street', division: '640303', ...over };
      const { body } = await as.shenqing.post('/api/name-checks').send(request).expect(200);
      return body.findings.filter(({ rule }: { rule: string }) => rule === 'NP-08');
    };
    const plan = `${PLAN.title}（${PLAN.documentNo}）`;
    expect(await found('蟾宫路')).toMatchObject([{ result: 'IN_PLAN', level: 'note' }]);
    expect(await found('扶摇路')).toMatchObject([{ result: 'NOT_IN_PLAN', level: 'review', evidence: { names: 2 } }]);
    expect((await found('扶摇路'))[0].messageZh).toContain(plan);
    expect(await found('扶摇路', { division: '640302' })).toEqual([]);
    expect(await found('扶摇苑', { category: 'residential_area' })).toEqual([]);
  });

  /** A short street inside Hongsibu. */
  async function insideHongsibu() {
    const { x, y } = await one(
      app.db,
      z.object({ x: z.number(), y: z.number() }),
      sql`select st_x(p) as x, st_y(p) as y
            from (select st_pointonsurface(geom) as p from division where code = '640303' and upper_inf(valid)) d`,
    );
    return {
      type: 'LineString',
      coordinates: [
        [x, y],
        [x + 0.005, y],
      ],
    };
  }
});
