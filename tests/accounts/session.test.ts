import supertest from 'supertest';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { run, sql } from '#server/platform/db/sql.ts';
import { testApp } from '../support/testApp.ts';

const { app, db, signIn, clock, close } = await testApp();
afterAll(close);
beforeEach(() => run(db, sql`delete from login_failure`));

const post = (body: object) => supertest(app).post('/api/session').send(body);
const right = { username: 'minzheng', password: 'diming-demo' };
const wrong = { username: 'minzheng', password: 'diming-domo' };

describe('signing in', () => {
  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const res = await post(right).expect(200);
    expect(res.get('set-cookie')?.[0]).toMatch(/^diming\.sid=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(res.body).toMatchObject({
      username: 'minzheng',
      organisation: { kind: 'civil_affairs', divisionCode: '640300', name: '吴忠市民政局' },
      demonstration: true,
    });
    expect(res.body.permissions).toEqual(expect.arrayContaining(['naming.receive-filing', 'demo.clock']));
  });

  it('takes the user name in any case', async () => {
    await post({ ...right, username: ' MinZheng ' }).expect(200);
  });

  it('answers the same for a wrong password, an unknown and a disabled account', async () => {
    await run(db, sql`update account set disabled = true where username = 'ziran'`);
    const bodies = [];
    for (const body of [wrong, { ...wrong, username: 'nobody' }, { username: 'ziran', password: 'diming-demo' }]) {
      const res = await post(body).expect(401);
      expect(res.get('set-cookie')).toBeUndefined();
      bodies.push(res.body);
    }
    expect(bodies[0]).toMatchObject({ type: '/problems/wrong-credentials', detail_zh: '用户名或密码不正确。' });
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
  });

  it('gives a new session id, so that a planted one is worth nothing', async () => {
    const agent = await signIn('minzheng');
    const again = await agent.post('/api/session').send(right).expect(200);
    const planted = again.get('set-cookie')?.[0]?.split(';')[0] ?? '';
    const next = await supertest(app).post('/api/session').set('Cookie', planted).send(right).expect(200);
    expect(next.get('set-cookie')?.[0]?.split(';')[0]).not.toBe(planted);
    await supertest(app).get('/api/session').set('Cookie', planted).expect(401);
  });

  it('is recorded', async () => {
    const auditor = await signIn('shenji');
    const res = await auditor.get('/api/audit?action=session.start&limit=1').expect(200);
    expect(res.body.items[0]).toMatchObject({
      actor: 'shenji',
      subjectKind: 'account',
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

describe('the session', () => {
  it('says who is signed in, and nothing without one', async () => {
    const agent = await signIn('yanchi');
    const { body } = await agent.get('/api/session').expect(200);
    expect(body.organisation.divisionCode).toBe('640323');
    await supertest(app).get('/api/session').expect(401);
  });

  it('ends at sign-out', async () => {
    const agent = await signIn('minzheng');
    await agent.delete('/api/session').expect(200, { signedOut: true });
    await agent.get('/api/session').expect(401);
  });

  it.each([
    ['idle for two hours', sql`seen_at = now() - interval '2 hours 1 second'`],
    ['twelve hours old', sql`started_at = now() - interval '12 hours 1 second'`],
  ])('ends when %s', async (_, change) => {
    const agent = await signIn('minzheng');
    await run(db, sql`update web_session set ${change}`);
    await agent.get('/api/session').expect(401);
  });

  it('is worth nothing once the account is disabled', async () => {
    const agent = await signIn('fagai');
    await run(db, sql`update account set disabled = true where username = 'fagai'`);
    await agent.get('/api/session').expect(401);
  });

  it('is not taken over by its row: the table holds no session id', async () => {
    const agent = await signIn('minzheng');
    const cookie = (await agent.post('/api/session').send(right)).get('set-cookie')?.[0] ?? '';
    const id = decodeURIComponent(cookie).slice('diming.sid=s:'.length).split('.')[0] ?? '';
    const { rows } = await db.raw('select * from web_session');
    expect(id.length).toBeGreaterThan(20);
    expect(JSON.stringify(rows)).not.toContain(id);
  });
});

describe('throttling', () => {
  it('makes the sixth failure wait, longer each time, even for the right password', async () => {
    clock.set('2026-03-02T01:00:00Z');
    for (let i = 0; i < 5; i++) await post(wrong).expect(401);
    const first = await post(right).expect(429);
    expect(first.get('retry-after')).toBe('2');
    expect(first.body).toMatchObject({ type: '/problems/too-many', detail_zh: '失败次数过多，请 2 秒后再试。' });
    clock.set('2026-03-02T01:00:02Z');
    await post(wrong).expect(401);
    expect((await post(wrong).expect(429)).get('retry-after')).toBe('4');
    clock.set('2026-03-02T01:00:06Z');
    await post(right).expect(200);
    await post(wrong).expect(401);
  });

  it('does not tell an unknown account from a known one', async () => {
    const unknown = { username: 'nobody', password: 'diming-demo' };
    for (let i = 0; i < 5; i++) await post(unknown).expect(401);
    await post(unknown).expect(429);
  });

  it('does not let a hundred guesses through at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(wrong)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('slows down one address that tries many accounts', async () => {
    const tries = Array.from({ length: 40 }, (_, i) => post({ username: `user${i}`, password: 'diming-demo' }));
    const answers = await Promise.all(tries);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });
});
