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
import { countyRecords } from '#tests/accounts/countyRecords.ts';
import { QUESTIONS } from '#tests/disputes/everyAnswer.ts';
import { servedRoutes } from '#tests/support/servedRoutes.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';
import {
  byId,
  bySides,
  contentOf,
  exchangePairs,
  inBody,
  isList,
  type Pair,
  paramsOf,
  type Sent,
  sitesAt,
} from './subjectPairs.ts';

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
  const reply = await fetch(`http://127.0.0.1:${port}/api${path}?${new URLSearchParams(sent.query)}`, {
    method: endpoint.method.toUpperCase(),
    ...contentOf(endpoint, sent.body, headers),
    headers,
  });
  const text = await reply.text();
  const isJson = reply.headers.get('content-type')?.includes('json') ?? false;
  return { status: reply.status, body: isJson ? JSON.parse(text) : {}, text };
}

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
    expect(open.map(nameOf).sort()).toEqual(['POST /name-checks', 'POST /session', 'POST /tracking']);
  });

  // What a closed list names (a size of data exchange) is no record of an office.
  it('tie every single record to a jurisdiction, unless it is public', () => {
    const namesARecord = ({ params }: Endpoint): boolean =>
      params instanceof z.ZodObject && !Object.values(params.shape).every((part) => part instanceof z.ZodEnum);
    const loose = endpoints.filter((e) => namesARecord(e) && e.permission !== 'public' && e.jurisdiction === 'none');
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
    // About two thousand requests, which on a busy machine take longer than a test is usually given.
  }, 180_000);
});

const lineOf = (endpoint: Endpoint, admitted: readonly string[]): string =>
  `| ${nameOf(endpoint)} | ${endpoint.permission} | ${endpoint.jurisdiction} | ${admitted.join(' ') || 'nobody'} |`;

// The door is the same on either engine: the server is asked by everybody, the embedded one by one of either sort.
const ASKED_BY_ALL = process.env.DIMING_TEST_ENGINE === 'server';

/** Who gets past the door. Nothing is changed: the record does not exist and the body is empty. */
async function admittedTo(endpoint: Endpoint): Promise<string[]> {
  const { permission } = endpoint;
  const sent = { params: paramsOf(endpoint), body: {} };
  const anonymous = await call(endpoint, undefined, sent);
  expect(anonymous.status, `${nameOf(endpoint)} anonymously: ${anonymous.text}`).toSatisfy(
    permission === 'public' ? passed : (status) => status === 401,
  );
  const open = permission === 'public' || permission === 'session';
  const may = [...permissions].filter(([, has]) => open || has.has(permission)).map(([username]) => username);
  const mayNot = [...permissions.keys()].filter((username) => !may.includes(username));
  for (const username of some(may, endpoint)) {
    const got = await call(endpoint, username, sent);
    expect(got.status, `${nameOf(endpoint)} as ${username}: ${got.status} ${got.text.slice(0, 200)}`).toSatisfy(passed);
  }
  for (const username of some(mayNot, endpoint)) {
    const got = await call(endpoint, username, sent);
    const what = `${nameOf(endpoint)} as ${username}: ${got.status} ${got.text.slice(0, 200)}`;
    expect(got, what).toMatchObject({ status: 403, body: { type: '/problems/not-allowed', permission } });
  }
  return permission === 'public' ? ['everybody'] : may;
}

/** All of them, or another one for each endpoint. */
const some = (usernames: readonly string[], endpoint: Endpoint): readonly string[] =>
  ASKED_BY_ALL ? usernames : usernames.slice(endpoints.indexOf(endpoint) % Math.max(1, usernames.length)).slice(0, 1);

const passed = (status: number): boolean => status < 500 && status !== 401 && status !== 403;

describe('a record of another county', () => {
  let subjects: Record<string, (endpoint: Endpoint) => Pair>;
  let secrets: string[];

  beforeAll(async () => {
    const made = await countyRecords(app);
    const aRow = (id: string): Sent => ({ params: { kind: 'lexicon', id } });
    subjects = {
      'built-up-area': byId(made.builtUpArea, randomUUID()),
      'built-up-upload': byId(made.builtUpUpload, randomUUID()),
      'name-batch': byId(made.batch, randomUUID()),
      'rule-change': byId(made.change, randomUUID()),
      'rule-row': () => ({ ours: aRow('900000:ours'), missing: aRow('900000:none') }),
      'authority-change': byId(made.authority, randomUUID()),
      'naming-case': byId(made.case, randomUUID()),
      organisation: byId(made.organisation, randomUUID()),
      campaign: byId(made.campaign, randomUUID()),
      'campaign-item': byId(made.item, randomUUID()),
      'supervision-matter': byId(made.matter, randomUUID()),
      'violation-report': byId(made.report, randomUUID()),
      filing: byId(made.filing, randomUUID()),
      'filing-or-case': byId(made.filing, randomUUID()),
      'boundary-line': byId(made.line, randomUUID()),
      'boundary-line-record': byId(made.line, randomUUID()),
      'boundary-marker': byId(made.marker, randomUUID()),
      'joint-inspection': byId(made.inspection, randomUUID()),
      'boundary-incident': byId(made.incident, randomUUID()),
      'body-boundary-line': inBody('lineId', made.line, randomUUID()),
      'boundary-line-draft': byId(made.lineDraft, randomUUID()),
      'boundary-line-secrecy': byId(made.line, randomUUID()),
      'boundary-marker-secrecy': byId(made.marker, randomUUID()),
      'public-map-edition': byId(made.edition, randomUUID()),
      'boundary-handout': byId(made.handout, randomUUID()),
      'boundary-package': byId(made.handout, randomUUID()),
      'topology-check': byId(made.topology, randomUUID()),
      dispute: byId(made.dispute, randomUUID()),
      dossier: byId(made.dossier, randomUUID()),
      'dossier-units': inBody('unit', '640302103', '999999999'),
      'dispute-sides': bySides('999998', '999999'),
      'field-package': byId(made.fieldPackage, randomUUID()),
      'field-package-own': byId(made.fieldPackage, randomUUID()),
      'field-record': byId(made.fieldRecord, randomUUID()),
      // An id that is nobody's may be taken by whoever hands a record in: only another's is refused.
      'field-record-free': byId(made.fieldRecord, made.fieldRecord),
      'field-record-own': byId(made.fieldRecord, randomUUID()),
      'sign-order': byId(made.signOrder, randomUUID()),
      'body-sign-order': inBody('signId', made.sign, '01ARZ3NDEKTSV4RRFFQ69G5FAV'),
      'sign-report': byId(made.signReport, randomUUID()),
      'sign-inspection': byId(made.signInspection, randomUUID()),
      'field-conflict': byId(made.fieldRecord, randomUUID()),
      'body-field-area': inBody('divisionCode', '640302', '999999'),
      sign: byId(made.sign, '01ARZ3NDEKTSV4RRFFQ69G5FAV'),
      'sign-batch': byId(made.signBatch, randomUUID()),
      division: () => ({ ours: { params: { code: '640302' } }, missing: { params: { code: '999999' } } }),
      'body-division': inBody('division', '640302', '999999'),
      'body-place': inBody('placeId', made.place, randomUUID()),
      'body-sign-sites': () => ({ ours: { body: sitesAt(made.place) }, missing: { body: sitesAt(randomUUID()) } }),
      'sign-dismissal': byId(made.dismissal, randomUUID()),
      'ended-name': byId(made.endedName, randomUUID()),
      ...exchangePairs(made),
    };
    // Rules of other regions are law, which everybody reads.
    const { organisation: _, deemingRule: __, ...own } = made;
    secrets = [...Object.values(own), '900000:ours'];
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
    for (const endpoint of endpoints.filter(isList)) {
      const query = QUESTIONS[endpoint.path];
      const { status, text } = await call(endpoint, 'yanchi', query ? { query } : {});
      expect(status, text).toBe(200);
      for (const secret of secrets) expect(text, nameOf(endpoint)).not.toContain(secret);
    }
  });
});
