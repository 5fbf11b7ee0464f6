import supertest from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { testApp } from '../support/testApp.ts';

const { app, db, signIn, clock, close } = await testApp();
afterAll(close);

const post = (body: object) => supertest(app).post('/api/session').send(body);

describe('signing in', () => {
  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const res = await post({ username: 'minzheng', password: 'diming-demo' }).expect(200);
    expect(res.get('set-cookie')?.[0]).toMatch(/^diming\.sid=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(res.body).toMatchObject({
      username: 'minzheng',
      organisation: { kind: 'civil_affairs', divisionCode: '640300', name: '吴忠市民政局' },
      demonstration: true,
    });
    expect(res.body.permissions).toContain('naming.receive-filing');
  });
});
