import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Receipt } from '#server/signs/field/fieldContract.ts';
import { signIn } from '#tests/naming/office.ts';
import { type Bundled, bundlePrograms } from '#tests/support/bundlePrograms.ts';
import { type ServicePlace, servicePlace } from '#tests/support/servicePlace.ts';
import { type Service, startService } from '#tests/support/startService.ts';
import { aRecord, aShot, FIX, inspectionOf, type Shot } from './fieldShots.ts';

let place: ServicePlace;
let bundled: Bundled | undefined;
let service: Service;
let cookie: string;

beforeAll(async () => {
  place = await servicePlace();
  bundled = await bundlePrograms({ main: 'server/main.ts' });
  await start();
  cookie = (await signIn(service.url, ['waiye'])).get('waiye') ?? '';
}, 600_000);
afterAll(async () => {
  await service.kill();
  await bundled?.remove();
  await place.remove();
});

async function start(): Promise<void> {
  service = await startService({ ...place, program: bundled?.argumentsOf('main') ?? [] });
}

const api = (path: string, init: RequestInit = {}) =>
  fetch(`${service.url}/api/field${path}`, { ...init, headers: { ...Object(init.headers), Cookie: cookie } });
const TUS = { 'Tus-Resumable': '1.0.0' };
const base64 = (text: string) => Buffer.from(text).toString('base64');
const begin = (id: string, { declared }: Shot) =>
  api('/uploads', {
    method: 'POST',
    headers: {
      ...{ ...TUS, 'Upload-Length': String(declared.bytes) },
      'Upload-Metadata': `recordId ${base64(id)},photoId ${base64(declared.id)}`,
    },
  });
const goOn = (photoId: string, offset: number, bytes: Buffer) =>
  api(`/uploads/${photoId}`, {
    method: 'PATCH',
    headers: { ...TUS, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes),
  });
const receiptOf = async (id: string) => Receipt.parse(await (await api(`/records/${id}`)).json());

/** Sends all but the end of a photograph, and leaves the request open. */
function hang({ bytes, declared }: Shot): ClientRequest {
  const headers = { ...TUS, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' };
  const sent = request(`${service.url}/api/field/uploads/${declared.id}`, {
    method: 'PATCH',
    headers: { ...headers, 'Content-Length': bytes.length, Cookie: cookie },
  });
  // The service dies under it: that is what this is about.
  sent.once('error', () => undefined);
  sent.write(bytes.subarray(0, bytes.length - 1000));
  return sent;
}

it('goes on with a photograph where the killed service had it, and stores all of it once', {
  timeout: 240_000,
}, async () => {
  const noise = await sharp(randomBytes(500 * 400 * 3), { raw: { width: 500, height: 400, channels: 3 } })
    .jpeg()
    .toBuffer();
  const shots = [await aShot({}, noise), await aShot({ kind: 'surroundings' })];
  const id = randomUUID();
  const payload = inspectionOf(null, { found: 'defect', defects: ['F11'], fix: FIX });
  const at = new Date().toISOString();
  const put = () =>
    api(`/records/${id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(aRecord({ payload, shots, recordedAt: at, sentAt: at })),
    });
  expect((await put()).status).toBe(200);
  const [first, second] = shots;
  if (!first || !second) throw new Error('No shots');
  expect((await begin(id, first)).status).toBe(201);
  hang(first);
  let received = 0;
  while (received === 0) {
    await pause(20);
    received = (await receiptOf(id)).missing[0]?.received ?? 0;
  }
  await service.kill();
  await start();

  const { headers } = await api(`/uploads/${first.declared.id}`, { method: 'HEAD', headers: TUS });
  const offset = Number(headers.get('upload-offset'));
  expect(offset).toBeGreaterThanOrEqual(received);
  expect((await goOn(first.declared.id, offset, first.bytes.subarray(offset))).status).toBe(204);
  await begin(id, second);
  expect((await goOn(second.declared.id, 0, second.bytes)).status).toBe(204);
  expect(await receiptOf(id)).toMatchObject({ state: 'stored', madeId: id, missing: [] });
  expect(Receipt.parse(await (await put()).json()).state).toBe('stored');
  for (const { declared } of shots) {
    const kept = Buffer.from(await (await api(`/records/${id}/photos/${declared.id}`)).arrayBuffer());
    expect(createHash('sha256').update(kept).digest('hex')).toBe(declared.sha256);
  }
});
