import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { expireReservations } from '#server/naming/reservations/expireReservations.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import { act, reload } from '#tests/support/aCase.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';
import { aName, begin, drive, type Offices, type Road, submitted } from './kindRoad.ts';

const USERS = ['shenqing', 'minzheng', 'fagai', 'zhujian', 'zhujianju', 'shizhengfu', 'yanchi'] as const;
let app: TestApp;
let as: Offices;
let road: Road;

/** Sessions end with the days; whoever moves the clock far signs everybody in again. */
async function signInAgain(): Promise<void> {
  const agents = await Promise.all(USERS.map(async (user) => [user, await app.signIn(user)] as const));
  as = Object.fromEntries(agents) as Offices;
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
