import supertest from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { apiSections } from '#server/apiSections.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import { testApp } from '../support/testApp.ts';

const { app, db, close } = await testApp();
afterAll(close);
const get = (path: string) => supertest(app).get(path);
const endpoints = apiSections.flatMap((section) => Object.values(section.endpoints));

describe('the API document', () => {
  it('has every endpoint of every contract once, with its refusal', async () => {
    const { body } = await get('/api/openapi.json').expect(200);
    expect(body.openapi).toBe('3.1.0');
    const described = Object.values<object>(body.paths).flatMap((methods) => Object.values(methods));
    expect(described).toHaveLength(endpoints.length);
    expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(endpoints.length);
    for (const { responses } of described)
      expect(responses.default).toEqual({ $ref: '#/components/responses/Refused' });
    expect(body.components.responses.Refused.content).toHaveProperty('application/problem+json');
    expect(body.paths['/naming-cases/{id}/accept'].post).toMatchObject({
      security: [{ session: [] }, { token: [] }],
      parameters: expect.arrayContaining([expect.objectContaining({ name: 'If-Match', in: 'header', required: true })]),
    });
  });
  it('is shown by a page without anything from elsewhere', async () => {
    const { text } = await get('/api/docs').expect(200);
    const sources = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? '');
    expect(sources.length).toBeGreaterThan(3);
    for (const url of sources) await get(url).expect(200);
    expect(text).not.toMatch(/<script>|style=|https?:/);
  });
});

it('every permission that a contract names is given to some role', async () => {
  const rows = await many(
    db,
    z.object({ permission: z.string() }),
    sql`select distinct permission from role_permission`,
  );
  const given = new Set(['public', 'session', 'demo.clock', ...rows.map(({ permission }) => permission)]);
  expect(endpoints.map(({ permission }) => permission).filter((permission) => !given.has(permission))).toEqual([]);
});

describe('what is not there', () => {
  it('is a problem under /api', async () => {
    const res = await get('/api/nothing')
      .expect(404)
      .expect('content-type', /^application\/problem\+json/);
    expect(res.body).toMatchObject({ type: '/problems/not-found', detail_zh: '没有这个接口。' });
  });
  it('is a page elsewhere', async () => {
    const res = await get('/nothing/here')
      .expect(404)
      .expect('content-type', /^text\/html/);
    expect(res.text).toContain('没有这个页面');
  });
  it('an address that cannot be read', async () => {
    await get('/%ff').expect(({ status }) => expect([400, 404]).toContain(status));
    await get('/api/places/%ff').expect(400);
  });
  it.each([
    '/api/names?q=%D6%D0',
    "/ogc/collections/places/items?filter=name%20LIKE%20'%D6%D0%25'",
    '/search?q=%D6%D0',
    '/search?q=%E9%97%BD%ff',
  ])('a query in another encoding than UTF-8: %s', async (address) => {
    const res = await get(address).expect(400);
    expect(res.body).toMatchObject({ type: '/problems/invalid-input', detail_zh: '网址编码不正确。' });
  });
  it('reads a query in UTF-8 as ever, a per cent sign of the text too', async () => {
    const { text } = await get('/search?q=%E4%B8%AD%25+%E8%B7%AF').expect(200);
    expect(text).toContain('中% 路');
  });
});

describe('the office client', () => {
  it('gets a fresh nonce in page and policy, or the reason why it is not there', async () => {
    const res = await get('/office/cases/7').expect(({ status }) => expect([200, 503]).toContain(status));
    if (res.status === 503) return expect(res.text).toContain('npm start');
    const nonce = /name="csp-nonce" content="([^"]+)"/.exec(res.text)?.[1];
    expect(res.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(res.text).not.toContain('__CSP_NONCE__');
    expect(res.get('cache-control')).toBe('no-store');
  });
  it('answers a missing asset as missing, not with the page', async () => {
    await get('/office/assets/old-1234.js').expect(404);
  });
});

describe('health', () => {
  it('says that the process and its database answer', async () => {
    await get('/healthz').expect(200, { status: 'ok' });
    await get('/readyz').expect(200, { status: 'ready', uploadScanning: 'off' });
  });
  it('counts by path pattern, for this machine only', async () => {
    await get('/api/naming-cases/3f0e8a52-9a9a-4c3a-8a77-0c7a3f2d1b11').expect(401);
    const { text } = await get('/metrics').expect(200);
    expect(text).toContain(
      'diming_http_request_duration_seconds_count{method="GET",route="/naming-cases/:id",status="401"}',
    );
    expect(text).not.toContain('3f0e8a52');
    await get('/metrics').set('X-Forwarded-For', '10.0.0.8').expect(403);
  });
});
