import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { z } from 'zod';
import { ExportRun } from '#server/exchange/exports/exportContract.ts';
import { one, sql } from '#server/platform/db/sql.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, testApp } from '#tests/support/testApp.ts';

const Features = z.object({
  features: z.object({ properties: z.record(z.string(), z.unknown()), geometry: z.unknown() }).array(),
});

/** The sample register with people who export, and a data folder of its own. */
export async function exportDesk() {
  const data = await mkdtemp(join(tmpdir(), 'diming-exports-'));
  const app = await testApp({ sample: true, environment: { DIMING_DATA: data } });
  const people = await signedIn(app, ['minzheng', 'yanchi', 'jiexian', 'shenji', 'waiye']);
  const close = async () => {
    await app.close();
    await rm(data, { recursive: true, force: true });
  };
  const place = await one(
    app.db,
    z.object({ id: z.string(), name: z.string(), code: z.string(), lon: z.number(), lat: z.number() }),
    sql`select p.id, n.name, p.division_code as code, st_x(p.geom) as lon, st_y(p.geom) as lat
          from place p join place_name n on n.place_id = p.id and n.status = 'standard' and n.kind = 'standard'
         where geometrytype(p.geom) = 'POINT' and p.division_code like '640302%' order by n.pinyin_key, n.id limit 1`,
  );
  return { app, data, people, place, close };
}

/** Asks for an export; the run that is answered. */
export async function made(agent: TestAgent, body: object): Promise<ExportRun> {
  const asked = agent.post('/api/exports').set('Idempotency-Key', crypto.randomUUID());
  return ExportRun.parse((await asked.send({ collection: 'places', format: 'csv', ...body }).expect(201)).body);
}

/** The refusal of an export. */
export async function refusedAs(
  agent: TestAgent,
  body: object,
): Promise<{ status: number; pointer: string | undefined }> {
  const { status, body: problem } = await agent
    .post('/api/exports')
    .send({ collection: 'places', format: 'csv', ...body });
  const { errors } = z.object({ errors: z.object({ pointer: z.string() }).array().optional() }).parse(problem);
  return { status, pointer: errors?.[0]?.pointer };
}

export async function fetched(agent: TestAgent, { id }: { id: string }): Promise<Buffer> {
  return z
    .instanceof(Buffer)
    .parse((await agent.get(`/api/exports/${id}/file`).buffer(true).parse(whole).expect(200)).body);
}

function whole(res: Response, done: (error: Error | null, body: Buffer) => void): void {
  const pieces: Buffer[] = [];
  res.on('data', (piece: Buffer) => pieces.push(piece));
  res.on('end', () => done(null, Buffer.concat(pieces)));
}

/** Features of an export as GeoJSON. */
export const features = async (agent: TestAgent, body: object) =>
  Features.parse(JSON.parse((await fetched(agent, await made(agent, { format: 'geojson', ...body }))).toString()))
    .features;
