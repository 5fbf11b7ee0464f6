import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { DuePlace } from '#server/signs/due/dueContract.ts';
import { signCoverage } from '#server/signs/due/signCoverage.ts';
import { localMetres } from '#server/signs/localMetres.ts';
import { planOf } from '#tests/boundaries/planOf.ts';
import { aPlace } from '#tests/public/aPlace.ts';
import { type PublicServer, publicServer } from '#tests/public/publicServer.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { wishFor } from './orderedSign.ts';

let server: PublicServer;
let minzheng: TestAgent;
let yanchi: TestAgent;
let waiye: TestAgent;
beforeAll(async () => {
  server = await publicServer();
  minzheng = await server.signIn('minzheng');
  yanchi = await server.signIn('yanchi');
  waiye = await server.signIn('waiye');
});
afterAll(() => server.close());

let towns = 0;
/** Metres east and north in a neighbourhood that no other test has. */
function ground() {
  towns += 1;
  const { from } = localMetres([106.2 + towns * 0.1, 37.98]);
  return (...points: [number, number][]) => ({ type: 'LineString', coordinates: points.map(from) });
}

const listed = async (query: object, agent = minzheng) =>
  z
    .object({ items: DuePlace.array(), next: z.string().nullable() })
    .parse((await agent.get('/api/sign-proposals').query(query).expect(200)).body);
const placeOf = async (placeId: string): Promise<DuePlace> => {
  const [place] = (await listed({ placeId })).items;
  if (!place) throw new Error('Not listed');
  return place;
};
const siteOf = ({ id, sites }: DuePlace, rule: string) => {
  const site = sites.find((one) => one.rule === rule);
  if (!site) throw new Error(`No ${rule}`);
  return { placeId: id, rule: site.rule, at: site.position };
};
const accept = (sites: object[], agent = minzheng) =>
  agent.post('/api/sign-proposals/accept').send({ sites, maintainer: '市政处' });

/** A street of 400 m with another across its middle. */
async function crossed() {
  const line = ground();
  const { placeId } = await aPlace(server.db, { name: `应设${towns}路`, geometry: line([0, 0], [400, 0]) });
  await aPlace(server.db, { name: `横${towns}街`, geometry: line([200, -300], [200, 300]) });
  return placeId;
}

describe('where signs are due', () => {
  it('is told by the geometry, with what it rests on and until when', async () => {
    const place = await placeOf(await crossed());
    expect(place).toMatchObject({
      type: 'street',
      approvedOn: '2026-02-20',
      dueOn: '2026-04-21',
      missing: 3,
      problem: null,
    });
    expect(place.sites.map(({ rule, meets, state }) => [rule, meets.join(), state])).toEqual([
      ['start', '', 'missing'],
      ['crossing', `横${towns}街`, 'missing'],
      ['end', '', 'missing'],
    ]);
    const rules = (await minzheng.get('/api/sign-proposals/rules').expect(200)).body;
    expect(rules.rules.map(({ adopted }: { adopted: boolean }) => adopted)).not.toContain(true);
    expect(rules.numbers.map(({ verified }: { verified: boolean }) => verified)).not.toContain(true);
    expect(rules.deadlines).toMatchObject([
      { code: 'approved', length: 60, unit: 'day', adopted: false },
      { code: 'renamed', length: 3, unit: 'month', adopted: false },
    ]);
  });

  it('is served by a standing or planned sign near by, and by none of a door', async () => {
    const placeId = await crossed();
    const { sites } = await placeOf(placeId);
    const order = (type: string, position: unknown) =>
      minzheng
        .post('/api/signs')
        .send(wishFor(placeId, { type, position, number: '1' }))
        .expect(201);
    const sign = (await order('street', sites[0]?.position)).body;
    await order('door_small', sites[1]?.position);
    expect((await placeOf(placeId)).sites.map(({ state, signId }) => [state, signId])).toEqual([
      ['served', sign.id],
      ['missing', null],
      ['missing', null],
    ]);
  });

  it('cannot be told of what is drawn as a point, or not at all', async () => {
    const { placeId } = await aPlace(server.db, {
      name: '点上路',
      geometry: { type: 'Point', coordinates: [106.9, 37.7] },
    });
    expect(await placeOf(placeId)).toMatchObject({ problem: 'no-line', sites: [] });
    await run(server.db, sql`update place set geom = null where id = ${placeId}`);
    expect(await placeOf(placeId)).toMatchObject({ problem: 'no-geometry', sites: [] });
    expect((await listed({ show: 'undrawn', q: '点上' })).items.map(({ id }) => id)).toEqual([placeId]);
    expect((await listed({ show: 'missing', q: '点上' })).items).toEqual([]);
  });

  it('lists each place once, by pages, inside one’s divisions, from an index', async () => {
    await crossed();
    const all = (await listed({ limit: 200 })).items.map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: DuePlace[]; next: string | null } = await listed({
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(seen.length);
    expect((await listed({}, yanchi)).items).toEqual([]);
    await minzheng.get('/api/sign-proposals').query({ cursor: 'x' }).expect(400);
    const plan = await planOf(
      server.db,
      () => listed({ category: 'street', division: '640302' }),
      /order by n\.pinyin_key/,
    );
    expect(plan).toMatch(/place_name_(list|county_page)/);
  });
});

describe('accepting', () => {
  it('makes planned signs of all of them, where they were moved to, or of none', async () => {
    const placeId = await crossed();
    const place = await placeOf(placeId);
    const [start, crossing, end] = ['start', 'crossing', 'end'].map((rule) => siteOf(place, rule));
    const [lon = 0, lat = 0] = crossing?.at ?? [];
    const moved = { ...crossing, position: [lon + 0.0001, lat + 0.0001] };
    await accept([start ?? {}, { ...end, position: [lon + 1, lat] }]).expect(400);
    await accept([start ?? {}, start ?? {}]).expect(400);
    await accept([start ?? {}, { ...end, at: [lon, lat] }]).expect(409);
    expect((await placeOf(placeId)).missing).toBe(3);
    const key = 'accept-these-three';
    const send = () =>
      accept([start ?? {}, moved, end ?? {}])
        .set('Idempotency-Key', key)
        .expect(201);
    const { signs } = (await send()).body;
    expect((await send()).body.signs).toEqual(signs);
    const second = (await minzheng.get(`/api/signs/${signs[1]}`).expect(200)).body;
    expect(second).toMatchObject({ status: 'planned', colour: 'blue', maintainer: '市政处', position: moved.position });
    expect(await placeOf(placeId)).toMatchObject({
      missing: 0,
      sites: [{ signId: signs[0] }, { signId: signs[1] }, { signId: signs[2] }],
    });
    expect((await accept([start ?? {}]).expect(409)).body.code).toBe('not-missing');
    const { n } = await one(
      server.db,
      z.object({ n: z.number() }),
      sql`select count(*)::int as n from sign where place_id = ${placeId}`,
    );
    expect(n).toBe(3);
  });

  it('of two offices at once one succeeds', async () => {
    const start = siteOf(await placeOf(await crossed()), 'start');
    const answers = await Promise.all([accept([start]), accept([start])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('is for the office of the place, and for whoever manages signs', async () => {
    const start = siteOf(await placeOf(await crossed()), 'start');
    await accept([start], yanchi).expect(404);
    await accept([start], waiye).expect(403);
    await accept([]).expect(400);
  });
});

describe('dismissing', () => {
  it('keeps the reason, stops acceptance, and may be taken back', async () => {
    const end = siteOf(await placeOf(await crossed()), 'end');
    const dismiss = (agent: TestAgent, body: object) => agent.post('/api/sign-proposals/dismiss').send(body);
    await dismiss(minzheng, end).expect(400);
    await dismiss(yanchi, { ...end, reason: '断头路' }).expect(404);
    const place = DuePlace.parse((await dismiss(minzheng, { ...end, reason: '断头路' }).expect(200)).body);
    const dismissed = place.sites.find(({ rule }) => rule === 'end');
    expect(dismissed).toMatchObject({ state: 'dismissed', dismissal: { reason: '断头路', by: expect.any(String) } });
    expect((await accept([end]).expect(409)).body.code).toBe('not-missing');
    const at = `/api/sign-proposals/dismissals/${dismissed?.dismissal?.id}`;
    await yanchi.delete(at).expect(404);
    expect((await minzheng.delete(at).expect(200)).body.missing).toBe(3);
    await minzheng.delete(at).expect(404);
  });
});

it('counts the signed share of named streets by county', async () => {
  const before = await signCoverage(server.db, '640302');
  const placeId = await crossed();
  const { sites } = await placeOf(placeId);
  const sign = (
    await minzheng
      .post('/api/signs')
      .send(wishFor(placeId, { position: sites[0]?.position }))
      .expect(201)
  ).body;
  const planned = await signCoverage(server.db, '640302');
  expect(planned[0]?.streets).toBe((before[0]?.streets ?? 0) + 2);
  expect(planned[0]?.signed).toBe(before[0]?.signed);
  await minzheng
    .put(`/api/signs/${sign.id}`)
    .set('If-Match', '"1"')
    .send({ status: 'installed', position: sign.position })
    .expect(200);
  const answered = (await minzheng.get('/api/sign-proposals/coverage').expect(200)).body.items;
  const litong = answered.find(({ divisionCode }: { divisionCode: string }) => divisionCode === '640302');
  expect(litong.signed).toBe((before[0]?.signed ?? 0) + 1);
});
