import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from '#server/app.ts';
import { one, sql } from '#server/platform/db/sql.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { beginUpload, hand, handedIn, offsetOf, sendPiece, sendShot } from './fieldPhone.ts';
import { type FieldServer, fieldServer } from './fieldServer.ts';
import { aRecord, aShot, DEVICE, FIX, inspectionOf, NOW, twoShots } from './fieldShots.ts';

let server: FieldServer;
let minzheng: TestAgent;
let waiye: TestAgent;
let yanchi: TestAgent;
beforeAll(async () => {
  server = await fieldServer();
  ({ minzheng, waiye, yanchi } = server);
});
afterAll(() => server.close());

const count = async (table: 'sign_inspection' | 'sign_photo' | 'sign_order' | 'field_record', signId: string) => {
  const from = {
    sign_inspection: sql`sign_inspection`,
    sign_photo: sql`sign_photo`,
    sign_order: sql`sign_order`,
    field_record: sql`field_record`,
  }[table];
  return (
    await one(
      server.db,
      z.object({ n: z.number() }),
      sql`select count(*)::int as n from ${from} where sign_id = ${signId}`,
    )
  ).n;
};

describe('handing in', () => {
  it('keeps a record until its photographs are here, then stores all of it once', async () => {
    const sign = await server.standing();
    const [id, shots] = [randomUUID(), await twoShots()];
    const record = aRecord({ payload: inspectionOf(sign.id), shots });
    const twins = await Promise.all([hand(waiye, id, record), hand(waiye, id, record)]);
    expect(twins.map(({ status, body }) => [status, body.state])).toEqual([
      [200, 'waiting'],
      [200, 'waiting'],
    ]);
    expect(twins[0]?.body.missing).toEqual(shots.map(({ declared }) => ({ id: declared.id, received: 0 })));
    expect(await count('sign_inspection', sign.id)).toBe(0);
    for (const shot of shots) await sendShot(waiye, id, shot);
    const again = await hand(waiye, id, { ...record, sentAt: '2026-11-29T02:00:09.000Z' }).expect(200);
    expect(again.body).toMatchObject({ id, state: 'stored', missing: [], madeId: id, serverTime: NOW });
    expect([await count('sign_inspection', sign.id), await count('sign_photo', sign.id)]).toEqual([1, 2]);
    for (const { bytes, declared } of shots) {
      const { body } = await minzheng.get(`/api/field/records/${id}/photos/${declared.id}`).expect(200);
      expect(Buffer.compare(body, bytes)).toBe(0);
    }
    const mine = await waiye.get('/api/field/records').query({ deviceId: DEVICE, limit: 1 }).expect(200);
    expect(mine.body.items[0]).toMatchObject({ id, state: 'stored' });
  });

  it('takes another record under the same id for a mistake, and whoever else sends it for a stranger', async () => {
    const sign = await server.standing();
    const [id, shots] = [randomUUID(), await twoShots()];
    const record = aRecord({ payload: inspectionOf(sign.id), shots });
    await hand(waiye, id, record).expect(200);
    const other = await hand(waiye, id, { ...record, deviceId: randomUUID() }).expect(409);
    expect(other.body).toMatchObject({ type: '/problems/conflict', code: 'other-record' });
    await hand(minzheng, id, record).expect(404);
    await minzheng.get(`/api/field/records/${id}`).expect(404);
    const [shot] = shots;
    if (!shot) throw new Error('No shot');
    await beginUpload(minzheng, id, shot).expect(404);
    await offsetOf(minzheng, shot.declared.id).expect(404);
  });

  it.each([
    ['too few photographs', {}, [], 'photograph'],
    ['a vague position without a note', { fix: { ...FIX, accuracyMetres: 80 } }, undefined, 'vague'],
    ['defects of an intact sign', { defects: ['F3'] }, undefined, 'intact'],
    ['a position on no earth', { fix: { ...FIX, position: [1062, 37] } }, undefined, 'degrees'],
    ['changes without their version', { changes: { mounting: 'wall' } }, undefined, 'version'],
  ])('refuses %s, changes nothing, and lets it be put right', async (_, over, photos, word) => {
    const sign = await server.standing();
    const [id, shots] = [randomUUID(), await twoShots()];
    const wrong = aRecord({ payload: inspectionOf(sign.id, over), shots: photos ?? shots });
    const refused = await hand(waiye, id, wrong).expect(200);
    expect(refused.body).toMatchObject({ state: 'refused', problem: { type: '/problems/invalid-input' } });
    expect(refused.body.problem.detail).toContain(word);
    expect([await count('sign_inspection', sign.id), (await server.readSign(sign.id)).version]).toEqual([0, 2]);
    const right = await handedIn(waiye, { id, payload: inspectionOf(sign.id), shots });
    expect(right.state).toBe('stored');
  });

  it('refuses a sign of another division as if there were none', async () => {
    const sign = await server.standing();
    const receipt = await handedIn(yanchi, { payload: inspectionOf(sign.id) });
    expect(receipt).toMatchObject({ state: 'refused', problem: { type: '/problems/not-found' } });
    expect(await count('field_record', sign.id)).toBe(0);
    const nobody = await waiye.put(`/api/field/records/${randomUUID()}`).send({ payload: {} });
    expect(nobody.status).toBe(400);
  });

  it('corrects what a wrong clock said, and marks the record', async () => {
    const sign = await server.standing();
    const [recordedAt, sentAt] = ['2026-11-28T23:30:00.000Z', '2026-11-29T00:00:00.000Z'];
    const { id } = await handedIn(waiye, { payload: inspectionOf(sign.id), recordedAt, sentAt });
    const row = await one(
      server.db,
      z.object({ at: z.string(), suspect: z.boolean(), off: z.number() }),
      sql`select i.inspected_at as at, r.clock_suspect as suspect, i.clock_offset_seconds as off
            from sign_inspection i join field_record r on r.id = i.id where i.id = ${id}`,
    );
    expect(row).toMatchObject({ suspect: true, off: 7200 });
    expect(Date.parse(row.at)).toBe(Date.parse('2026-11-29T01:30:00.000Z'));
  });
});

describe('photographs', () => {
  async function waiting() {
    const sign = await server.standing();
    const [id, shots] = [randomUUID(), await twoShots()];
    await hand(waiye, id, aRecord({ payload: inspectionOf(sign.id), shots })).expect(200);
    const [shot, second] = shots;
    if (!shot || !second) throw new Error('No shots');
    return { id, shot, second, sign };
  }

  it('go on where they were cut, also after the service began anew', async () => {
    const { id, shot, second, sign } = await waiting();
    await beginUpload(waiye, id, shot).expect(201);
    await sendPiece(waiye, shot.declared.id, 0, shot.bytes.subarray(0, 100)).expect(204);
    expect((await waiye.get(`/api/field/records/${id}`)).body.missing[0]).toEqual({
      id: shot.declared.id,
      received: 100,
    });
    // Another process on the same folder and database.
    const { default: supertest } = await import('supertest');
    const anew = supertest.agent(createApp(server.deps, { sessionSecret: randomUUID(), clientFolder: 'build/client' }));
    await anew.post('/api/session').send({ username: 'waiye', password: 'diming-demo' }).expect(200);
    expect((await offsetOf(anew, shot.declared.id).expect(200)).headers['upload-offset']).toBe('100');
    // A phone that lost the address makes it again, and loses nothing.
    await beginUpload(anew, id, shot).expect(201);
    await sendPiece(anew, shot.declared.id, 0, shot.bytes).expect(409);
    await sendPiece(anew, shot.declared.id, 100, shot.bytes.subarray(100)).expect(204);
    const stored = await offsetOf(anew, shot.declared.id).expect(200);
    expect(stored.headers['upload-offset']).toBe(String(shot.bytes.length));
    // The phone asks while the last piece is on its way: whoever finishes it, it is finished once.
    await beginUpload(waiye, id, second).expect(201);
    const ask = () => waiye.get(`/api/field/records/${id}`).expect(200);
    await Promise.all([sendPiece(waiye, second.declared.id, 0, second.bytes).expect(204), ask(), ask()]);
    expect((await ask()).body.state).toBe('stored');
    expect(await count('sign_inspection', sign.id)).toBe(1);
  });

  it('are refused when they are not what was declared, and begin anew', async () => {
    const { id, shot } = await waiting();
    await beginUpload(waiye, id, shot, shot.bytes.length + 1).expect(413);
    await beginUpload(waiye, id, shot, 10).expect(400);
    await beginUpload(waiye, id, shot).expect(201);
    const other = Buffer.from(shot.bytes).fill(0, 50, 60);
    const refused = await sendPiece(waiye, shot.declared.id, 0, other).expect(400);
    expect(refused.body).toMatchObject({ code: 'wrong-hash', photoId: shot.declared.id });
    await offsetOf(waiye, shot.declared.id).expect(404);
    await sendShot(waiye, id, shot);
    expect((await waiye.get(`/api/field/records/${id}`)).body.missing).toHaveLength(1);
  });

  it('that are no pictures, or tell where they were taken, end the record with the reason', async () => {
    const sign = await server.standing();
    const gps = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 58/1 0/1' } };
    const located = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
      .withExif(gps)
      .jpeg()
      .toBuffer();
    for (const bytes of [located, Buffer.from('no picture at all')]) {
      const [id, shot, around] = [randomUUID(), await aShot({}, bytes), await aShot({ kind: 'surroundings' })];
      await hand(waiye, id, aRecord({ payload: inspectionOf(sign.id), shots: [shot, around] })).expect(200);
      await beginUpload(waiye, id, shot).expect(201);
      const answer = await sendPiece(waiye, shot.declared.id, 0, bytes);
      expect([400, 415]).toContain(answer.status);
      const receipt = await waiye.get(`/api/field/records/${id}`).expect(200);
      expect(receipt.body).toMatchObject({ state: 'refused', problem: { detail: answer.body.detail } });
      await beginUpload(waiye, id, around).expect(409);
    }
    expect(await count('sign_inspection', sign.id)).toBe(0);
  });

  it('need a session, the own pages and a photograph that was declared', async () => {
    const { id, shot } = await waiting();
    const fagai = await server.signIn('fagai');
    await beginUpload(fagai, id, shot).expect(403);
    await beginUpload(waiye, id, shot).set('Origin', 'https://elsewhere.example').expect(403);
    await beginUpload(waiye, randomUUID(), shot).expect(404);
    await waiye.get(`/api/field/uploads/${shot.declared.id}`).expect(405);
    await waiye.post('/api/field/uploads').set({ 'Tus-Resumable': '1.0.0', 'Upload-Length': '5' }).expect(400);
  });
});
