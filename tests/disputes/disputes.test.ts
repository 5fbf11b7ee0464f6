import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Dispute } from '#server/disputes/contract.ts';
import { requireDisputeFile } from '#server/disputes/files/disputeFiles.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import { aPdf } from '#tests/support/aCase.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { anArea, type DisputeOffices, disputeOffices, registered, SIDES } from './disputeOffices.ts';

let app: DisputeOffices;
let jiexian: TestAgent;
let yanchi: TestAgent;
let tongxin: TestAgent;
let shizhengfu: TestAgent;
beforeAll(async () => {
  app = await disputeOffices();
  ({ jiexian, yanchi, tongxin, shizhengfu } = app);
});
afterAll(() => app.close());

describe('need to know', () => {
  let dispute: Dispute;
  beforeAll(async () => {
    dispute = await registered(tongxin, SIDES);
  });
  const seesIt = async (agent: TestAgent) => {
    const { body } = await agent.get('/api/disputes').query({ limit: 200 }).expect(200);
    expect(body.total).toBeNull();
    return body.items.some(({ id }: Dispute) => id === dispute.id);
  };

  it('both sides and the handler read it; only the registrant may change it', async () => {
    for (const agent of [yanchi, tongxin, jiexian, shizhengfu]) expect(await seesIt(agent)).toBe(true);
    const actsOf = async (agent: TestAgent) => (await agent.get(`/api/disputes/${dispute.id}`).expect(200)).body.acts;
    expect(await actsOf(tongxin)).toEqual(['edit', 'freeze', 'withdraw']);
    expect(await actsOf(yanchi)).toEqual(['freeze']);
    for (const agent of [jiexian, shizhengfu]) expect(await actsOf(agent)).toEqual([]);
    const withdrawn = yanchi
      .post(`/api/disputes/${dispute.id}/withdraw`)
      .set('If-Match', '"1"')
      .send({ reason: '理由' });
    expect((await withdrawn.expect(403)).body.type).toBe('/problems/not-allowed');
  });

  it('nobody else learns that it exists, the superior of a side and the city above a county matter included', async () => {
    const between = await registered(yanchi, { sideA: '640323101', sideB: '640323102' });
    for (const agent of [jiexian, tongxin]) {
      const theirs = await agent.get(`/api/disputes/${between.id}`).expect(404);
      expect(theirs.body).toEqual((await agent.get(`/api/disputes/${randomUUID()}`).expect(404)).body);
      const { text } = await agent.get('/api/disputes').query({ limit: 200 }).expect(200);
      expect(text).not.toContain(between.id);
    }
    for (const user of ['shenji', 'admin', 'shenqing']) await (await app.signIn(user)).get('/api/disputes').expect(403);
  });

  it('an office that is no government and no civil affairs department has no part, whatever its permissions', async () => {
    for (const user of ['zhujianju', 'fagai']) {
      const agent = await app.signIn(user);
      expect((await agent.get('/api/disputes').expect(200)).body.items).toEqual([]);
      await agent.get(`/api/disputes/${dispute.id}`).expect(404);
    }
  });

  it('is listed by pages, the latest first', async () => {
    for (const agreement of ['协议书甲', '协议书乙']) await registered(yanchi, { ...SIDES, track: 'T2', agreement });
    const all = (await yanchi.get('/api/disputes').query({ limit: 200 }).expect(200)).body.items as Dispute[];
    expect(all.map(({ updatedAt }) => updatedAt)).toEqual(
      all
        .map(({ updatedAt }) => updatedAt)
        .toSorted()
        .toReversed(),
    );
    const first = await yanchi.get('/api/disputes').query({ limit: 2 }).expect(200);
    const second = await yanchi.get('/api/disputes').query({ limit: 2, cursor: first.body.next }).expect(200);
    expect([...first.body.items, ...second.body.items].map(({ id }: Dispute) => id)).toEqual(
      all.slice(0, 4).map(({ id }) => id),
    );
    const t2 = (await yanchi.get('/api/disputes').query({ track: 'T2' }).expect(200)).body.items as Dispute[];
    expect(t2.length === 2 && t2.every(({ track }) => track === 'T2')).toBe(true);
    await yanchi.get('/api/disputes').query({ state: 'lost' }).expect(400);
  });
});

describe('putting right and taking back', () => {
  it('changes what is named, keeps the rest, and what it was', async () => {
    const { id } = await registered(yanchi, { ...SIDES, area: anArea(106.68, 37.2) });
    const edit = (version: number, change: object) =>
      yanchi.patch(`/api/disputes/${id}`).set('If-Match', `"${version}"`).send(change);
    const changed = await edit(1, { title: '更正后的标题' }).expect(200);
    expect(changed.headers.etag).toBe('"2"');
    expect(changed.body).toMatchObject({
      title: '更正后的标题',
      aroseOn: '2025-05-06',
      area: { type: 'MultiPolygon' },
    });
    expect((await edit(2, { area: null }).expect(200)).body.area).toBeNull();
    const Step = z.object({ act: z.string(), title: z.string().nullable() });
    const steps = await many(
      app.db,
      Step,
      sql`select act, before ->> 'title' as title from dispute_step where dispute_id = ${id} order by seq`,
    );
    expect(steps).toEqual([
      { act: 'register', title: null },
      { act: 'edit', title: '某滩地争议' },
      { act: 'edit', title: '更正后的标题' },
    ]);
    expect((await edit(1, { title: '旧' }).expect(412)).body).toMatchObject({ current: 3 });
    await edit(3, {}).expect(400);
    await edit(3, { sideA: '640302' }).expect(400);
    await edit(3, { agreement: '协议书' }).expect(400);
    await edit(3, { area: anArea(106.2, 37.98) }).expect(400);
    await yanchi.patch(`/api/disputes/${id}`).send({ title: '无版本' }).expect(428);
  });

  it('is for the registered state only: a withdrawn dispute stays as it is, and is still read', async () => {
    const { id } = await registered(yanchi, SIDES);
    const withdraw = (version: number, body: object) =>
      yanchi.post(`/api/disputes/${id}/withdraw`).set('If-Match', `"${version}"`).send(body);
    await withdraw(1, {}).expect(400);
    await withdraw(7, { reason: '误登' }).expect(412);
    const { body } = await withdraw(1, { reason: '误登' }).expect(200);
    expect(body).toMatchObject({ version: 2, state: 'withdrawn', acts: [] });
    expect(body.steps.at(-1)).toMatchObject({ act: 'withdraw', from: 'registered', to: 'withdrawn', reason: '误登' });
    expect((await withdraw(2, { reason: '再次' }).expect(409)).body.type).toBe('/problems/wrong-state');
    await yanchi.patch(`/api/disputes/${id}`).set('If-Match', '"2"').send({ title: '改' }).expect(409);
    await tongxin.get(`/api/disputes/${id}`).expect(200);
  });
});

describe('the papers', () => {
  it('say who put them there, and are read by those who take part; a closed file takes none', async () => {
    const { id } = await registered(yanchi, SIDES);
    const put = (agent: TestAgent, name: string) =>
      agent.post(`/api/disputes/${id}/files`).attach('file', aPdf(), name);
    const { body: paper } = await put(yanchi, '说明.pdf').expect(200);
    expect(paper).toMatchObject({ fileName: '说明.pdf', part: 'a', organisation: '盐池县民政局' });
    await put(tongxin, '意见.pdf').expect(200);
    await put(jiexian, '通知.pdf').expect(200);
    await yanchi.post(`/api/disputes/${id}/files`).attach('file', Buffer.from('text'), '说明.pdf').expect(415);
    const { items } = (await tongxin.get(`/api/disputes/${id}/files`).expect(200)).body;
    expect(items.map(({ part }: { part: string }) => part)).toEqual(['a', 'b', 'handler']);
    const read = await jiexian.get(`/api/disputes/${id}/files/${paper.id}`).expect(200);
    expect(read.headers['content-disposition']).toContain('attachment');
    await jiexian.get(`/api/disputes/${id}/files/${randomUUID()}`).expect(404);
    await requireDisputeFile(app.db, id, paper.id);
    const other = await registered(yanchi, SIDES);
    await expect(requireDisputeFile(app.db, other.id, paper.id)).rejects.toMatchObject({ kind: 'invalid-input' });
    const withdrawn = yanchi.post(`/api/disputes/${id}/withdraw`).set('If-Match', '"1"').send({ reason: '误登' });
    await withdrawn.expect(200);
    await put(yanchi, '再补.pdf').expect(409);
  });
});
