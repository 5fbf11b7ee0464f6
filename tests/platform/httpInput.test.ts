import supertest from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#server/platform/contract.ts';
import { serve } from '#server/platform/http/serve.ts';
import { testDatabase } from '../support/testDatabase.ts';
import { httpApp } from './httpApp.ts';
import { base, list, params, Saved, save } from './thingApi.ts';

const database = await testDatabase({ migrated: false });
const { knex: db } = database;
afterAll(() => database.close());

const near = endpoint({
  ...base,
  method: 'get',
  path: '/near/:id',
  summary: '',
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
const draw = endpoint({
  ...base,
  method: 'post',
  path: '/shapes',
  summary: '',
  body: z.object({ shape: z.unknown() }),
  reply: z.object({ bytes: z.number() }),
});
const attach = endpoint({
  ...base,
  method: 'post',
  path: '/files',
  summary: '',
  upload: true,
  reply: z.object({ fileName: z.string(), mediaType: z.string(), size: z.number() }),
});

const KNOWN = '3f0e8a52-9a9a-4c3a-8a77-0c7a3f2d1b11';

const app = httpApp(
  (router, context) => {
    serve(router, list, ({ query }) => query, context);
    serve(router, save, ({ body, version }) => ({ ...body, version: version + 1, secret: 'x' }), context);
    serve(router, near, () => ({ name: '吴忠', version: 7 }), context);
    serve(router, mine, (_, { id }) => ({ id }), context);
    serve(router, draw, ({ body }) => ({ bytes: JSON.stringify(body.shape).length }), context);
    serve(
      router,
      attach,
      ({ file: { fileName, mediaType, bytes } }) => ({ fileName, mediaType, size: bytes.length }),
      context,
    );
  },
  { db },
);
const as = 'Bearer thing.read,thing.add';
const put = (version?: string) => {
  const req = supertest(app).put(`/api/things/${KNOWN}`).set('Authorization', as);
  return version === undefined ? req : req.set('If-Match', version);
};
const post = (path: string) => supertest(app).post(`/api${path}`).set('Authorization', as);
const get = (path: string) => supertest(app).get(`/api${path}`).set('Authorization', as);

describe('input', () => {
  it('names every fault by pointer in both languages', async () => {
    const { body } = await put('1').send({ name: '吴', size: 0.5, on: '2026-13-01', shape: 1 }).expect(400);
    expect(body.detail_zh).toBe('请求中有 4 处不符合要求。');
    expect(body.errors).toEqual([
      {
        in: 'body',
        pointer: '/name',
        code: 'too_small',
        detail: 'Must have at least 2 characters',
        detail_zh: '至少 2 字',
      },
      {
        in: 'body',
        pointer: '/size',
        code: 'invalid_type',
        detail: 'Must be of type int',
        detail_zh: '类型不对，应为整数',
      },
      {
        in: 'body',
        pointer: '/on',
        code: 'invalid_format',
        detail: 'Must be a date, YYYY-MM-DD',
        detail_zh: '应为日期（如 2026-03-01）',
      },
      {
        in: 'body',
        pointer: '/shape',
        code: 'unrecognized_keys',
        detail: 'Not a field of this request',
        detail_zh: '没有这个字段',
      },
    ]);
  });
  it('says of an empty body what is required', async () => {
    const { body } = await put('1').expect(400);
    expect(body.errors).toEqual([
      { in: 'body', pointer: '/name', code: 'invalid_type', detail: 'Required', detail_zh: '必填' },
    ]);
  });
  it.each([
    ['/things?limit=900', '/limit', 'too_big'],
    ['/things?limt=5', '/limt', 'unrecognized_keys'],
    ['/near/7', '/id', 'invalid_format'],
    ['/mine?x=1', '/x', 'unrecognized_keys'],
  ])('%s is refused', async (path, pointer, code) => {
    const { body } = await get(path).expect(400);
    expect(body.errors).toMatchObject([{ pointer, code }]);
  });
  it.each<[string, { sent: string | Buffer; type?: string; kind: string; status?: number }]>([
    ['broken JSON', { sent: '{"name": "吴忠"', kind: 'malformed-json' }],
    ['bytes that are not UTF-8', { sent: Buffer.from([0x7b, 0xff, 0x7d]), kind: 'malformed-json' }],
    [
      'another charset',
      { sent: '{}', type: 'application/json; charset=gb18030', kind: 'unsupported-media', status: 415 },
    ],
    ['a form', { sent: 'name=x', type: 'application/x-www-form-urlencoded', kind: 'unsupported-media', status: 415 }],
    ['U+0000', { sent: '{"name": "a\\u0000b"}', kind: 'invalid-input' }],
    ['half a surrogate pair', { sent: '{"name": "a\\ud842"}', kind: 'invalid-input' }],
    ['nesting without end', { sent: `{"name": ${'['.repeat(100_000)}`, kind: 'invalid-input' }],
  ])('%s is refused', async (_, { sent, type = 'application/json', kind, status = 400 }) => {
    const res = await put('1')
      .set('Content-Type', type)
      .serialize((unchanged) => unchanged)
      .send(sent)
      .expect(status);
    expect(res.body.type).toBe(`/problems/${kind}`);
  });
  it('half a pair is named by its place', async () => {
    const { body } = await post('/shapes')
      .send({ shape: { a: ['\ud842'] } })
      .expect(400);
    expect(body.errors).toMatchObject([{ pointer: '/shape/a/0', code: 'unstorable_text' }]);
  });
  it('reads a geometry of 200,000 vertices, and refuses more than 8 MB as such', async () => {
    const ring = Array.from({ length: 200_000 }, (_, i) => [106.123_456 + i / 1e6, 37.987_654]);
    await post('/shapes').send({ shape: ring }).expect(200);
    const { body } = await post('/shapes')
      .send({ shape: 'x'.repeat(8 * 1024 * 1024) })
      .expect(413);
    expect(body).toMatchObject({ type: '/problems/too-large', detail_zh: '不能超过 8 MB。' });
  });
  it('a method that the path does not have', async () => {
    const res = await supertest(app).delete('/api/things').set('Authorization', as).expect(405);
    expect(res.get('allow')).toBe('GET');
  });
});

describe('uploads', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
  it('are known by their bytes, and their names lose the folders', async () => {
    const res = await post('/files')
      .attach('file', png, { filename: '../照片/示意图.pdf', contentType: 'application/pdf' })
      .expect(200);
    expect(res.body).toEqual({ fileName: '示意图.pdf', mediaType: 'image/png', size: png.length });
  });
  it.each([
    ['nothing', (req: supertest.Test) => req.field('note', 'x'), 400],
    ['an empty file', (req: supertest.Test) => req.attach('file', Buffer.alloc(0), 'a.pdf'), 400],
    ['two files', (req: supertest.Test) => req.attach('file', png, 'a.png').attach('file', png, 'b.png'), 400],
    ['another part', (req: supertest.Test) => req.attach('photo', png, 'a.png'), 400],
    ['20 MB and a byte', (req: supertest.Test) => req.attach('file', Buffer.alloc(20 * 1024 * 1024 + 1), 'a.bin'), 413],
    ['JSON', (req: supertest.Test) => req.send({ file: 'x' }), 415],
    [
      'a broken multipart',
      (req: supertest.Test) => req.set('Content-Type', 'multipart/form-data; boundary=x').send('--x\r\nno'),
      400,
    ],
  ])('%s is refused', async (_, fill, status) => {
    const res = await fill(post('/files')).expect(status);
    expect(res.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});
