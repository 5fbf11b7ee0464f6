import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Dispute } from '#server/disputes/contract.ts';
import type { TouchingItem } from '#server/disputes/touching/touchingContract.ts';
import { chinaDay } from '#server/naming/deadline.ts';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { planOf } from '#tests/boundaries/planOf.ts';
import { aPlace } from '#tests/public/aPlace.ts';
import { caseInState, type Offices } from '#tests/support/caseInState.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { anArea, type DisputeOffices, disputeOffices, registered, SIDES } from './disputeOffices.ts';

let app: DisputeOffices;
let jiexian: TestAgent;
let yanchi: TestAgent;
/** A head of the government of Yanchi. */
let xianzhang: TestAgent;
let offices: Offices;
let dispute: Dispute;

beforeAll(async () => {
  app = await disputeOffices();
  ({ jiexian, yanchi } = app);
  await run(
    app.db,
    sql`with added as (
          insert into account (username, display_name, organisation_id, password_hash, demonstration, created_at)
          select 'xianzhang', '盐池县政府审批人', o.id, a.password_hash, true, now()
            from organisation o, account a where o.code = 'zhengfu-640323' and a.username = 'yanchi'
          returning id)
        insert into account_role (account_id, role) select id, 'approver' from added`,
  );
  xianzhang = await app.signIn('xianzhang');
  offices = await officesOf('minzheng-640323', 'zhengfu-640323');
  dispute = await registered(jiexian, { ...SIDES, title: '某梁地争议', area: anArea(106.68, 37.2) });
});
afterAll(() => app.close());

async function officesOf(handler: string, approver: string): Promise<Offices> {
  const rows = await many(
    app.db,
    z.object({ code: z.string(), id: z.string() }),
    sql`select code, id from organisation`,
  );
  const idOf = (code: string) => rows.find((row) => row.code === code)?.id ?? '';
  return {
    ...{ applicant: idOf('shenqing-demo'), handler: idOf(handler), approver: idOf(approver) },
    ...{ receiver: idOf('minzheng-640300'), announcer: idOf(handler), consulted: idOf('fagai-640300') },
  };
}

/** A case whose street runs through the contested area, or past it. */
async function aCase(
  state: 'legality_review' | 'submitted_to_approver' | 'draft',
  over: { at?: number; of?: Offices } = {},
) {
  const found = await caseInState(app, state, over.of ?? offices);
  const lon = over.at ?? 106.69;
  const line = `LINESTRING(${lon} 37.21, ${lon + 0.004} 37.212)`;
  await run(
    app.db,
    sql`update naming_case set geom = st_geomfromtext(${line}, 4490), division_code = '640323' where id = ${found.id}`,
  );
  return found;
}

const doAct = (agent: TestAgent, { id, version }: { id: string; version: number }, name: string, body: object = {}) =>
  agent.post(`/api/naming-cases/${id}/${name}`).set('If-Match', `"${version}"`).send(body);
const warnings = async (agent: TestAgent, subject: string, id: string) =>
  (await agent.get('/api/ground-warnings').query({ subject, id }).expect(200)).body.items;
const release = (agent: TestAgent, subject: string, subjectId: string, reason = '不影响争议的处理') =>
  agent.post(`/api/disputes/${dispute.id}/releases`).send({ subject, subjectId, reason });
const touching = async (agent: TestAgent): Promise<TouchingItem[]> =>
  (await agent.get(`/api/disputes/${dispute.id}/touching`).expect(200)).body.items;
const today = () => chinaDay(app.deps.now());
let decisions = 0;

describe('a case in the contested area', () => {
  it('warns and stops who takes part, until a head releases it with a reason', async () => {
    const found = await aCase('legality_review');
    expect(await warnings(yanchi, 'case', found.id)).toMatchObject([
      {
        dispute: { id: dispute.id, title: '某梁地争议' },
        rule: { article: 'BD art. 10', verified: false },
        release: null,
      },
    ]);
    const { body } = await doAct(yanchi, found, 'submit-to-approver').expect(409);
    expect(body).toMatchObject({
      type: '/problems/contested-ground',
      detail_zh: expect.stringContaining('某梁地争议'),
    });
    await release(yanchi, 'case', found.id).expect(403);
    await release(xianzhang, 'case', found.id, ' ').expect(400);
    await release(xianzhang, 'case', found.id).expect(200);
    expect((await release(app.shizhengfu, 'case', found.id).expect(409)).body.code).toBe('released-already');
    expect(await warnings(yanchi, 'case', found.id)).toMatchObject([
      { release: { holds: true, reason: '不影响争议的处理' } },
    ]);
    expect(await touching(jiexian)).toMatchObject([
      { subject: 'case', id: found.id, stage: 'ahead', release: { organisation: '盐池县人民政府', holds: true } },
    ]);
    await doAct(yanchi, found, 'submit-to-approver').expect(200);
    const other = await aCase('legality_review', { at: 106.75 });
    expect(await warnings(yanchi, 'case', other.id)).toEqual([]);
    await doAct(yanchi, other, 'submit-to-approver').expect(200);
    await release(xianzhang, 'case', other.id).expect(400);
  });

  it('is approved by whoever has no part as if there were no dispute; the parties see that it went on', async () => {
    const ofHousing = await officesOf('minzheng-640323', 'zhujian-640300');
    const zhujianju = await app.signIn('zhujianju');
    const [inside, beside] = [
      await aCase('submitted_to_approver', { of: ofHousing }),
      await aCase('submitted_to_approver', { of: ofHousing, at: 106.75 }),
    ];
    const audited = async ({ id }: { id: string }) => {
      decisions += 1;
      const approval = { documentNo: `吴建发〔2026〕${decisions}号`, decidedOn: today() };
      const { status } = await doAct(zhujianju, { id, version: 7 }, 'approve', approval);
      const { items } = (await (await app.signIn('shenji')).get('/api/audit').query({ subjectId: id }).expect(200))
        .body;
      return {
        status,
        audit: items.map(({ action, after }: { action: string; after: object }) => [action, Object.keys(after)]),
      };
    };
    const theirs = await audited(inside);
    expect(theirs.status).toBe(200);
    expect(theirs).toEqual(await audited(beside));
    expect((await touching(yanchi)).find(({ id }) => id === inside.id)).toMatchObject({
      stage: 'passed',
      release: null,
    });
    for (const user of ['shenqing', 'zhujianju', 'fagai', 'waiye', 'shenji', 'admin']) {
      const agent = await app.signIn(user);
      expect(await warnings(agent, 'case', inside.id), user).toEqual(await warnings(agent, 'case', randomUUID()));
    }
    await zhujianju.get(`/api/disputes/${dispute.id}/touching`).expect(404);
    await release(zhujianju, 'case', inside.id).expect(404);
  });

  it('is a draft that only its own office sees', async () => {
    const draft = await aCase('draft');
    expect((await touching(jiexian)).some(({ id }) => id === draft.id)).toBe(false);
  });
});

describe('a sign and a change of divisions', () => {
  it('a sign may be planned there, and is set up once released, where it was released', async () => {
    const { placeId } = await aPlace(app.db, { divisionCode: '640323' });
    const wish = {
      placeId,
      type: 'street',
      position: [106.69, 37.21],
      azimuthDegrees: null,
      maintainer: '盐池县民政局',
    };
    const sign = (await yanchi.post('/api/signs').send(wish).expect(201)).body;
    const put = (version: number, body: object) =>
      yanchi
        .put(`/api/signs/${sign.id}`)
        .set('If-Match', `"${version}"`)
        .send({ status: 'installed', position: wish.position, ...body });
    expect((await put(1, {}).expect(409)).body.type).toBe('/problems/contested-ground');
    await put(1, { status: 'planned' }).expect(200);
    await release(app.shizhengfu, 'sign', sign.id).expect(200);
    await put(2, { installedOn: today() }).expect(200);
    await put(3, { status: 'damaged' }).expect(200);
    await put(4, { position: [106.695, 37.21] }).expect(409);
    await put(4, { position: [106.75, 37.21] }).expect(200);
    await put(5, { position: wish.position }).expect(200);
    expect((await touching(yanchi)).find(({ id }) => id === sign.id)).toMatchObject({ subject: 'sign', mayOpen: true });
  });

  it('a dossier is stopped where its units touch the area, and a change of name never', async () => {
    const open = async (draft: object) => (await yanchi.post('/api/division-dossiers').send(draft).expect(201)).body;
    const move = {
      change: 'affiliation',
      unit: '640323102',
      to: '640303',
      drafting: 'joint',
      extent: 'partial',
      extentGround: '一个镇',
    };
    const moved = await open({ ...move, title: '某镇划转（示例）' });
    const named = await open({
      change: 'name',
      unit: '640323102',
      newName: '某安镇',
      drafting: 'own',
      title: '某镇更名（示例）',
    });
    const consult = async ({ id }: { id: string }) =>
      (await yanchi.post(`/api/division-dossiers/${id}/consult`).set('If-Match', '"1"').send({}).expect(200)).body;
    const submit = ({ id, version }: { id: string; version: number }) =>
      yanchi
        .post(`/api/division-dossiers/${id}/submit`)
        .set('If-Match', `"${version}"`)
        .send({ on: today(), document: '盐政发〔2026〕8号', to: '市人民政府' });
    const consulting = await consult(moved);
    expect((await submit(consulting).expect(409)).body.type).toBe('/problems/contested-ground');
    expect((await touching(xianzhang)).find(({ id }) => id === moved.id)).toMatchObject({
      subject: 'dossier',
      stage: 'ahead',
    });
    await release(xianzhang, 'dossier', moved.id).expect(200);
    expect((await submit(consulting).expect(409)).body).toMatchObject({
      type: '/problems/wrong-state',
      missing: expect.any(Array),
    });
    expect(await warnings(yanchi, 'dossier', named.id)).toEqual([]);
  });
});

it('is read along the indexes of what lies there', async () => {
  const list = () => jiexian.get(`/api/disputes/${dispute.id}/touching`).expect(200);
  expect(await planOf(app.db, list, /there as materialized.*naming_case/s)).toContain('naming_case_by_geom');
  expect(await planOf(app.db, list, /there as materialized.*sign s/s)).toContain('sign_by_position');
});

it('keeps the release in the dispute, with its digest in the audit, and ends when the line is in effect', async () => {
  const Entry = z.object({ after: z.string() });
  const entries = await many(
    app.db,
    Entry,
    sql`select new::text as after from audit_entry where subject_id = ${dispute.id} and action = 'disputes.release'`,
  );
  expect(entries).toHaveLength(3);
  expect(entries.map(({ after }) => after).join()).not.toContain('不影响争议');
  const Count = z.object({ steps: z.number() });
  const counted = sql`select count(*)::int as steps from dispute_step where dispute_id = ${dispute.id} and act = 'release'`;
  expect((await one(app.db, Count, counted)).steps).toBe(3);
  const found = await aCase('legality_review');
  expect(await warnings(yanchi, 'case', found.id)).toHaveLength(1);
  await run(app.db, sql`update dispute set state = 'effective' where id = ${dispute.id}`);
  expect(await warnings(yanchi, 'case', found.id)).toEqual([]);
  await doAct(yanchi, found, 'submit-to-approver').expect(200);
});
