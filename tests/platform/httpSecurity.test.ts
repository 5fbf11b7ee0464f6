import supertest from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#server/platform/contract.ts';
import { serve } from '#server/platform/http/serve.ts';
import { testDatabase } from '../support/testDatabase.ts';
import { httpApp } from './httpApp.ts';

const database = await testDatabase({ migrated: false });
const { knex: db } = database;
afterAll(() => database.close());

const Done = z.object({ done: z.boolean() });
const rule = { summary: '', permission: 'public', jurisdiction: 'none', reply: Done };
const look = endpoint({ ...rule, method: 'get', path: '/look' });
const change = endpoint({ ...rule, method: 'post', path: '/change' });
const withEnvironment = (environment: Record<string, string>) =>
  httpApp(
    (router, context) => {
      serve(router, look, () => ({ done: true }), context);
      serve(router, change, () => ({ done: true }), context);
    },
    { db, environment },
  );
const app = withEnvironment({ DIMING_PUBLIC_URL: 'https://dm.example.gov.cn' });

describe('origin of a changing request', () => {
  const ask = (headers: Record<string, string>) => supertest(app).post('/api/change').set(headers);
  it.each<[string, Record<string, string>]>([
    ['no browser', {}],
    ['our page', { 'Sec-Fetch-Site': 'same-origin' }],
    ['our page in an old browser', { Origin: 'https://dm.example.gov.cn' }],
    ['our page at the address that the browser used', { Host: '10.0.0.8:3000', Origin: 'http://10.0.0.8:3000' }],
    ['a script with a token', { Authorization: 'Bearer x', Origin: 'https://evil.example' }],
  ])('%s passes', async (_, headers) => {
    await ask(headers).expect(200);
  });
  it.each<[string, Record<string, string>]>([
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['a neighbour under the same domain', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://x.example.gov.cn' }],
    ['an address typed in', { 'Sec-Fetch-Site': 'none' }],
    ['another site in an old browser', { Origin: 'https://evil.example' }],
    ['a sandboxed frame', { Origin: 'null' }],
  ])('%s is refused', async (_, headers) => {
    const { body } = await ask(headers).expect(403);
    expect(body.type).toBe('/problems/foreign-origin');
  });
  it('reading is not asked', async () => {
    await supertest(app).get('/api/look').set('Sec-Fetch-Site', 'cross-site').expect(200);
  });
});

describe('headers', () => {
  it('let nothing run or load from elsewhere', async () => {
    const res = await supertest(app).get('/api/look');
    expect(
      res
        .get('content-security-policy')
        ?.replace(/nonce-[^']+/, 'nonce-N')
        .split(';'),
    ).toEqual([
      "default-src 'self'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self' 'nonce-N'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
    expect(res.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect(res.get('x-content-type-options')).toBe('nosniff');
    expect(res.get('x-powered-by')).toBeUndefined();
  });
  it('name the tile host when a base map is set', async () => {
    const tiled = withEnvironment({ TIANDITU_KEY: '0123456789abcdef0123456789abcdef' });
    const res = await supertest(tiled).get('/api/look');
    expect(res.get('content-security-policy')).toContain("connect-src 'self' https://*.tianditu.gov.cn;");
    expect(res.get('strict-transport-security')).toBeUndefined();
  });
  it('have another nonce each time', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => supertest(app).get('/api/look')));
    expect(one?.get('content-security-policy')).not.toBe(two?.get('content-security-policy'));
  });
  it('keep a proxy’s request id if it is one', async () => {
    const kept = await supertest(app).get('/api/look').set('X-Request-Id', 'proxy-0001');
    expect(kept.get('x-request-id')).toBe('proxy-0001');
    const made = await supertest(app).get('/api/look').set('X-Request-Id', 'a b');
    expect(made.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

it('limits how often one caller may ask', async () => {
  const limited = withEnvironment({ DIMING_RATE_PER_MINUTE: '3' });
  for (let i = 0; i < 3; i++) await supertest(limited).get('/api/look').expect(200);
  const res = await supertest(limited).get('/api/look').expect(429);
  expect(res.body).toMatchObject({ type: '/problems/too-many', retryAfterSeconds: 60 });
  await supertest(limited).get('/api/look').set('Authorization', 'Bearer somebody.else').expect(200);
});
