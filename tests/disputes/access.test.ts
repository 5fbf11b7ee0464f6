import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DisputeReader } from '#server/disputes/access/accessContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { aPdf } from '#tests/support/aCase.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { type DisputeOffices, disputeOffices, registered, SIDES } from './disputeOffices.ts';
import { account } from './outsiders.ts';

let app: DisputeOffices;
let people: Record<'yanchi' | 'colleague' | 'head' | 'tongxin' | 'jiexian' | 'ziran' | 'fagai', TestAgent>;
beforeAll(async () => {
  app = await disputeOffices();
  await account(app, 'yanchi-2', 'minzheng-640323');
  await account(app, 'yanchi-head', 'minzheng-640323', 'office_head');
  people = {
    ...{ yanchi: app.yanchi, colleague: await app.signIn('yanchi-2'), head: await app.signIn('yanchi-head') },
    ...{ tongxin: app.tongxin, jiexian: app.jiexian },
    ...{ ziran: await app.signIn('ziran'), fagai: await app.signIn('fagai') },
  };
});
afterAll(() => app.close());

const idOf = async (username: string): Promise<string> =>
  (await one(app.db, z.object({ id: z.string() }), sql`select id from account where username = ${username}`)).id;
const at = ({ id }: Dispute, path = ''): string => `/api/disputes/${id}${path}`;
const readers = async (agent: TestAgent, dispute: Dispute) =>
  (await agent.get(at(dispute, '/readers')).expect(200)).body;
async function act(agent: TestAgent, dispute: Dispute, path: string, body: object) {
  const { version } = (await people.jiexian.get(at(dispute)).expect(200)).body;
  return agent.post(at(dispute, path)).set('If-Match', `"${version}"`).send(body);
}
async function reading(dispute: Dispute, path = ''): Promise<string[]> {
  const found: string[] = [];
  for (const [name, agent] of Object.entries(people)) {
    const { status } = await agent.get(at(dispute, path));
    const { items } = (await agent.get('/api/disputes').query({ limit: 200 })).body;
    if (path === '')
      expect(
        items.some(({ id }: Dispute) => id === dispute.id),
        name,
      ).toBe(status === 200);
    if (status === 200) found.push(name);
    else expect(status).toBe(404);
  }
  return found;
}

describe('an office of a party', () => {
  it('reads as a whole until its head names somebody; then the named, and the head', async () => {
    const dispute = await registered(app.yanchi, SIDES);
    expect(await reading(dispute)).toEqual(['yanchi', 'colleague', 'head', 'tongxin', 'jiexian']);
    const accountId = await idOf('yanchi-2');
    expect((await act(people.yanchi, dispute, '/readers', { accountId })).status).toBe(403);
    expect(
      (await act(people.head, dispute, '/readers', { accountId: await idOf('tongxin') })).body.errors[0].code,
    ).toBe('no-candidate');
    const named = await act(people.head, dispute, '/readers', { accountId });
    expect(named.body).toMatchObject({ version: 2, items: [{ kind: 'entrusted', person: 'yanchi-2', reads: true }] });
    expect(await reading(dispute)).toEqual(['colleague', 'head', 'tongxin', 'jiexian']);
    expect((await act(people.head, dispute, '/readers', { accountId })).status).toBe(400);
    const stale = people.head.post(at(dispute, '/readers')).set('If-Match', '"1"').send({ accountId });
    expect((await stale).status).toBe(412);
    const [{ id }] = named.body.items;
    const removed = await act(people.head, dispute, `/readers/${id}/remove`, { reason: '工作调整' });
    expect(removed.body.items).toMatchObject([{ id, reads: false, removalReason: '工作调整' }]);
    expect((await act(people.head, dispute, `/readers/${id}/remove`, { reason: '再次' })).status).toBe(404);
    expect(await reading(dispute)).toEqual(['yanchi', 'colleague', 'head', 'tongxin', 'jiexian']);
  });

  it('is told by nobody to the other side, and leaves steps that the chain proves', async () => {
    const dispute = await registered(app.yanchi, SIDES);
    await act(people.head, dispute, '/readers', { accountId: await idOf('yanchi') });
    expect((await readers(people.tongxin, dispute)).items).toEqual([]);
    expect(
      (await readers(people.tongxin, dispute)).offices.map(
        ({ divisionCode }: { divisionCode: string }) => divisionCode,
      ),
    ).toEqual(['640324', '640324']);
    expect((await readers(people.jiexian, dispute)).items).toHaveLength(1);
    const Step = z.object({ act: z.string(), person: z.string().nullable(), proved: z.boolean() });
    const steps = await many(
      app.db,
      Step,
      sql`select s.act, s.after ->> 'person' as person,
                 exists (select 1 from audit_entry e where e.subject_id = s.dispute_id::text and e.action = 'disputes.' || s.act
                   and e.new ->> 'sha256' = encode(sha256(convert_to(jsonb_build_array(s.reason, s.before, s.after)::text, 'UTF8')), 'hex')) as proved
            from dispute_step s where s.dispute_id = ${dispute.id} order by s.seq`,
    );
    expect(steps.at(-1)).toEqual({ act: 'entrustReader', person: '盐池县民政经办员（演示）', proved: true });
  });

  it('may be one person from the first day', async () => {
    const dispute = await registered(app.yanchi, { ...SIDES, onlyMe: true });
    expect(await reading(dispute)).toEqual(['yanchi', 'head', 'tongxin', 'jiexian']);
    const file = await people.yanchi.post(at(dispute, '/files')).attach('file', aPdf(), '密件.pdf').expect(200);
    await people.colleague.get(at(dispute, `/files/${file.body.id}`)).expect(404);
    await people.colleague.post(at(dispute, '/files')).attach('file', aPdf(), '密件.pdf').expect(404);
  });
});

describe('a department invited to the mediation', () => {
  it('reads what it was invited to, until its last day, and changes nothing', async () => {
    const dispute = await registered(app.yanchi, SIDES);
    const invitation = {
      accountId: await idOf('ziran'),
      sections: ['papers'],
      until: '2999-01-01',
      ground: '参加调解',
    };
    expect((await act(people.yanchi, dispute, '/invited-readers', invitation)).status).toBe(403);
    const past = await act(people.jiexian, dispute, '/invited-readers', { ...invitation, until: '2020-01-01' });
    expect(past.body.errors[0].code).toBe('in-past');
    const candidates = (await people.jiexian.get(at(dispute, '/reader-candidates')).expect(200)).body;
    expect(candidates.invite.map(({ organisation }: DisputeReader) => organisation)).toContain('吴忠市自然资源局');
    await people.ziran.get(at(dispute)).expect(404);
    const invited = await act(people.jiexian, dispute, '/invited-readers', invitation);
    expect(invited.body.items).toMatchObject([{ kind: 'invited', sections: ['papers'], until: '2999-01-01' }]);
    expect(await reading(dispute)).toContain('ziran');
    expect(await reading(dispute, '/files')).toContain('ziran');
    expect((await people.ziran.get(at(dispute)).expect(200)).body.sections).toEqual(['papers']);
    expect((await people.jiexian.get(at(dispute)).expect(200)).body.sections).toBeNull();
    expect(await reading(dispute, '/readers')).not.toContain('ziran');
    const paths = ['/claims', '/dossier.pdf'];
    for (const path of paths) await people.ziran.get(at(dispute, path)).expect(404);
    await people.ziran.post(at(dispute, '/files')).attach('file', aPdf(), '部门意见.pdf').expect(403);
    await run(app.db, sql`update dispute_reader set until = register_day() - 1 where dispute_id = ${dispute.id}`);
    expect(await reading(dispute)).not.toContain('ziran');
  });

  it('reads the file as a whole where no section is named, but is nobody of the parties', async () => {
    const dispute = await registered(app.yanchi, SIDES);
    const invitation = { accountId: await idOf('fagai'), ground: '参加调解' };
    const [{ id }] = (await act(people.jiexian, dispute, '/invited-readers', invitation)).body.items;
    expect((await readers(people.fagai, dispute)).items).toMatchObject([{ kind: 'invited', removable: false }]);
    await people.fagai.get(at(dispute, '/access')).expect(403);
    expect((await act(people.head, dispute, `/readers/${id}/remove`, { reason: '越权' })).status).toBe(403);
    expect((await act(people.jiexian, dispute, `/readers/${id}/remove`, { reason: '调解结束' })).status).toBe(200);
    expect(await reading(dispute)).not.toContain('fagai');
  });
});

describe('the access log', () => {
  const log = async (agent: TestAgent, dispute: Dispute, query = {}) =>
    (await agent.get(at(dispute, '/access')).query(query).expect(200)).body.items as { person: string; what: string }[];

  it('holds every reading of the dispute and its papers, for the head of a side and for the handler', async () => {
    const dispute = await registered(app.yanchi, SIDES);
    const file = await people.yanchi.post(at(dispute, '/files')).attach('file', aPdf(), '某协议.pdf').expect(200);
    await people.tongxin.get(at(dispute)).expect(200);
    await people.tongxin.get(at(dispute)).expect(200);
    await people.yanchi.get(at(dispute, `/files/${file.body.id}`)).expect(200);
    await people.yanchi.get(at(dispute, `/files/${randomUUID()}`)).expect(404);
    await people.ziran.get(at(dispute)).expect(404);
    // Noted after the answer has gone out.
    await expect.poll(async () => (await log(people.jiexian, dispute, { person: '盐池' })).length).toBeGreaterThan(0);
    const all = await log(people.jiexian, dispute);
    expect(all.filter(({ what }) => what !== '/access')).toMatchObject([
      { what: '/files/:fileId', fileName: '某协议.pdf', organisation: '盐池县民政局' },
      { what: '', person: '同心县民政经办员', target: null },
    ]);
    expect(await log(people.head, dispute, { what: 'files' })).toHaveLength(1);
    expect(JSON.stringify(await log(people.head, dispute))).not.toContain('同心县');
    await people.tongxin.get(at(dispute, '/access')).expect(403);
    expect(await log(people.jiexian, dispute, { to: '2020-01-01' })).toEqual([]);
    await expect(run(app.db, sql`delete from dispute_access`)).rejects.toThrow('append-only');
  });

  it('that cannot be written stops no reading', async () => {
    const dispute = await registered(app.yanchi, SIDES);
    await run(app.db, sql`alter table dispute_access add constraint closed check (false) not valid`);
    await people.tongxin.get(at(dispute)).expect(200);
    await people.tongxin.get(at(dispute, '/files')).expect(200);
    await run(app.db, sql`alter table dispute_access drop constraint closed`);
  });
});
