/**
 * First paint of a scan page by Lighthouse on slow 4G (150 ms, 1.6 Mbit/s) with a processor four times slower, beside a page of one
 * line over the same connection: `node --import tsx tests/bench/scanPaint.ts`. Needs Chromium; CHROME_PATH says where.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { hotPublic } from '#server/public/hotPublic.ts';
import { FAVICON } from '#server/public/siteFiles.ts';
import { benchRegister, median } from './benchRegister.ts';
import { signForBench } from './signForBench.ts';

const RUNS = 3;
const GOAL_MILLISECONDS = 1000;
const CHROME = process.env.CHROME_PATH ?? '/usr/bin/chromium';
const CHROME_FLAGS =
  '--headless --no-sandbox --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

const Report = z.object({
  audits: z.object({
    'first-contentful-paint': z.object({ numericValue: z.number() }),
    'largest-contentful-paint': z.object({ numericValue: z.number() }),
    'total-byte-weight': z.object({ numericValue: z.number() }),
  }),
  categories: z.record(z.string(), z.object({ score: z.number().nullable() })),
});
type Report = z.infer<typeof Report>;

if (!existsSync(CHROME)) {
  console.log(`no Chromium at ${CHROME}: nothing measured; CHROME_PATH says where it is`);
  process.exit(0);
}
const lighthouse = fileURLToPath(new URL('../cli/index.js', import.meta.resolve('lighthouse')));

async function look(url: string): Promise<Report> {
  const args = [
    lighthouse,
    url,
    '--quiet',
    '--output=json',
    '--no-enable-error-reporting',
    `--chrome-flags=${CHROME_FLAGS}`,
  ];
  const only = '--only-categories=performance,accessibility,best-practices';
  const env = { ...process.env, CHROME_PATH: CHROME };
  const { stdout } = await promisify(execFile)(process.execPath, [...args, only], { env, maxBuffer: 1e8 });
  return Report.parse(JSON.parse(stdout));
}

const { deps, close } = await benchRegister();
const hot = hotPublic(deps);
const listening = async (answer: RequestListener) => {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: z.object({ port: z.number() }).parse(server.address()).port };
};
const favicon: RequestListener = (_req, res) => res.writeHead(200, { 'content-type': 'image/svg+xml' }).end(FAVICON);
const page = await listening((req, res) => void (hot(req, res) || favicon(req, res)));
const bare = await listening((req, res) =>
  req.url === '/'
    ? void res
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end('<!doctype html><title>1</title><p>世纪大道')
    : favicon(req, res),
);

const subjects = {
  'page of one line': `http://127.0.0.1:${bare.port}/`,
  'scan page': `http://127.0.0.1:${page.port}${await signForBench(deps)}`,
};
const found = new Map<string, Report[]>();
for (let i = 0; i < RUNS; i++)
  for (const [name, url] of Object.entries(subjects)) found.set(name, [...(found.get(name) ?? []), await look(url)]);

const middle = (name: string, audit: keyof Report['audits']) =>
  median((found.get(name) ?? []).map(({ audits }) => audits[audit].numericValue));
for (const name of Object.keys(subjects)) {
  const scores = Object.entries(found.get(name)?.[0]?.categories ?? {}).map(
    ([category, { score }]) => `${category} ${score}`,
  );
  console.log(
    `${name}: first paint ${Math.round(middle(name, 'first-contentful-paint'))} ms, largest ${Math.round(middle(name, 'largest-contentful-paint'))} ms, ` +
      `${middle(name, 'total-byte-weight')} bytes; ${scores.join(', ')}`,
  );
}
const paint = middle('scan page', 'first-contentful-paint');
console.log(`ratio ${(paint / middle('page of one line', 'first-contentful-paint')).toFixed(2)}`);
console.log(
  `goal: first paint within ${GOAL_MILLISECONDS} ms; ${paint <= GOAL_MILLISECONDS ? 'reached' : 'NOT reached'}`,
);
for (const { server } of [page, bare]) {
  server.closeAllConnections();
  server.close();
}
await hot.close();
await close();
