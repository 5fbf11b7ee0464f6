import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, run, sql } from '#server/platform/db/sql.ts';
import type { Sign } from '#server/signs/contract.ts';
import { parseSignUrl } from '#server/signs/parseSignUrl.ts';
import { aPlace } from '#tests/public/aPlace.ts';
import { type PublicServer, publicServer } from '#tests/public/publicServer.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { orderedSign, wishFor } from './orderedSign.ts';

let server: PublicServer;
let minzheng: TestAgent;
let yanchi: TestAgent;
let fagai: TestAgent;
beforeAll(async () => {
  server = await publicServer();
  minzheng = await server.signIn('minzheng');
  yanchi = await server.signIn('yanchi');
  fagai = await server.signIn('fagai');
});
afterAll(() => server.close());

const ordered = (over: object = {}, place?: Parameters<typeof aPlace>[1]) =>
  orderedSign(server, minzheng, place ? { over, place } : { over });

// The tests run without TLS, and a printed code must not lead to plain HTTP.
const HTTP_ONLY = [expect.objectContaining({ code: 'QR_NOT_HTTPS' })];

const northSouth = {
  type: 'LineString',
  coordinates: [
    [106.2, 37.9],
    [106.2, 37.99],
  ],
};
const ring = {
  type: 'LineString',
  coordinates: [
    [106.2, 37.98],
    [106.21, 37.98],
    [106.21, 37.9879],
    [106.2, 37.9879],
    [106.2, 37.98],
  ],
};

describe('ordering a sign', () => {
  it('takes edition, size and colour from the rows and the street', async () => {
    const sign = await ordered();
    expect(sign).toMatchObject({
      version: 1,
      name: '稻香路',
      status: 'planned',
      edition: 'GB17733-2008',
      colour: 'blue',
      openReports: 0,
      problems: HTTP_ONLY,
    });
    expect(Math.round(sign.azimuthDegrees ?? -1)).toBe(90);
    expect(parseSignUrl(sign.url, server.deps.config.publicUrl)).toMatchObject({ ok: true, id: sign.id });
    expect(await ordered({}, { geometry: northSouth })).toMatchObject({ colour: 'green', azimuthDegrees: 0 });
    const quarter = { category: 'residential_area', geometry: { type: 'Point', coordinates: [106.2, 37.98] } };
    expect(await ordered({ type: 'residential' }, quarter)).toMatchObject({
      widthMillimetres: 1000,
      heightMillimetres: 600,
      colour: 'blue',
      problems: HTTP_ONLY,
    });
  });

  it('asks for the direction where the street has none', async () => {
    const { placeId } = await aPlace(server.db, { geometry: ring });
    const refused = await minzheng.post('/api/signs').send(wishFor(placeId)).expect(400);
    expect(refused.body.errors[0].pointer).toBe('/azimuthDegrees');
    const told = await minzheng
      .post('/api/signs')
      .send(wishFor(placeId, { azimuthDegrees: 10 }))
      .expect(201);
    expect(told.body.colour).toBe('green');
  });

  it('is refused without a standard name, outside the jurisdiction and without the permission', async () => {
    const { placeId, nameId } = await aPlace(server.db);
    await yanchi.post('/api/signs').send(wishFor(placeId)).expect(404);
    await fagai.post('/api/signs').send(wishFor(placeId)).expect(403);
    await run(server.db, sql`update place_name set status = 'former' where id = ${nameId}`);
    const refused = await minzheng.post('/api/signs').send(wishFor(placeId)).expect(409);
    expect(refused.body.type).toBe('/problems/wrong-state');
  });

  it('names what is missing on the plate', async () => {
    const sign = await ordered(
      { type: 'building' },
      { category: 'building', name: '长城大厦', romanTone: 'Chángchéng Dàshà' },
    );
    expect(sign.problems.map(({ code }) => code)).toEqual(['text-missing']);
    await minzheng.get(`/api/signs/${sign.id}/plate.svg`).expect(409);
  });

  it('leaves an audit record with each change', async () => {
    const sign = await ordered();
    await minzheng
      .put(`/api/signs/${sign.id}`)
      .set('If-Match', '"1"')
      .send({ status: 'installed', position: sign.position })
      .expect(200);
    const entries = await many(
      server.db,
      z.object({ action: z.string(), actor: z.string() }),
      sql`
      select action, actor from audit_entry where subject_id = ${sign.id} order by id`,
    );
    expect(entries).toEqual([
      { action: 'signs.create', actor: 'minzheng' },
      { action: 'signs.move', actor: 'minzheng' },
    ]);
  });
});

describe('moving a sign', () => {
  const move = (agent: TestAgent, sign: Sign, version: number, over: object = {}) =>
    agent
      .put(`/api/signs/${sign.id}`)
      .set('If-Match', `"${version}"`)
      .send({ status: 'installed', position: [106.21, 37.981], installedOn: '2026-03-05', ...over });

  it('needs the version that was read', async () => {
    const sign = await ordered();
    const moved = await move(minzheng, sign, 1).expect(200);
    expect(moved.body).toMatchObject({
      version: 2,
      status: 'installed',
      position: [106.21, 37.981],
      installedOn: '2026-03-05',
    });
    expect(moved.headers.etag).toBe('"2"');
    await move(minzheng, sign, 1, { status: 'missing' }).expect(412);
    const found = await minzheng.get(`/api/signs/${sign.id}`).expect(200);
    expect(found.body.status).toBe('installed');
    await minzheng
      .put(`/api/signs/${sign.id}`)
      .send({ status: 'missing', position: [106.2, 38] })
      .expect(428);
  });

  it('keeps the day of installation, and never brings a withdrawn sign back', async () => {
    const sign = await ordered();
    await move(minzheng, sign, 1).expect(200);
    const damaged = await move(minzheng, sign, 2, { status: 'damaged', installedOn: null }).expect(200);
    expect(damaged.body.installedOn).toBe('2026-03-05');
    const unsaid = await move(minzheng, sign, 3, { status: 'withdrawn' }).expect(400);
    expect(unsaid.body.errors[0].pointer).toBe('/reason');
    const gone = await move(minzheng, sign, 3, { status: 'withdrawn', reason: '路口改造，标志拆除' }).expect(200);
    expect(gone.body.withdrawnOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await move(minzheng, sign, 4).expect(409);
  });

  it('is one’s own jurisdiction only', async () => {
    const sign = await ordered();
    await move(yanchi, sign, 1).expect(404);
    await yanchi.get(`/api/signs/${sign.id}`).expect(404);
    await yanchi.get(`/api/signs/${sign.id}/plate.pdf`).expect(404);
  });
});
