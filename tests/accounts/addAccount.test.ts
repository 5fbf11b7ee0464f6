import supertest from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { addAccount } from '#server/accounts/addAccount.ts';
import { SYSTEM } from '#server/audit/record.ts';
import { testApp } from '../support/testApp.ts';

const { app, db, deps, close } = await testApp();
afterAll(close);

const given = {
  username: 'wangfang',
  displayName: '王芳',
  organisation: 'minzheng-640323',
  roles: ['civil_affairs', 'field_inspector'],
  password: 'a long enough password',
};
const add = (change: Partial<typeof given> = {}) =>
  addAccount(db, { ...given, ...change }, { by: SYSTEM, at: deps.now() });

describe('a new account', () => {
  it('signs in with the permissions of all its roles', async () => {
    await add();
    const { username, password } = given;
    const { body } = await supertest(app).post('/api/session').send({ username, password }).expect(200);
    expect(body.permissions).toEqual(expect.arrayContaining(['naming.handle', 'signs.inspect']));
    expect(body.organisation.divisionCode).toBe('640323');
  });

  it.each([
    ['a name that is taken', {}, '23505'],
    ['a short password', { username: 'lihua', password: 'diming-demo' }, 'invalid-input'],
    ['a name in capitals', { username: 'LiHua' }, 'invalid-input'],
    ['an unknown organisation', { username: 'lihua', organisation: 'minzheng' }, 'not-found'],
    ['an unknown role', { username: 'lihua', roles: ['auditor', 'king'] }, 'not-found'],
  ])('is refused with %s, and nothing of it is kept', async (_, change, reason) => {
    const error = await add(change).catch((thrown: unknown) => thrown);
    expect([Object(error).kind, Object(error).code]).toContain(reason);
    const { rows } = await db.raw("select 1 from account where username = 'lihua'");
    expect(rows).toHaveLength(0);
  });
});
