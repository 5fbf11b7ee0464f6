import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, one, sql } from '#server/platform/db/sql.ts';
import { SignBatch } from '#server/signs/batches/batchContract.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { batchDesk, ORDER } from './batchDesk.ts';

const {
  server,
  minzheng,
  waiye,
  sign,
  path,
  draft,
  act,
  tried,
  checked,
  delivered,
  plates,
  rename,
} = await batchDesk();
let yanchi: TestAgent;
let jiexian: TestAgent;
beforeAll(async () => {
  yanchi = await server.signIn('yanchi');
  jiexian = await server.signIn('jiexian');
});
afterAll(() => server.close());

describe('a batch', () => {
  it('walks from the draft to its end, and each sign keeps who made its plate', async () => {
    const signs = [await sign(), await sign('裕民街', 'Yùmín Jiē')];
    const batch = await delivered(signs);
    expect(batch).toMatchObject({
      state: 'made',
      counts: { plates: 2, waiting: 2, accepted: 0 },
      totalCents: 76_000,
      firstCheck: { by: '民政经办员（演示）' },
      secondCheck: { by: '外业巡查员（演示）' },
      madeOn: '2020-01-01',
    });
    await tried(minzheng, batch, '/close').expect(409);
    for (const plate of await plates(batch)) {
      const reading = { scanned: plate.url, name: plate.name, roman: plate.roman };
      const answer = await waiye.post(path(batch, '/scans')).send(reading).expect(200);
      expect(answer.body).toMatchObject({ outcome: 'accepted', reason: null, plate: { state: 'accepted' } });
    }
    const { body } = await minzheng.get(path(batch)).expect(200);
    expect(await act(minzheng, SignBatch.parse(body), '/close')).toMatchObject({
      state: 'closed',
      counts: { accepted: 2 },
    });
    const kept = await one(
      server.db,
      z.object({ made_by: z.string(), cost_cents: z.number(), warranty: z.boolean(), status: z.string() }),
      sql`select made_by, cost_cents::float8 as cost_cents, warranty_to > now()::date as warranty, status from sign where id = ${signs[0]?.id}`,
    );
    expect(kept).toEqual({ made_by: ORDER.maker, cost_cents: 38_000, warranty: true, status: 'planned' });
    const acts = await many(
      server.db,
      z.object({ action: z.string() }),
      sql`select action from audit_entry where subject_id = ${batch.id} order by id`,
    );
    expect(acts.map(({ action }) => action.replace('signs.batch-', ''))).toEqual([
      ...['create', 'choose', 'check', 'check', 'release', 'made', 'close'],
    ]);
  });

  it('is chosen by a filter, and holds a sign that no other batch under way holds', async () => {
    const first = await sign('金积路', 'Jīnjī Lù');
    const made = await minzheng.post('/api/sign-batches').send(ORDER).expect(201);
    const batch = await act(minzheng, SignBatch.parse(made.body), '/plates', { filter: { placeId: first.placeId } });
    expect(batch.counts.plates).toBe(1);
    const other = await minzheng.post('/api/sign-batches').send(ORDER).expect(201);
    const refused = await tried(minzheng, SignBatch.parse(other.body), '/plates', { signIds: [first.id] }).expect(400);
    expect(refused.body.errors[0].pointer).toBe('/signIds/0');
    const { body } = await minzheng.get(`/api/sign-batch-candidates?placeId=${first.placeId}`).expect(200);
    expect(body.items).toEqual([]);
    await act(minzheng, batch, '/cancel');
    const again = await minzheng.get(`/api/sign-batch-candidates?placeId=${first.placeId}`).expect(200);
    expect(again.body.items).toEqual([expect.objectContaining({ signId: first.id, status: 'planned' })]);
  });

  it('has prices of plates, and signs that are taken out again', async () => {
    const [one, two] = [await sign(), await sign()];
    let batch = await draft([one, two]);
    batch = await act(minzheng, batch, `/plates/${one.id}/price`, { priceCents: 10_000 });
    expect(batch.totalCents).toBe(48_000);
    batch = await act(minzheng, batch, `/plates/${two.id}/remove`);
    expect(batch).toMatchObject({ totalCents: 10_000, counts: { plates: 1 } });
    await tried(minzheng, batch, `/plates/${two.id}/remove`).expect(404);
  });
});

describe('the two checks', () => {
  it('are two persons’', async () => {
    const batch = await checked(minzheng, await draft([await sign()]));
    const { body } = await minzheng.get(path(batch, '/text')).expect(200);
    const refused = await tried(minzheng, batch, '/check', { digest: body.digest }).expect(403);
    expect(refused.body).toMatchObject({ code: 'same-person', detail_zh: '第二次核对须由另一人进行。' });
    expect(await checked(waiye, batch)).toMatchObject({ state: 'confirmed' });
  });

  it('need the texts as they are: what changed while one read is read again', async () => {
    const one = await sign();
    const batch = await draft([one]);
    const { body } = await minzheng.get(path(batch, '/text')).expect(200);
    await rename(one);
    const refused = await tried(minzheng, batch, '/check', { digest: body.digest }).expect(409);
    expect(refused.body.code).toBe('read-again');
    const now = await minzheng.get(path(batch, '/text')).expect(200);
    const unready = await tried(minzheng, batch, '/check', { digest: now.body.digest }).expect(409);
    expect(unready.body).toMatchObject({ code: 'plates-not-ready', plates: [{ signId: one.id }] });
  });

  it.each([
    ['before the second check', checked, '/check'],
    [
      'before the release',
      async (agent: TestAgent, batch: SignBatch) => checked(waiye, await checked(agent, batch)),
      '/release',
    ],
  ] as const)('a renaming %s stops the batch and says which plate', async (_, until, where) => {
    const [kept, lost] = [await sign(), await sign()];
    const batch = await until(minzheng, await draft([kept, lost]));
    await rename(lost);
    const { body } = await waiye.get(path(batch, '/text')).expect(200);
    const agent = where === '/check' ? waiye : minzheng;
    const refused = await tried(agent, batch, where, where === '/check' ? { digest: body.digest } : {}).expect(409);
    expect(refused.body).toMatchObject({
      code: 'stopped',
      plates: [{ signId: lost.id, name: '稻香路', now: '稻花路 Dàohuā Lù' }],
    });
    const after = SignBatch.parse((await minzheng.get(path(batch)).expect(200)).body);
    expect(after).toMatchObject({ state: 'stopped', stopped: [{ signId: lost.id }] });
    // Without that plate the rest is checked anew.
    const open = await act(minzheng, after, '/reopen');
    expect(open).toMatchObject({ state: 'draft', firstCheck: null, stopped: null });
    expect(await act(minzheng, open, `/plates/${lost.id}/remove`)).toMatchObject({ counts: { plates: 1 } });
  });
});

describe('who may', () => {
  it('sees and orders only in the divisions of the office', async () => {
    const one = await sign();
    const batch = await draft([one]);
    await yanchi.get(path(batch)).expect(404);
    await yanchi.get(path(batch, '/plates')).expect(404);
    await tried(yanchi, batch, '/cancel').expect(404);
    const { body } = await yanchi.get('/api/sign-batches').expect(200);
    expect(body.items).toEqual([]);
    const own = await yanchi.post('/api/sign-batches').send(ORDER).expect(201);
    await tried(yanchi, SignBatch.parse(own.body), '/plates', { signIds: [one.id] }).expect(400);
  });

  it('needs the permission of the act', async () => {
    const batch = await draft([await sign()]);
    await jiexian.get(path(batch)).expect(403);
    await waiye.post('/api/sign-batches').send(ORDER).expect(403);
    await tried(waiye, batch, '/release').expect(403);
    await tried(minzheng, { ...batch, version: batch.version - 1 }, '/cancel').expect(412);
  });

  it.each([
    [{ ...ORDER, title: '' }],
    [{ ...ORDER, unitPriceCents: -1 }],
    [{ ...ORDER, maker: 'a\u0000b' }],
    [{ ...ORDER, state: 'released' }],
  ])('bad order %#', async (body) => {
    await minzheng.post('/api/sign-batches').send(body).expect(400);
  });
});
