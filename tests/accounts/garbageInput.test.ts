import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issueToken } from '#server/accounts/issueToken.ts';
import { apiSections } from '#server/apiSections.ts';
import { SYSTEM } from '#server/audit/record.ts';
import type { Endpoint } from '#server/platform/contract.ts';
import { encodeCursor } from '#server/platform/db/cursor.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { aStreet, submittedCase } from '#tests/support/aCase.ts';
import { arbitraryOf } from '#tests/support/arbitraryOf.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';

/** Requests an endpoint gets; with a seed, so that a failure can be repeated. What reads the input is the same on either engine: each gets its own. */
const RUNS = 10;
const SEED = process.env.DIMING_TEST_ENGINE === 'server' ? 20_260_303 : 20_260_302;

const endpoints: readonly (readonly [string, Endpoint])[] = apiSections
  .flatMap((section) => Object.values(section.endpoints))
  .map((endpoint) => [`${endpoint.method.toUpperCase()} ${endpoint.path}`, endpoint]);

let app: TestApp;
let server: http.Server;
let token: string;
/** Records that exist, so that garbage gets as far as the use cases. */
let known: string[];

beforeAll(async () => {
  app = await testApp({ sample: true, environment: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' } });
  server = app.app.listen(0);
  const [applicant, handler] = [await app.signIn('shenqing'), await app.signIn('minzheng')];
  const found = await submittedCase(applicant, aStreet());
  const { body } = await handler.get('/api/places').query({ category: 'street', division: '640302' }).expect(200);
  known = [found.id, body.items[0].id, randomUUID()];
  // One who may do everything: nothing is stopped at the door.
  await run(
    app.db,
    sql`insert into account_role (account_id, role)
    select a.id, r.id from account a, role r where a.username = 'minzheng' on conflict do nothing`,
  );
  token = await issueToken(app.db, 'minzheng', { by: SYSTEM, at: app.deps.now() });
});
afterAll(async () => {
  server.close();
  await app.close();
});

const HOSTILE_PATH = ['%00', '%ff', '%E5%9C%B0', '..%2f..', "'--", '%F0%9F%98%80', '-1', 'null', 'a'.repeat(5000)];
const HOSTILE_TEXT = ['', '\u0000', '\ud800', "'; drop table place; --", '%', '%_\\', '地'.repeat(1500), '__proto__'];
const garbage = fc.oneof(
  fc.constantFrom<unknown>(...HOSTILE_TEXT, null, [], {}, -0, 1e308, 2 ** 53, true, [[[[]]]], { toString: 1 }),
  fc.jsonValue({ maxDepth: 3 }),
);
const asQuery = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)) ?? '';

/** A fitting value with up to two of its own fields spoilt, or no fitting value at all. */
const spoilt = (schema: Endpoint['body']): fc.Arbitrary<unknown> =>
  schema === undefined
    ? garbage
    : fc.oneof(
        { weight: 3, arbitrary: arbitraryOf(schema) },
        { weight: 3, arbitrary: fc.tuple(arbitraryOf(schema), fc.nat(), garbage).map(spoil) },
        { weight: 1, arbitrary: garbage },
      );

function spoil([value, at, by]: [unknown, number, unknown]): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[at % (keys.length + 1)] ?? 'surprise';
  return Array.isArray(value) ? value.map((each, i) => (String(i) === key ? by : each)) : { ...value, [key]: by };
}

interface Request {
  segments: string[];
  query: unknown;
  body: unknown;
  version: string;
}
const requestOf = (endpoint: Endpoint): fc.Arbitrary<Request> =>
  fc.record({
    segments: fc.array(
      fc.oneof({ weight: 3, arbitrary: fc.nat(2).map((i) => known[i] ?? '') }, fc.constantFrom(...HOSTILE_PATH)),
      {
        minLength: 3,
        maxLength: 3,
      },
    ),
    query: endpoint.query ? spoilt(endpoint.query) : fc.constantFrom<unknown>({}, { surprise: '1' }),
    body: spoilt(endpoint.body),
    version: fc.constantFrom('"1"', '"2"', '"2"', '*', 'W/"1"', '"-1"', '"99999999999999999999"', 'x'),
  });

function queryOf(query: unknown): string {
  const fields = new URLSearchParams();
  for (const [key, value] of Object.entries(Object(query))) fields.append(key, asQuery(value));
  return fields.toString();
}

/** By node:http and not fetch, which would put a path right before sending it. */
async function send(endpoint: Endpoint, { segments, query, body, version }: Request) {
  let i = 0;
  const path = endpoint.path.replaceAll(/:\w+/g, () => segments[i++] ?? '');
  const { port } = server.address() as AddressInfo;
  const sent = endpoint.method === 'get' ? '' : (JSON.stringify(body) ?? '');
  const headers = {
    authorization: `Bearer ${token}`,
    'if-match': version,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(sent),
  };
  const request = http.request({ port, method: endpoint.method, path: `/api${path}?${queryOf(query)}`, headers });
  request.end(sent);
  const reply = await new Promise<http.IncomingMessage>((resolve, reject) => {
    request.on('response', resolve).on('error', reject);
  });
  return { status: reply.statusCode ?? 0, type: String(reply.headers['content-type']), text: await text(reply) };
}

describe('garbage in path, query, body and version', () => {
  it.each(endpoints)('%s refuses it or answers, and never breaks', async (_name, endpoint) => {
    await fc.assert(
      fc.asyncProperty(requestOf(endpoint), async (request) => {
        const reply = await send(endpoint, request);
        expect(reply.status, `${endpoint.path} ${reply.text.slice(0, 300)}`).toBeLessThan(500);
        if (reply.status < 400) return;
        expect(reply.type).toContain('application/problem+json');
        expect(JSON.parse(reply.text)).toMatchObject({ detail_zh: expect.stringMatching(/\p{Script=Han}/u) });
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  });
});

const [YEAR_0, FAR] = ['0000-01-01', '2026-01-01T00:00:00+23:59'];
const firstOf = (first: unknown): unknown[][] => [
  [first],
  [first, randomUUID()],
  [first, 'x', randomUUID()],
  [first, 'x', 1],
];
const CURSORS = [
  ...['x', '\u0000', '\ud800', YEAR_0, `${YEAR_0}T00:00:00Z`, FAR, 2 ** 53 - 1, -1].flatMap(firstOf),
  ...[2 ** 31, -(2 ** 53)].flatMap((last) => [[last], [randomUUID(), last], ['x', 'y', last]]),
].map(encodeCursor);

describe('a cursor of another list, or of nobody', () => {
  const lists = endpoints.filter(
    ([, { query }]) => query && 'cursor' in z.record(z.string(), z.unknown()).parse(Object(query).shape),
  );
  it.each(lists)('%s', async (_name, endpoint) => {
    const ask = async (cursor: string) => {
      const reply = await send(endpoint, { segments: known, query: { cursor }, body: {}, version: '"1"' });
      expect(reply.status, `${Buffer.from(cursor, 'base64url')} ${reply.text.slice(0, 300)}`).toBeLessThan(500);
    };
    await Promise.all(CURSORS.map(ask));
  });
});
