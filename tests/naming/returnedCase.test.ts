import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { act, answer, consultedCase, reload, submittedCase } from '#tests/support/aCase.ts';
import {
  aFreshStreet,
  type FurtherOffice,
  furtherOffice,
  regionalApprover,
  submittedToApprover,
} from './furtherActsOffice.ts';

let office: FurtherOffice;
beforeAll(async () => {
  office = await furtherOffice('2026-02-02');
});
afterAll(() => office.app.close());

const clock = (found: CaseDetail, rule: string) => found.clocks.find((c) => c.rule === rule);
const facts = (found: CaseDetail, rule: string) => {
  const { dueOn, light, left } = clock(found, rule) ?? {};
  return { dueOn, light, left };
};

const standing = (found: CaseDetail) =>
  found.opinions
    .filter((opinion) => opinion.standing)
    .map(({ organKind, opinion }) => `${organKind}: ${opinion}`)
    .sort();

describe('a case that comes back', () => {
  const agree = { opinion: 'agree', text: '同意' };

  it('asks again only whom the change touches, and keeps every opinion', async () => {
    office.set('2026-03-02');
    let found = await consultedCase(
      office.people.minzheng,
      await submittedCase(office.people.shenqing, aFreshStreet()),
      ['development_reform', 'natural_resources'],
    );
    await answer(office.people.fagai, found, 'development_reform', agree).expect(200);
    await answer(office.people.ziran, found, 'natural_resources', agree).expect(200);
    found = await act(office.people.minzheng, await reload(office.people.minzheng, found.id), 'notice', {});
    const first = found.placeId;
    office.set('2026-03-16');
    found = await submittedToApprover(office.people.minzheng, found);

    // The draft alone: nothing else is touched.
    found = await act(office.people.shizhengfu, found, 'send-back', { touches: 'text', reason: '文稿有误' });
    expect(found.state).toBe('public_notice');
    found = await submittedToApprover(office.people.minzheng, await reload(office.people.minzheng, found.id));

    // The applicant moves the road a little: who looks at the place is asked again, the notice is held again.
    found = await act(office.people.shizhengfu, found, 'send-back', { touches: 'application', reason: '线位已调整' });
    expect(found.state).toBe('returned_for_correction');
    const draft = aFreshStreet();
    const corrected = {
      ...draft,
      candidates: found.candidates.map(({ name, meaning, reason }) => ({ name, meaning, reason })),
    };
    found = await reload(office.people.shenqing, found.id);
    await office.people.shenqing
      .put(`/api/naming-cases/${found.id}`)
      .set('If-Match', `"${found.version}"`)
      .send(corrected)
      .expect(200);
    found = await act(office.people.shenqing, await reload(office.people.shenqing, found.id), 'submit');
    found = await consultedCase(office.people.minzheng, found, ['development_reform', 'natural_resources']);
    expect(standing(found)).toEqual(['development_reform: agree', 'natural_resources: null']);
    expect(found.opinions).toHaveLength(3);
    expect(found.placeId).toBe(first);
    expect(found.acts).not.toContain('draftDecision');
    const { body: tasks } = await office.people.ziran.get('/api/opinion-tasks').expect(200);
    expect(tasks.items.filter((task: { caseId: string }) => task.caseId === found.id)).toHaveLength(1);
    await answer(
      office.people.ziran,
      { ...found, opinions: found.opinions.filter((o) => o.answeredAt === null) },
      'natural_resources',
      agree,
    ).expect(200);
    found = await act(office.people.minzheng, await reload(office.people.minzheng, found.id), 'notice', {});
    expect(found.notice?.startsOn).toBe('2026-03-16');

    office.set('2026-03-30');
    found = await submittedToApprover(office.people.minzheng, await reload(office.people.minzheng, found.id));
    // Another name: everybody is asked again, the old name is free, nothing is lost.
    found = await act(office.people.shizhengfu, found, 'send-back', { touches: 'name', reason: '改用备选名称' });
    found = await act(office.people.minzheng, await reload(office.people.minzheng, found.id), 'consult', {
      candidateId: found.candidates[1]?.id,
      organs: ['development_reform'],
    });
    expect(standing(found)).toEqual(['development_reform: null', 'natural_resources: null']);
    expect(found.opinions).toHaveLength(5);
    expect(found.placeId).not.toBe(first);
  });
});

describe('after the decision', () => {
  it('delivery stops its clock on the day it was made; the higher organ revokes and reopens', async () => {
    const { id } = await one(
      office.app.db,
      z.object({ id: z.string() }),
      sql`select id from naming_case where state = 'consulting' limit 1`,
    );
    await run(office.app.db, sql`delete from opinion where case_id = ${id} and answered_at is null`);
    let found = await reload(office.people.minzheng, id);
    found = await act(office.people.minzheng, found, 'notice', {});
    office.set('2026-04-10');
    found = await submittedToApprover(office.people.minzheng, found);
    found = await act(office.people.shizhengfu, found, 'approve', {
      documentNo: '吴政发〔2026〕31号',
      decidedOn: '2026-04-10',
    });
    expect(facts(found, 'C4')).toMatchObject({ dueOn: '2026-04-24', light: 'green' });
    const inbox = async () =>
      (await office.people.minzheng.get('/api/naming-cases?box=inbox&state=approved').expect(200)).body.items;
    expect(await inbox()).toHaveLength(1);
    office.set('2026-04-29');
    found = await reload(office.people.minzheng, id);
    const late = { means: 'post', recipient: '示例建设单位', deliveredOn: '2026-04-09' };
    await office.people.minzheng
      .post(`/api/naming-cases/${id}/deliver`)
      .set('If-Match', `"${found.version}"`)
      .send(late)
      .expect(400);
    found = await act(office.people.minzheng, found, 'deliver', { ...late, deliveredOn: '2026-04-20' });
    expect(clock(found, 'C4')).toMatchObject({ stoppedOn: '2026-04-20', light: 'done' });
    expect(found.delivery).toEqual({ means: 'post', recipient: '示例建设单位', deliveredOn: '2026-04-20', note: '' });

    const above = await regionalApprover(office.app);
    found = await reload(above, id);
    expect(found.acts).toEqual(['revoke']);
    found = await act(above, found, 'revoke', {
      documentNo: '宁政发〔2026〕5号',
      revokedOn: '2026-04-29',
      reason: '违反条例第九条',
    });
    expect(found.state).toBe('revoked');
    expect(found.clocks.every((c) => c.stoppedOn !== null)).toBe(true);
    const name = await one(
      office.app.db,
      z.object({ status: z.string(), event: z.string() }),
      sql`select n.status, (select e.kind from name_event e where e.name_id = n.id order by e.recorded_at desc limit 1) as event
            from place_name n where n.place_id = ${found.placeId}`,
    );
    expect(name).toEqual({ status: 'refused', event: 'abolished' });
    found = await act(above, found, 'reopen', {
      documentNo: '宁政发〔2026〕6号',
      orderedOn: '2026-04-29',
      reason: '重新作出决定',
    });
    expect(found).toMatchObject({ state: 'checking', decision: null, delivery: null });
    const kept = await one(
      office.app.db,
      z.object({ n: z.number() }),
      sql`select count(*)::int as n from superseded_part where case_id = ${id}`,
    );
    expect(kept.n).toBeGreaterThanOrEqual(3);
  });
});
