import supertest from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { issueToken, revokeTokens } from '#server/accounts/issueToken.ts';
import { SYSTEM } from '#server/audit/record.ts';
import { testApp } from '../support/testApp.ts';

const { app, db, deps, close } = await testApp();
afterAll(close);

const by = () => ({ by: SYSTEM, at: deps.now() });
const ask = (authorization: string) => supertest(app).get('/api/session').set('Authorization', authorization);

describe('bearer tokens', () => {
  it('stand for their account', async () => {
    const token = await issueToken(db, 'minzheng', by());
    const { body } = await ask(`Bearer ${token}`).expect(200);
    expect(body.username).toBe('minzheng');
  });

  it('need no origin, because no browser sends them by itself', async () => {
    const token = await issueToken(db, 'minzheng', by());
    await supertest(app)
      .post('/api/demo-clock')
      .set('Authorization', `Bearer ${token}`)
      .set('Origin', 'https://elsewhere.example')
      .send({ days: 0 })
      .expect(200);
  });

  it('are stored as hashes only', async () => {
    const token = await issueToken(db, 'shenji', by());
    const { rows } = await db.raw('select t.*, e.new from api_token t, audit_entry e');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it.each(['Bearer dm_wrong', 'Basic bWluemhlbmc6ZGltaW5nLWRlbW8=', 'Bearer'])('refuses %s', async (authorization) => {
    const res = await ask(authorization).expect(401);
    expect(res.get('www-authenticate')).toMatch(/^Bearer/);
    expect(res.body.type).toBe('/problems/not-signed-in');
  });

  it('refuses a revoked one, also where nobody needs to be signed in', async () => {
    const token = await issueToken(db, 'yanchi', by());
    expect(await revokeTokens(db, 'yanchi', by())).toBe(1);
    await ask(`Bearer ${token}`).expect(401);
    await supertest(app).get('/api/facts').set('Authorization', `Bearer ${token}`).expect(401);
  });

  it('are not made for an account that does not exist', async () => {
    await expect(issueToken(db, 'nobody', by())).rejects.toMatchObject({ kind: 'not-found' });
  });
});
