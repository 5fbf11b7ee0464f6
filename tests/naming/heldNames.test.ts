import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { expireReservations } from '#server/naming/reservations/expireReservations.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import { act, reload } from '#tests/support/aCase.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';
import { aName, begin, drive, type Offices, type Road, submitted } from './kindRoad.ts';

const USERS = ['shenqing', 'minzheng', 'fagai', 'zhujian', 'zhujianju', 'shizhengfu', 'yanchi'] as const;
let app: TestApp;
let as: Offices;
let road: Road;

/** Sessions end with the days; whoever moves the clock far signs everybody in again. */
async function signInAgain(): Promise<void> {
  as = await signedIn(app, USERS);
  road = { app, as };
}

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
  await signInAgain();
});
afterAll(() => app.close());

const REASON = { code: 'construction', text: '道路已拆除，不复存在' };

/** Clashes that the rules find for a name. */
const clashesOf = async (name: string) => {
  const checked = await drive(road, await submitted(as, aName('street', name)), 'checking');
  const withdrawn = await reload(as.shenqing, checked.id);
  await act(as.shenqing, withdrawn, 'withdraw', { reason: '仅作检查' });
  return checked.clashes.map((clash) => [clash.name, clash.status]);
};

describe('a cancelled name', () => {
  it('is searchable, and stays blocked until its cooling is over', async () => {
    const named = await drive(road, await submitted(as, aName('street', '梧桐雨路')));
    const about = { kind: 'cancellation', place: named.placeId, contactName: '甲', contactPhone: '0953-0000000' };
    const bad = await begin(as, { ...about, cancellation: { code: 'because', text: '不再使用' } });
    const send = as.shenqing.post(`/api/naming-cases/${bad.id}/submit`).set('If-Match', `"${bad.version}"`);
    expect((await send.send({}).expect(400)).body.errors[0].pointer).toBe('/cancellation/code');
    const gone = await drive(road, await submitted(as, { ...about, cancellation: REASON }));
    const { body } = await as.minzheng.get('/api/names').query({ q: '梧桐雨路' }).expect(200);
    expect(body.items[0]).toMatchObject({ name: '梧桐雨路', status: 'abolished' });
    expect(await clashesOf('梧桐雨路')).toEqual([['梧桐雨路', 'abolished']]);
    app.clock.set(new Date(Date.parse(`${gone.heldUntil}T02:00:00Z`) + 86_400_000).toISOString());
    await signInAgain();
    expect(await clashesOf('梧桐雨路')).toEqual([]);
  });
});

describe('a reserved name', () => {
  const reserve = async (name: string) => {
    const found = await drive(road, await submitted(as, { ...aName('street', name), kind: 'reservation' }));
    const [row] = await many(
      app.db,
      z.object({ id: z.string() }),
      sql`select id from name_reservation where case_id = ${found.id}`,
    );
    return { found, id: row?.id };
  };

  it('is drawn by a naming, given back when that is withdrawn, and drawn again', async () => {
    const { found, id } = await reserve('墨竹轩路');
    expect(await clashesOf('墨竹轩路')).toEqual([['墨竹轩路', 'reserved']]);
    const draw = async () =>
      drive(road, await submitted(as, { ...aName('street', '墨竹轩路'), draws: id }), 'consulting');
    const drawn = await draw();
    expect(drawn).toMatchObject({ placeId: found.placeId, clashes: [] });
    expect((await reload(as.shenqing, found.id)).state).toBe('drawn');
    await act(as.shenqing, await reload(as.shenqing, drawn.id), 'withdraw', { reason: '暂缓' });
    expect((await reload(as.shenqing, found.id)).state).toBe('reserved');
    const named = await drive(road, await draw());
    expect(named).toMatchObject({ state: 'standard', placeId: found.placeId });
  });

  it('cannot be drawn by what is no naming of its category', async () => {
    const { id } = await reserve('听雪楼路');
    const refused = (body: object) => as.shenqing.post('/api/naming-cases').send(body).expect(400);
    await refused({ ...aName('residential_area', '听雪楼苑'), draws: id });
    await refused({ ...aName('street', '听雪楼路'), kind: 'reservation', draws: id });
    await refused({ ...aName('street', '听雪楼路'), draws: crypto.randomUUID() });
  });

  it('ends by itself on its day, blocks nobody afterwards, and leaves an audit entry', async () => {
    const { found } = await reserve('踏莎行路');
    app.clock.set(`${found.heldUntil}T02:00:00.000Z`);
    await expireReservations(app.deps);
    await signInAgain();
    expect((await reload(as.shenqing, found.id)).state).toBe('reserved');
    app.clock.set(new Date(Date.parse(app.deps.now()) + 86_400_000).toISOString());
    expect(await expireReservations(app.deps)).toBeGreaterThan(0);
    expect((await reload(as.shenqing, found.id)).steps.at(-1)).toMatchObject({ to: 'expired', actor: '系统' });
    const entries = await many(
      app.db,
      z.object({ actor: z.string() }),
      sql`select actor from audit_entry where action = 'naming.expire'`,
    );
    expect(entries[0]).toEqual({ actor: 'system' });
    expect(await clashesOf('踏莎行路')).toEqual([]);
  });
});

describe('a free name of the plan of a city, offered as advice', () => {
  // Where no other test has named a street: two names at one spot are a finding.
  const line = [
    [106.2105, 37.9712],
    [106.2155, 37.9713],
  ];
  const geometry = { type: 'LineString' as const, coordinates: line };
  const advised = { category: 'street', division: '640302', geometry };

  it('is drawn by the application that takes it, and comes to the county', async () => {
    const plan = {
      ...{ title: '吴忠市区地名方案', division: '640300', documentNo: '吴政函〔2026〕9号', approver: '吴忠市人民政府' },
      ...{ approvedOn: '2026-02-20', names: [{ name: '揽月路', category: 'street' }] },
    };
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    await as.minzheng.post('/api/toponym-plans').set(key).send(plan).expect(201);
    const { body } = await as.shenqing.post('/api/name-suggestions').send(advised).expect(200);
    expect(body.items).toMatchObject([{ name: '揽月路', basis: 'plan', draws: expect.any(String) }]);
    const [{ draws }] = body.items;
    const { body: none } = await as.shenqing
      .post('/api/name-suggestions')
      .send({ ...advised, mayDraw: false })
      .expect(200);
    expect(none.items.filter(({ basis }: { basis: string }) => basis === 'plan')).toEqual([]);
    const taken = await drive(
      road,
      await submitted(as, { ...aName('street', '揽月路'), geometry, draws }),
      'consulting',
    );
    expect(taken.clashes).toEqual([]);
    const [name] = await many(
      app.db,
      z.object({ county: z.string(), state: z.string(), place: z.string() }),
      sql`select n.county_code as county, r.state, r.place_id as place from name_reservation r
            join place_name n on n.id = r.name_id where r.id = ${draws}`,
    );
    expect(name).toEqual({ county: '640302', state: 'drawn', place: taken.placeId });
    // Its own reservation is no other name of the place; without saying that it is drawn, it is.
    const clashing = async (over: object): Promise<unknown[]> => {
      const asked = { ...advised, name: '揽月路', ...over };
      const reply = await as.shenqing.post('/api/name-checks').send(asked).expect(200);
      return reply.body.findings.filter(({ clash }: { clash: object | null }) => clash !== null);
    };
    expect(await clashing({ draws })).toEqual([]);
    expect((await clashing({})).length).toBe(1);
    await act(as.shenqing, await reload(as.shenqing, taken.id), 'withdraw', { reason: '暂缓' });
    const [back] = await many(
      app.db,
      z.record(z.string(), z.unknown()),
      sql`select n.county_code as county, p.division_code as division, p.geom is not distinct from d.geom as "asPlanned",
                 p.meaning, p.source
            from name_reservation r join place_name n on n.id = r.name_id join place p on p.id = r.place_id
            left join division d on d.code = '640300' and upper_inf(d.valid) where r.id = ${draws}`,
    );
    expect(back).toEqual({
      ...{ county: '640300', division: '640300', asPlanned: true, meaning: null },
      source: '地名方案 吴忠市区地名方案',
    });
    const elsewhere = { ...aName('street', '揽月路'), division: '640303', geometry: undefined, draws };
    await as.shenqing.post('/api/naming-cases').send(elsewhere).expect(201);
  });
});
