import supertest from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#server/platform/contract.ts';
import type { Actor } from '#server/platform/http/actor.ts';
import { serve } from '#server/platform/http/serve.ts';
import { Problem } from '#server/platform/problem.ts';
import { testDatabase } from '../support/testDatabase.ts';
import { httpApp } from './httpApp.ts';
import { base, list, params, Saved, save, Thing } from './thingApi.ts';

const database = await testDatabase({ migrated: false });
const { knex: db } = database;
afterAll(() => database.close());

const add = endpoint({
  ...base,
  method: 'post',
  path: '/things',
  summary: '',
  permission: 'thing.add',
  body: Thing,
  reply: Saved,
});
const near = endpoint({
  ...base,
  method: 'get',
  path: '/near/:id',
  summary: '',
  jurisdiction: 'thing',
  params,
  reply: Saved,
});
const mine = endpoint({
  ...base,
  method: 'get',
  path: '/mine',
  summary: '',
  permission: 'session',
  reply: z.object({ id: z.string() }),
});
const fail = endpoint({ ...base, method: 'get', path: '/fail', summary: '', reply: Saved });
const sheet = endpoint({
  ...base,
  method: 'get',
  path: '/sheet',
  summary: '',
  produces: 'application/pdf',
  reply: z.unknown(),
});
const note = endpoint({
  ...base,
  method: 'get',
  path: '/note',
  summary: '',
  produces: 'text/html',
  reply: z.unknown(),
});

const KNOWN = '3f0e8a52-9a9a-4c3a-8a77-0c7a3f2d1b11';
const MISSING = '3f0e8a52-9a9a-4c3a-8a77-0c7a3f2d1b22';
async function thing(_db: unknown, _actor: Actor, input: { params: unknown }): Promise<void> {
  const { id } = z.object({ id: z.string() }).parse(input.params);
  if (id === MISSING) throw new Problem('not-found', `No thing ${id}`);
  if (id !== KNOWN) throw new Problem('outside-jurisdiction', 'It lies in Yanchi');
}

const app = httpApp(
  (router, context) => {
    serve(router, list, ({ query }) => query, context);
    serve(router, save, ({ body, version }) => ({ ...body, version: version + 1, secret: 'x' }), context);
    serve(router, add, ({ body }) => ({ name: body.name, version: 1 }), context);
    serve(router, near, () => ({ name: '吴忠', version: 7 }), context);
    serve(router, mine, (_, { id }) => ({ id }), context);
    serve(router, fail, () => Promise.reject(new Error('password=hunter2')), context);
    serve(router, sheet, () => ({ body: Buffer.from('%PDF'), fileName: '吴忠路 "1".pdf', inline: true }), context);
    serve(router, note, () => ({ body: '<p>吴忠</p>' }), context);
  },
  { db, jurisdictions: { thing } },
);
const as = 'Bearer thing.read,thing.add';
const put = (version?: string) => {
  const req = supertest(app).put(`/api/things/${KNOWN}`).set('Authorization', as);
  return version === undefined ? req : req.set('If-Match', version);
};
const get = (path: string) => supertest(app).get(`/api${path}`).set('Authorization', as);

describe('who may', () => {
  it('a public endpoint asks nobody', async () => {
    await supertest(app).get('/api/things').expect(200, { limit: 50 });
  });
  it('nobody is refused with 401', async () => {
    const { body } = await supertest(app)
      .get('/api/mine')
      .expect(401)
      .expect('content-type', /^application\/problem\+json/);
    expect(body).toEqual({
      type: '/problems/not-signed-in',
      title: 'Sign in first',
      title_zh: '请先登录',
      status: 401,
      detail: 'Sign in, or send a bearer token',
      detail_zh: '请先登录。',
    });
  });
  it('somebody without the permission with 403, before the input is looked at', async () => {
    const { body } = await supertest(app)
      .post('/api/things')
      .set('Authorization', 'Bearer thing.read')
      .send('{')
      .expect(403);
    expect(body).toMatchObject({ type: '/problems/not-allowed', permission: 'thing.add' });
  });
  it('what is missing and what is out of reach get one answer', async () => {
    await get(`/near/${KNOWN}`).expect(200);
    const missing = await get(`/near/${MISSING}`).expect(404);
    const outside = await get('/near/3f0e8a52-9a9a-4c3a-8a77-0c7a3f2d1b33').expect(404);
    expect(outside.body).toEqual(missing.body);
    expect(outside.body.type).toBe('/problems/not-found');
  });
  it('a rule that does not exist is found at the start', () => {
    expect(() =>
      httpApp((router, context) => serve(router, near, () => ({ name: '', version: 1 }), context), { db }),
    ).toThrow('there is no jurisdiction rule "thing"');
  });
});

describe('versions', () => {
  it('are required', async () => {
    const { body } = await put().send({ name: '吴忠' }).expect(428);
    expect(body.type).toBe('/problems/version-required');
  });
  it.each(['"3"', 'W/"3"', '3'])('%s is version 3; the reply carries the next', async (version) => {
    const res = await put(version).send({ name: '吴忠' }).expect(200);
    expect(res.get('etag')).toBe('"4"');
  });
  it.each(['*', 'three', '""'])('%s is none', async (version) => {
    const { body } = await put(version).send({ name: '吴忠' }).expect(400);
    expect(body.errors).toMatchObject([{ in: 'header', pointer: '/if-match' }]);
  });
  it('do not make a reader believe that nothing changed', async () => {
    await get(`/near/${KNOWN}`).set('If-None-Match', '"7"').expect(200).expect('cache-control', 'no-store');
  });
});

describe('replies', () => {
  it('hold back what the contract does not name', async () => {
    const { body } = await put('3').send({ name: '吴忠', size: 3 }).expect(200);
    expect(body).toEqual({ name: '吴忠', version: 4 });
  });
  it('a public one may be revalidated by its contents', async () => {
    const first = await supertest(app).get('/api/things').expect('cache-control', 'no-cache');
    await supertest(app)
      .get('/api/things')
      .set('If-None-Match', first.get('etag') ?? '')
      .expect(304);
  });
  it('a fault of ours is a 500 that tells nothing but where it was logged', async () => {
    const res = await get('/fail').expect(500);
    expect(res.body).toMatchObject({ type: '/problems/internal', requestId: res.get('x-request-id') });
    expect(res.text).not.toContain('hunter2');
  });
  it('a document is never sniffed or run', async () => {
    const res = await get('/sheet').expect(200).expect('content-type', 'application/pdf');
    expect(res.get('content-disposition')).toBe(
      `inline; filename="___ _1_.pdf"; filename*=UTF-8''%E5%90%B4%E5%BF%A0%E8%B7%AF%20%221%22.pdf`,
    );
    expect(res.get('x-content-type-options')).toBe('nosniff');
    expect(res.get('content-security-policy')).toContain('sandbox');
    const page = await get('/note').expect('content-type', 'text/html; charset=utf-8');
    expect(page.get('content-disposition')).toBe('attachment');
    expect(page.text).toBe('<p>吴忠</p>');
  });
});
