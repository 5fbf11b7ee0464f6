import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issueToken } from '#server/accounts/issueToken.ts';
import { apiSections } from '#server/apiSections.ts';
import { SYSTEM } from '#server/audit/record.ts';
import { CASE_ACTS } from '#server/naming/caseActs.ts';
import { NamingApi } from '#server/naming/contract.ts';
import type { Endpoint } from '#server/platform/contract.ts';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { aDispute } from '#tests/disputes/disputeOffices.ts';
import { aPdf, aStreet, submittedCase } from '#tests/support/aCase.ts';
import { aDelegation } from '#tests/support/aDelegation.ts';
import { aListedName } from '#tests/support/aListedName.ts';
import { fittingSample } from '#tests/support/arbitraryOf.ts';
import { servedRoutes } from '#tests/support/servedRoutes.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';

/** Every endpoint of every contract: a new one is in here without anybody thinking of it. */
const endpoints: readonly Endpoint[] = apiSections.flatMap((section) => Object.values(section.endpoints));
const nameOf = ({ method, path }: Endpoint): string => `${method.toUpperCase()} ${path}`;

let app: TestApp;
let server: Server;
const tokens = new Map<string, string>();
const permissions = new Map<string, ReadonlySet<string>>();

beforeAll(async () => {
  app = await testApp({ sample: true });
  server = app.app.listen(0);
  const rows = await many(
    app.db,
    z.object({ username: z.string(), permissions: z.string().array() }),
    sql`select a.username, array(select p.permission from account_role r join role_permission p on p.role = r.role
                                  where r.account_id = a.id) as permissions
          from account a where a.demonstration order by a.username`,
  );
  for (const row of rows) {
    // In a demonstration register everybody may move the clock.
    permissions.set(row.username, new Set([...row.permissions, 'demo.clock']));
    tokens.set(row.username, await issueToken(app.db, row.username, { by: SYSTEM, at: app.deps.now() }));
  }
});
afterAll(async () => {
  server.close();
  await app.close();
});

interface Sent {
  params?: Readonly<Record<string, unknown>>;
  body?: unknown;
}
interface Got {
  status: number;
  body: Record<string, unknown>;
  text: string;
}

async function call(endpoint: Endpoint, username: string | undefined, sent: Sent = {}): Promise<Got> {
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => String(sent.params?.[name]));
  const token = username === undefined ? undefined : tokens.get(username);
  const headers: Record<string, string> = { 'If-Match': '"1"', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const { port } = server.address() as AddressInfo;
  const reply = await fetch(`http://127.0.0.1:${port}/api${path}`, {
    method: endpoint.method.toUpperCase(),
    ...content(endpoint, sent.body, headers),
    headers,
  });
  const text = await reply.text();
  const isJson = reply.headers.get('content-type')?.includes('json') ?? false;
  return { status: reply.status, body: isJson ? JSON.parse(text) : {}, text };
}

function content(endpoint: Endpoint, body: unknown, headers: Record<string, string>) {
  if (endpoint.upload) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(aPdf())], { type: 'application/pdf' }), 'a.pdf');
    return { body: form };
  }
  if (endpoint.method === 'get' || body === undefined) return {};
  headers['Content-Type'] = 'application/json';
  return { body: JSON.stringify(body) };
}

const paramsOf = (endpoint: Endpoint): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(endpoint.params ? fittingSample(endpoint.params) : {});

describe('the contracts', () => {
  it('are all there is: every address served is in one, and every one is served', () => {
    const documents = ['GET /docs', 'GET /openapi.json'];
    const assets = (route: string) => route.startsWith('GET /docs/');
    const routes = servedRoutes(app.app, '/api').filter((route) => !assets(route));
    expect([...new Set(routes)].sort()).toEqual([...documents, ...endpoints.map(nameOf)].sort());
  });

  it('name permissions that some role has', async () => {
    const known = await many(app.db, z.object({ permission: z.string() }), sql`select permission from role_permission`);
    const grantable = new Set(['public', 'session', 'demo.clock', ...known.map((row) => row.permission)]);
    expect(endpoints.filter(({ permission }) => !grantable.has(permission)).map(nameOf)).toEqual([]);
  });

  it('let nobody change anything without a session, but sign in and ask for a check', () => {
    const open = endpoints.filter(({ permission, method }) => permission === 'public' && method !== 'get');
    expect(open.map(nameOf).sort()).toEqual(['POST /name-checks', 'POST /session']);
  });

  it('tie every single record to a jurisdiction, unless it is public', () => {
    const loose = endpoints.filter((e) => e.params && e.permission !== 'public' && e.jurisdiction === 'none');
    expect(loose.map(nameOf)).toEqual([]);
  });

  it('ask for each act of a case the permission that the state table asks', () => {
    const asked = Object.fromEntries(Object.entries(NamingApi).map(([name, { permission }]) => [name, permission]));
    expect(asked).toMatchObject(
      Object.fromEntries(Object.entries(CASE_ACTS).map(([act, rule]) => [act, rule.permission])),
    );
  });
});

describe('every endpoint as every demonstration account', () => {
  it('admits exactly whom the roles admit, and the list is the one reviewed', async () => {
    const lines = await Promise.all(endpoints.map(async (endpoint) => lineOf(endpoint, await admittedTo(endpoint))));
    const table = ['| endpoint | permission | jurisdiction | admitted |', '| --- | --- | --- | --- |', ...lines.sort()];
    await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('./permissionMatrix.expected.md');
  });
});

const lineOf = (endpoint: Endpoint, admitted: readonly string[]): string =>
  `| ${nameOf(endpoint)} | ${endpoint.permission} | ${endpoint.jurisdiction} | ${admitted.join(' ') || 'nobody'} |`;

/** Who gets past the door. Nothing is changed: the record does not exist and the body is empty. */
async function admittedTo(endpoint: Endpoint): Promise<string[]> {
  const { permission } = endpoint;
  const admitted: string[] = [];
  const sent = { params: paramsOf(endpoint), body: {} };
  const anonymous = await call(endpoint, undefined, sent);
  expect(anonymous.status, `${nameOf(endpoint)} anonymously: ${anonymous.text}`).toSatisfy(
    permission === 'public' ? passed : (status) => status === 401,
  );
  if (permission === 'public') admitted.push('everybody');
  for (const [username, has] of permissions) {
    const got = await call(endpoint, username, sent);
    const may = permission === 'public' || permission === 'session' || has.has(permission);
    const what = `${nameOf(endpoint)} as ${username}: ${got.status} ${got.text.slice(0, 200)}`;
    if (may) expect(got.status, what).toSatisfy(passed);
    else expect(got, what).toMatchObject({ status: 403, body: { type: '/problems/not-allowed', permission } });
    if (may && permission !== 'public') admitted.push(username);
  }
  return admitted;
}

const passed = (status: number): boolean => status < 500 && status !== 401 && status !== 403;

describe('a record of another county', () => {
  interface Pair {
    ours: Sent;
    missing: Sent;
  }
  let subjects: Record<string, (endpoint: Endpoint) => Pair>;
  let secrets: string[];

  beforeAll(async () => {
    const [applicant, handler] = [await app.signIn('shenqing'), await app.signIn('minzheng')];
    const { id: caseId } = await submittedCase(applicant, aStreet());
    const places = await handler.get('/api/places').query({ category: 'street', division: '640302' }).expect(200);
    const placeId: string = places.body.items[0].id;
    const draft = { placeId, type: 'street', position: [106.2, 37.99], azimuthDegrees: 90 };
    const sign = await handler.post('/api/signs').send(draft).expect(201);
    const [campaignId, itemId] = await aListedName(app.db, handler, placeId);
    const lines = await handler.get('/api/boundary-lines').query({ division: '640381', level: 'county' }).expect(200);
    const lineId: string = lines.body.items[0].id;
    const dispute = await handler.post('/api/disputes').send(aDispute()).expect(201);
    const table = Buffer.from('name\n裕民路\n');
    const batch = await handler.post('/api/name-batches').attach('file', table, '地名.csv').expect(200);
    const byId = (id: string, missing: string) => (endpoint: Endpoint) => {
      const body = endpoint.body && fittingSample(endpoint.body);
      const params = paramsOf(endpoint);
      return { ours: { params: { ...params, id }, body }, missing: { params: { ...params, id: missing }, body } };
    };
    const inBody = (field: string, ours: string, missing: string) => (endpoint: Endpoint) => {
      const body = endpoint.body && fittingSample(endpoint.body);
      const of = (value: string) => ({ params: paramsOf(endpoint), body: { ...Object(body), [field]: value } });
      return { ours: of(ours), missing: of(missing) };
    };
    const change = { title: '增补词表', effectiveOn: '9999-12-31' };
    const { id: changeId } = (await handler.post('/api/rule-changes').send(change).expect(201)).body;
    const authority = await handler.post('/api/authority-changes').send(aDelegation()).expect(201);
    await run(
      app.db,
      sql`insert into rule_row (kind, id, jurisdiction, valid, source, body)
          select kind, '900000:ours', '640302', valid, '测试', body from rule_row where kind = 'lexicon' limit 1`,
    );
    const aRow = (id: string): Sent => ({ params: { kind: 'lexicon', id } });
    subjects = {
      'name-batch': byId(batch.body.id, randomUUID()),
      'rule-change': byId(changeId, randomUUID()),
      'rule-row': () => ({ ours: aRow('900000:ours'), missing: aRow('900000:none') }),
      'authority-change': byId(authority.body.id, randomUUID()),
      'naming-case': byId(caseId, randomUUID()),
      campaign: byId(campaignId, randomUUID()),
      'campaign-item': byId(itemId, randomUUID()),
      'boundary-line': byId(lineId, randomUUID()),
      dispute: byId(dispute.body.id, randomUUID()),
      'dispute-sides': () => ({
        ours: { body: aDispute() },
        missing: { body: aDispute({ sideA: '999998', sideB: '999999' }) },
      }),
      sign: byId(sign.body.id, '01ARZ3NDEKTSV4RRFFQ69G5FAV'),
      'body-division': inBody('division', '640302', '999999'),
      'body-place': inBody('placeId', placeId, randomUUID()),
    };
    secrets = [
      ...[caseId, sign.body.id, placeId, lineId, dispute.body.id, campaignId, itemId, changeId],
      ...[batch.body.id, authority.body.id, '900000:ours'],
    ];
    // Every permission there is: what keeps Yanchi out is its county alone.
    await run(
      app.db,
      sql`insert into account_role (account_id, role)
      select a.id, r.id from account a, role r where a.username = 'yanchi' on conflict do nothing`,
    );
  });

  const bound = endpoints.filter(({ jurisdiction }) => jurisdiction !== 'none');
  it.each(bound.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', async (_name, endpoint) => {
    const pair = subjects[endpoint.jurisdiction]?.(endpoint);
    if (!pair) throw new Error(`Give this test a subject for the jurisdiction "${endpoint.jurisdiction}"`);
    const [theirs, missing] = [await call(endpoint, 'yanchi', pair.ours), await call(endpoint, 'yanchi', pair.missing)];
    expect(missing.status, missing.text).toBe(404);
    expect(theirs).toEqual(missing);
  });

  it('is in no list', async () => {
    const lists = endpoints.filter((e) => e.method === 'get' && !e.params && e.permission.includes('.'));
    for (const endpoint of lists.filter(({ permission }) => permission !== 'audit.read')) {
      const { status, text } = await call(endpoint, 'yanchi');
      expect(status, text).toBe(200);
      for (const secret of secrets) expect(text, nameOf(endpoint)).not.toContain(secret);
    }
  });
});
