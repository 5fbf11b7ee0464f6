import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DisputeId } from '#server/disputes/contract.ts';
import { changeApproved } from '#server/disputes/result/resultFacts.ts';
import { applyDueDossiers } from '#server/dossiers/applyDossier.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { anEdit } from '#tests/boundaries/aLineDraft.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { type DisputeOffices, disputeOffices, SIDES } from '../disputeOffices.ts';
import {
  archiveOf,
  aSettledDispute,
  asProposed,
  besideLine,
  expectWhole,
  type Line,
  lineNow,
  lineOf,
  putInForce,
  resultOf,
  versionOf,
} from './settledDispute.ts';

let app: DisputeOffices;
let jiexian: TestAgent;
let yanchi: TestAgent;
beforeAll(async () => {
  app = await disputeOffices();
  app.clock.set('2026-04-01T02:00:00.000Z');
  ({ jiexian, yanchi } = app);
});
afterAll(() => app.close());

describe('a demarcated line whose position is disputed (T2)', () => {
  const decided = async (line: Line, aside: number) =>
    aSettledDispute(app.db, yanchi, {
      ...{ sides: SIDES, lineId: line.id, track: 'T2', kind: 'decision', state: 'approver_decision' },
      course: besideLine(line, aside),
    });

  beforeAll(async () => {
    await run(
      app.db,
      sql`update boundary_line set status = 'demarcated', agreement = '某界线协议书' where code = '640323-640324'`,
    );
  });

  it('stays where it is, with the decision on its record', async () => {
    const line = await lineOf(jiexian, '640323-640324');
    const before = await lineNow(jiexian, line.id);
    const id = await decided(line, 0);
    const result = await resultOf(yanchi, id);
    expect(result).toMatchObject({ effect: { areas: [], passed: [] }, acts: ['putInForce'] });
    const done = await putInForce(yanchi, id, asProposed(result, { parties: null, on: '2026-03-25' }));
    expect([done.status, done.body.inForce?.outcome]).toEqual([200, 'kept']);
    const { agreement, status, arcs } = before;
    expect(await lineNow(jiexian, line.id)).toMatchObject({
      agreement,
      status,
      arcs,
      approvalDocument: '某政发〔2026〕1号',
    });
    expect((await archiveOf(jiexian, line.id)).versions[0]).toMatchObject({
      cause: 'adopted',
      validFrom: '2026-03-25',
    });
  });

  it('is judged anew where the line changed meanwhile, and changed where the approver decides on another course', async () => {
    const line = await lineOf(jiexian, '640323-640324');
    const course = besideLine(line, -0.006);
    const id = await decided(line, -0.006);
    const read = asProposed(await resultOf(yanchi, id), { parties: null, on: '2026-03-26' });
    await run(app.db, sql`update boundary_line set status = 'draft' where id = ${line.id}`);
    const { body: draft } = await jiexian
      .post(`/api/boundary-lines/${line.id}/drafts`)
      .send({ title: '按实地调整', edits: [anEdit(line)] })
      .expect(201);
    await jiexian
      .post(`/api/boundary-line-drafts/${draft.id}/take-force`)
      .set('If-Match', '"1"')
      .send({ on: '2026-03-25', approvalId: null })
      .expect(200);
    await run(app.db, sql`update boundary_line set status = 'demarcated' where id = ${line.id}`);
    expect((await putInForce(yanchi, id, read)).body).toMatchObject({
      ...{ status: 409, code: 'unsound-course', refusal: { code: 'off-line', at: course[0] } },
    });
    await run(app.db, sql`update dispute set state = 'withdrawn' where id = ${id}`);
    const again = await decided(await lineOf(jiexian, '640323-640324'), -0.003);
    const anew = asProposed(await resultOf(yanchi, again), { parties: null, on: '2026-03-26' });
    const done = await putInForce(yanchi, again, anew);
    expect([done.status, done.body.inForce?.outcome]).toEqual([200, 'moved']);
    expect(await lineNow(jiexian, line.id)).toMatchObject({ status: 'changed' });
    await expectWhole(app.db);
  });
});

describe('where a natural village changes affiliation (BD art. 14 para. 2)', () => {
  it('the line changes by the dossier of a division change, once, and the dossier does not tell of the dispute', async () => {
    const line = await lineOf(jiexian, '640303-640323');
    const sides = { sideA: '640303', sideB: '640323' };
    const course = besideLine(line, 0.01);
    const id = await aSettledDispute(app.db, yanchi, { sides, lineId: line.id, course, changesAffiliation: true });
    const before = await resultOf(jiexian, id);
    expect(before).toMatchObject({ wanting: ['dossier'], acts: ['openDossier'] });
    const [direction] = before.affiliation.directions;
    if (!direction) throw new Error('No ground passes');
    const open = async (title: string) =>
      jiexian
        .post(`/api/disputes/${id}/result/dossier`)
        .set('If-Match', `"${await versionOf(jiexian, id)}"`)
        .send({
          ...{ title, unit: direction.unit.code, to: direction.to.code, drafting: 'joint', extent: 'partial' },
          extentGround: '仅涉及一个自然村',
        });
    expect((await open('某争议地划转')).body.errors[0]).toMatchObject({ pointer: '/title', code: 'names-dispute' });
    const opened = await open('某自然村划转');
    expect([opened.status, opened.body.affiliation?.dossier]).toMatchObject([
      200,
      { state: 'drafting', applied: false },
    ]);
    const dossierId = opened.body.affiliation.dossier.id;
    const dossier = await jiexian.get(`/api/division-dossiers/${dossierId}`).expect(200);
    expect(dossier.text).not.toMatch(new RegExp(`争议|${id}`));
    expect((await putInForce(jiexian, id, asProposed(before))).body).toMatchObject({ wanting: 'dossier' });
    expect(await changeApproved(app.db, DisputeId.parse(id))).toBe(false);
    await applied(dossierId);
    expect(await changeApproved(app.db, DisputeId.parse(id))).toBe(true);
    await expectWhole(app.db);
    await isEffectiveWith(id);
    const ready = await resultOf(jiexian, id);
    expect(ready).toMatchObject({ wanting: [], effect: { areas: [] }, proposal: { earliestOn: '2026-03-28' } });
    const done = await putInForce(jiexian, id, asProposed(ready, { on: '2026-03-28' }));
    expect([done.status, done.body.inForce?.outcome]).toEqual([200, 'kept']);
    expect(await lineNow(jiexian, line.id)).toMatchObject({ status: 'demarcated' });
  });

  /** The settlement is in effect with the change of divisions (BD art. 14 para. 2); afterwards it is filed, as before. */
  async function isEffectiveWith(id: string) {
    await run(app.db, sql`update dispute set state = 'division_change_case' where id = ${id}`);
    const confirmed = await jiexian
      .post(`/api/disputes/${id}/confirm-change`)
      .set('If-Match', `"${await versionOf(jiexian, id)}"`)
      .send({});
    expect([confirmed.status, confirmed.body.state]).toEqual([200, 'effective']);
    const { body } = await jiexian.get(`/api/disputes/${id}/procedure`).expect(200);
    expect(body.settlement.effectiveOn).toBe('2026-03-28');
    await run(app.db, sql`update dispute set state = 'filed_up' where id = ${id}`);
  }

  /** The dossier is decided and takes effect; its own procedure is tested elsewhere. */
  async function applied(dossierId: string) {
    const approval = { document: '宁政函〔2026〕9号', approver: '宁夏回族自治区人民政府', on: '2026-03-27' };
    await run(
      app.db,
      sql`update division_dossier set state = 'approved', effective_on = '2026-03-28',
             facts = facts || jsonb_build_object('approval', ${JSON.stringify(approval)}::jsonb) where id = ${dossierId}`,
    );
    expect(await applyDueDossiers(app.deps)).toBe(1);
  }
});

describe('the result', () => {
  it('of a line that is not drawn here has its place recorded instead', async () => {
    const sides = { sideA: '640303', sideB: '640323' };
    const course: [number, number][] = [
      [106, 37],
      [106.1, 37],
    ];
    const id = await aSettledDispute(app.db, yanchi, { sides, lineId: null, course });
    expect(await resultOf(jiexian, id)).toMatchObject({ line: null, wanting: ['line'], acts: ['withoutLine'] });
    const record = async (on: string) =>
      jiexian
        .post(`/api/disputes/${id}/result/without-line`)
        .set('If-Match', `"${await versionOf(jiexian, id)}"`)
        .send({ on, note: '某档案馆' });
    expect((await record('2026-01-01')).status).toBe(400);
    expect((await record('2026-03-30')).body.inForce).toMatchObject({ outcome: 'not_on_record', note: '某档案馆' });
  });
});
