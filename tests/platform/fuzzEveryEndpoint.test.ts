import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { issueToken } from '#server/accounts/issueToken.ts';
import { SYSTEM } from '#server/audit/record.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import { countyRecords } from '#tests/accounts/countyRecords.ts';
import { type JsonSchema, ofJsonSchema } from '#tests/support/arbitraryOf.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';

/**
 * Every operation of both published documents, asked by what the documents say and against it, as each role and as nobody.
 * `garbageInput` spoils single fields as one who may do everything; this goes by the documents alone, as a stranger would.
 */
// More of them, and others, where somebody looks for faults.
const RUNS = Number(process.env.DIMING_FUZZ_RUNS ?? 6);
// What is served is the same on either engine: each gets its own requests.
const SEED = Number(process.env.DIMING_FUZZ_SEED ?? (process.env.DIMING_TEST_ENGINE === 'server' ? 71 : 72));
const AT_ONCE = 6;

const Parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  schema: z.custom<JsonSchema>(),
});
const Operation = z.object({
  parameters: z.array(z.union([Parameter, z.object({ $ref: z.string() })])).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.custom<JsonSchema>() })) }).optional(),
});
const Document = z.object({
  servers: z.object({ url: z.string() }).array(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ parameters: z.record(z.string(), Parameter).optional() }),
});

interface Asked {
  name: string;
  method: string;
  path: string;
  parameters: z.infer<typeof Parameter>[];
  body: { type: string; schema: JsonSchema } | undefined;
}

let app: TestApp;
let server: http.Server;
let tokens: (string | undefined)[];
let known: string[];
let operations: Asked[];
/** How many requests were answered and how many refused. */
const counts = { answered: 0, refused: 0 };

beforeAll(async () => {
  app = await testApp({ sample: true });
  server = app.app.listen(0);
  known = Object.values(await countyRecords(app)).map(String);
  const names = await many(
    app.db,
    z.object({ username: z.string() }),
    sql`select username from account where demonstration order by username`,
  );
  const issued = names.map(({ username }) => issueToken(app.db, username, { by: SYSTEM, at: app.deps.now() }));
  tokens = [undefined, ...(await Promise.all(issued))];
  operations = (await Promise.all(['/api/openapi.json', '/ogc/api'].map(read))).flat();
});
afterAll(async () => {
  server.close();
  await app.close();
});

async function read(address: string): Promise<Asked[]> {
  const { port } = server.address() as AddressInfo;
  const reply = await fetch(`http://127.0.0.1:${port}${address}`);
  const { paths, servers, components } = Document.parse(await reply.json());
  const base = new URL(servers[0]?.url ?? '').pathname;
  const resolve = (given: z.infer<typeof Operation>['parameters'][number]) => {
    if (!('$ref' in given)) return given;
    const found = components.parameters?.[given.$ref.split('/').at(-1) ?? ''];
    if (!found) throw new Error(`${address} refers to ${given.$ref}, which is not there`);
    return found;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) => {
      const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
      return {
        name: `${method.toUpperCase()} ${base}${path}`,
        ...{ method, path: `${base}${path}`, parameters: parameters.map(resolve) },
        body: type !== undefined && content ? { type, schema: content.schema } : undefined,
      };
    }),
  );
}

const HOSTILE = [
  '',
  '\u0000',
  '\ud800',
  "'; drop table place; --",
  '%_\\',
  '地'.repeat(900),
  '-1',
  'NaN',
  '1e400',
  '[',
  '{}',
];
const hostile = fc.constantFrom<unknown>(...HOSTILE, null, [], {}, -0, 2 ** 53, true, [[[[]]]]);

interface Request {
  token: string | undefined;
  values: Record<string, unknown>;
  body: unknown;
  type: string;
}

function requestOf({ parameters, body }: Asked): fc.Arbitrary<Request> {
  const values = parameters.map(({ name, in: place, schema, required }) => {
    const fitting = place === 'path' ? fc.oneof(fc.constantFrom(...known), ofJsonSchema(schema)) : ofJsonSchema(schema);
    const some = fc.oneof({ weight: 5, arbitrary: fitting }, { weight: 1, arbitrary: hostile });
    return [name, required ? some : fc.option(some, { nil: undefined })] as const;
  });
  const sent = body ? ofJsonSchema(body.schema) : fc.constant(undefined);
  return fc.record({
    token: fc.constantFrom(...tokens),
    values: fc.record(Object.fromEntries(values)),
    body: fc.oneof({ weight: 5, arbitrary: sent }, { weight: 1, arbitrary: hostile }),
    type: fc.oneof(
      { weight: 9, arbitrary: fc.constant(body?.type ?? 'application/json') },
      fc.constantFrom('text/plain', ''),
    ),
  });
}

const written = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
// A header holds no line break and no character beyond Latin-1; a path holds no half of a surrogate pair.
const inHeader = (value: unknown): string => written(value).replaceAll(/[^\x20-\x7e]/g, '?');
const inPath = (value: unknown): string => encodeURIComponent(Buffer.from(written(value)).toString()) || '%00';

async function send(asked: Asked, { token, values, body, type }: Request) {
  const of = (place: string) => asked.parameters.filter((each) => each.in === place && values[each.name] !== undefined);
  const path = asked.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => inPath(values[name]));
  const query = new URLSearchParams(Object.fromEntries(of('query').map(({ name }) => [name, written(values[name])])));
  const content = asked.method === 'get' ? '' : written(body);
  const headers = {
    ...Object.fromEntries(of('header').map(({ name }) => [name, inHeader(values[name])])),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...{ 'content-type': type, 'content-length': Buffer.byteLength(content) },
  };
  const { port } = server.address() as AddressInfo;
  const request = http.request({ port, method: asked.method, path: `${path}?${query}`, headers });
  request.end(content);
  const reply = await new Promise<http.IncomingMessage>((resolve, reject) => {
    request.on('response', resolve).on('error', reject);
  });
  return { status: reply.statusCode ?? 0, type: String(reply.headers['content-type']), text: await text(reply) };
}

const TOO_LONG = 431;

/** What went wrong with an operation, nothing where it always answered or refused. */
async function faultsOf(asked: Asked): Promise<string[]> {
  const faults: string[] = [];
  for (const request of fc.sample(requestOf(asked), { numRuns: RUNS, seed: SEED })) {
    const { status, type, text: said } = await send(asked, request);
    counts[status < 400 ? 'answered' : 'refused'] += 1;
    // An address beyond 16 KiB is refused before the service hears of it, in no words of ours.
    const isPlain = status >= 400 && status !== TOO_LONG && !type.includes('application/problem+json');
    if (status < 500 && !isPlain) continue;
    faults.push(`${asked.name} ${status} ${said.slice(0, 300)}\n  ${JSON.stringify(request).slice(0, 600)}`);
  }
  return faults;
}

it('nothing that the documents describe fails, whoever asks and whatever is sent', async () => {
  expect(operations.length).toBeGreaterThan(300);
  const waiting = [...operations];
  const faults: string[] = [];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) faults.push(...(await faultsOf(next)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(faults.join('\n\n')).toBe('');
  // Were everything refused at the door, nothing would have been tried.
  expect(counts.answered).toBeGreaterThan(operations.length / 4);
  expect(counts.refused).toBeGreaterThan(operations.length);
}, 600_000);
