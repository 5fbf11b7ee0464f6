/**
 * Scan pages a second, as a ratio to bare `node:http` sending the same bytes, with and without one look-up by key:
 * `node --import tsx tests/bench/scanPage.ts`. Only ratios of one run mean anything.
 */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { z } from 'zod';
import { pgQuery } from '#server/platform/db/pgQuery.ts';
import { one, sql } from '#server/platform/db/sql.ts';
import { hotPublic } from '#server/public/hotPublic.ts';
import { benchRegister, median } from './benchRegister.ts';
import { httpLoad } from './httpLoad.ts';
import { signForBench } from './signForBench.ts';

const SECONDS = 4;
const REPEATS = 3;
const CONNECTIONS = 32;

const { deps, close } = await benchRegister();
const { db } = deps;
const path = await signForBench(deps);
const hot = hotPublic(deps);
const headers = { 'accept-encoding': 'gzip' };
const listening = async (answer: RequestListener) => {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: z.object({ port: z.number() }).parse(server.address()).port };
};
const page = await listening((req, res) => {
  if (!hot(req, res)) res.writeHead(404).end();
});
const url = `http://127.0.0.1:${page.port}${path}`;
const [id = ''] = /[0-9A-Z]{26}/.exec(path) ?? [];
const first = await fetch(url, { headers });
const html = await first.text();
const bytes = Buffer.alloc(Number(first.headers.get('content-length')), 'x');
const query = pgQuery(db);
const bare = await listening((_req, res) => res.writeHead(200, { 'content-length': bytes.length }).end(bytes));
const looked = await listening((_req, res) => {
  query('select id, version, updated_at from sign where id = $1', [id]).then(
    () => res.writeHead(200, { 'content-length': bytes.length }).end(bytes),
    () => res.writeHead(500).end(),
  );
});

const subjects = [
  { name: 'bare http', url: `http://127.0.0.1:${bare.port}/` },
  { name: 'bare http and one look-up', url: `http://127.0.0.1:${looked.port}/` },
  { name: 'scan page', url },
  { name: 'scan page, 304', url, ifNoneMatch: first.headers.get('etag') ?? '' },
];
const { name: generator, load: ask } = await httpLoad({ connections: CONNECTIONS, seconds: SECONDS });

/** Requests a second, and microseconds of this process for each: a busy machine bends the first more than the second. */
async function load(target: string, sent: Record<string, string>): Promise<{ rate: number; cpu: number }> {
  const before = process.cpuUsage();
  const { rate, total } = await ask(target, sent);
  const { user, system } = process.cpuUsage(before);
  return { rate, cpu: (user + system) / total };
}

const measured = new Map<string, { rate: number; cpu: number }[]>(subjects.map(({ name }) => [name, []]));
for (let i = 0; i < REPEATS; i++) {
  for (const { name, url: target, ifNoneMatch } of subjects) {
    measured
      .get(name)
      ?.push(await load(target, ifNoneMatch === undefined ? headers : { ...headers, 'if-none-match': ifNoneMatch }));
  }
}
await hot.flush();
const made = await one(
  db,
  z.object({ scans: z.number() }),
  sql`select coalesce(sum(scans), 0)::int as scans from sign_scan`,
);
const middle = (name: string, of: 'rate' | 'cpu') => median((measured.get(name) ?? []).map((one) => one[of]));
console.log(
  `engine ${deps.engine}, asked by ${generator}; page ${bytes.length} bytes compressed, ${Buffer.byteLength(html)} plain`,
);
for (const { name } of subjects) {
  const ratio = (to: string, of: 'rate' | 'cpu') => (middle(name, of) / middle(to, of)).toFixed(2);
  console.log(
    `${name}: ${Math.round(middle(name, 'rate'))}/s, ${ratio('bare http', 'rate')} of bare, ${ratio('bare http and one look-up', 'rate')} of bare with look-up; ` +
      `${middle(name, 'cpu').toFixed(0)} µs CPU, ${ratio('bare http', 'cpu')} and ${ratio('bare http and one look-up', 'cpu')} times`,
  );
}
console.log(
  `goal: at least 0.60 of bare http; ${middle('scan page', 'rate') / middle('bare http', 'rate') >= 0.6 ? 'reached' : 'NOT reached'}`,
);
console.log(`scans counted so far: ${made.scans}`);
for (const { server } of [page, bare, looked]) server.close();
await hot.close();
await close();
