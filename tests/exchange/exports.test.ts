import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ExportRun } from '#server/exchange/exports/exportContract.ts';
import { forgetExports } from '#server/exchange/exports/forgetExports.ts';
import { performExport } from '#server/exchange/exports/performExport.ts';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let data: string;
let people: Record<'minzheng' | 'yanchi' | 'jiexian' | 'shenji' | 'waiye', TestAgent>;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'diming-exports-'));
  app = await testApp({ sample: true, environment: { DIMING_DATA: data } });
  people = await signedIn(app, ['minzheng', 'yanchi', 'jiexian', 'shenji', 'waiye']);
});
afterAll(async () => {
  await app.close();
  await rm(data, { recursive: true, force: true });
});

const made = async (agent: TestAgent, body: object, status = 201): Promise<ExportRun> =>
  ExportRun.parse(
    (await agent.post('/api/exports').send(body).set('Idempotency-Key', crypto.randomUUID()).expect(status)).body,
  );
const fetched = async (agent: TestAgent, { id }: ExportRun): Promise<Buffer> =>
  z.instanceof(Buffer).parse((await agent.get(`/api/exports/${id}/file`).buffer(true).parse(bytes).expect(200)).body);
const bytes = (res: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void) => {
  const pieces: Buffer[] = [];
  res.on('data', (piece: Buffer) => pieces.push(piece));
  res.on('end', () => done(null, Buffer.concat(pieces)));
};
const jsonOf = async (agent: TestAgent, body: object) =>
  z
    .object({ features: z.object({ properties: z.record(z.string(), z.unknown()), geometry: z.unknown() }).array() })
    .parse(JSON.parse((await fetched(agent, await made(agent, { format: 'geojson', ...body }))).toString()));
const purpose = '测试';

describe('every collection', () => {
  it.each(['places', 'divisions', 'boundary-lines', 'markers', 'signs', 'cases'])(
    '%s: as many as its list shows',
    async (collection) => {
      const { minzheng } = people;
      const list = { cases: 'naming-cases' }[collection] ?? collection;
      let [listed, cursor] = [0, ''];
      do {
        const { body } = await minzheng.get(`/api/${list}?limit=200${cursor}`).expect(200);
        listed += body.items.length;
        cursor = body.next ? `&cursor=${encodeURIComponent(body.next)}` : '';
      } while (cursor);
      const { body: preview } = await minzheng
        .post('/api/export-previews')
        .send({ collection, format: 'csv' })
        .expect(200);
      expect(preview.rows).toBe(listed);
      if (listed === 0) return;
      const { features } = await jsonOf(minzheng, { collection, purpose });
      expect(features).toHaveLength(listed);
    },
  );
});
