import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aStreet } from '#tests/support/aCase.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';
import { signIn } from './office.ts';

const MEGABYTE = 1024 * 1024;
const BODY_BYTES = 200 * MEGABYTE;
const HEAD = '--b\r\nContent-Disposition: form-data; name="file"; filename="../../x.pdf"\r\n\r\n%PDF-1.7\n';

let app: TestApp;
let server: Server;
let url: string;
let cookie: string;

beforeAll(async () => {
  app = await testApp({ sample: true });
  server = app.app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  cookie = (await signIn(url, ['shenqing'])).get('shenqing') ?? '';
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await app.close();
});

/** Sends 200 MB, made as they go, and goes on whatever is answered meanwhile, until all is sent or the connection closed. */
async function sendLarge(id: string, headers: Record<string, string>) {
  const sending = request(`${url}/api/naming-cases/${id}/attachments`, {
    method: 'POST',
    headers: { Cookie: cookie, 'Content-Type': 'multipart/form-data; boundary=b', ...headers },
  });
  const seen = { sent: 0, sentWhenAnswered: -1, mostBuffered: 0 };
  const answered = once(sending, 'response').then(async ([response]) => {
    seen.sentWhenAnswered = seen.sent;
    return { status: response.statusCode, type: response.headers['content-type'], body: await json(response) };
  });
  let over = false;
  const closed = new Promise<void>((resolve) => {
    for (const event of ['error', 'close'] as const)
      sending.on(event, () => {
        over = true;
        resolve();
      });
  });
  const drained = () => new Promise<void>((resolve) => sending.once('drain', resolve));
  sending.write(HEAD);
  const chunk = Buffer.alloc(MEGABYTE / 4, 'x');
  for (seen.sent = HEAD.length; seen.sent + chunk.length <= BODY_BYTES && !over; seen.sent += chunk.length) {
    if (!sending.write(chunk)) await Promise.race([drained(), closed]);
    seen.mostBuffered = Math.max(seen.mostBuffered, process.memoryUsage().arrayBuffers);
  }
  if (!over) sending.end(Buffer.alloc(BODY_BYTES - seen.sent, 'x'));
  return { ...(await answered), ...seen };
}

async function aDraft(): Promise<string> {
  const headers = { Cookie: cookie, 'Content-Type': 'application/json' };
  const reply = await fetch(`${url}/api/naming-cases`, { method: 'POST', headers, body: JSON.stringify(aStreet()) });
  return ((await reply.json()) as { id: string }).id;
}

it.each<[string, Record<string, string>, number]>([
  ['announced', { 'Content-Length': String(BODY_BYTES) }, 8],
  ['not announced', { 'Transfer-Encoding': 'chunked' }, 40],
])('refuses 200 MB early, %s, keeps nothing of it and goes on serving', async (_, headers, mostMegabytes) => {
  const id = await aDraft();
  const filesBefore = await readdir(tmpdir());
  const before = process.memoryUsage().arrayBuffers;
  const answer = await sendLarge(id, headers);
  expect(answer).toMatchObject({
    status: 413,
    type: expect.stringContaining('application/problem+json'),
    body: { type: '/problems/too-large', detail_zh: '不能超过 20 MB。' },
  });
  expect(answer.sentWhenAnswered).toBeLessThan(mostMegabytes * MEGABYTE);
  // The 20 MB that were allowed, twice while they are put together; never the body.
  expect(answer.mostBuffered - before).toBeLessThan(80 * MEGABYTE);
  expect((await readdir(tmpdir())).filter((name) => !filesBefore.includes(name) && /upload|x\.pdf/.test(name))).toEqual(
    [],
  );
  const found = await fetch(`${url}/api/naming-cases/${id}`, { headers: { Cookie: cookie } });
  expect(await found.json()).toMatchObject({ id, attachments: [] });
});
