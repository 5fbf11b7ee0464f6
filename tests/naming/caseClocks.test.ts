import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { tellDigests } from '#server/naming/escalation/tellDigests.ts';
import { acceptSilently } from '#server/naming/timeLimits/acceptSilently.ts';
import { recountAnnounced } from '#server/naming/timeLimits/recountClocks.ts';
import { lastAnnouncedYear } from '#server/naming/timeLimits/workingCalendar.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { act, answer, consultedCase, reload, submittedCase } from '#tests/support/aCase.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import {
  aFreshStreet,
  colleague,
  type FurtherOffice,
  furtherOffice,
  submittedToApprover,
} from './furtherActsOffice.ts';

let office: FurtherOffice;
beforeAll(async () => {
  office = await furtherOffice('2026-02-02');
});
afterAll(() => office.app.close());

const send = (agent: TestAgent, { id, version }: CaseDetail, path: string, body: object) =>
  agent.post(`/api/naming-cases/${id}/${path}`).set('If-Match', `"${version}"`).send(body);
const clock = (found: CaseDetail, rule: string) => found.clocks.find((c) => c.rule === rule);
const facts = (found: CaseDetail, rule: string) => {
  const { dueOn, light, left } = clock(found, rule) ?? {};
  return { dueOn, light, left };
};

describe('clocks of a case', () => {
  it('stop for a reason of LL art. 45 and for no other, and go on counting from there', async () => {
    office.set('2026-02-02');
    let found = await act(
      office.people.minzheng,
      await submittedCase(office.people.shenqing, aFreshStreet()),
      'accept',
      {
        note: '',
      },
    );
    // 45 working days over the Spring Festival (15–23 February) and its working Saturdays, 14 and 28 February.
    expect(facts(found, 'C2b')).toEqual({ dueOn: '2026-04-13', light: 'green', left: 45 });
    const told = { reason: '另案未结', expectedOn: '2026-02-27', told: '吴民中〔2026〕1号' };
    found = await act(office.people.minzheng, found, 'suspend', { reasonCode: 'pending_matter', ...told });
    expect(facts(found, 'C2b')).toEqual({ dueOn: '2026-04-13', light: 'green', left: 45 });
    expect(found.suspension?.reasonCode).toBe('pending_matter');
    found = await act(office.people.minzheng, found, 'resume', { reason: '另案已结' });
    office.set('2026-02-10');
    found = await act(office.people.minzheng, found, 'suspend', { reasonCode: 'expert_review', ...told });
    office.set('2026-03-02');
    expect(facts(await reload(office.people.minzheng, found.id), 'C2b')).toMatchObject({ light: 'paused' });
    found = await act(office.people.minzheng, found, 'resume', { reason: '评审结束' });
    // 10–14 and 24–28 February did not count: ten working days more.
    expect(facts(found, 'C2b')).toEqual({ dueOn: '2026-04-27', light: 'green', left: 39 });
    expect(clock(found, 'C2b')?.pauses).toEqual([
      { fromOn: '2026-02-10', toOn: '2026-03-02', reasonCode: 'expert_review' },
    ]);
    expect(found.steps.at(-1)?.note).toEqual({
      code: 'recounted',
      clocks: [{ rule: 'C2b', was: '2026-04-13', dueOn: '2026-04-27' }],
    });
    found = await act(office.people.minzheng, found, 'extend', {
      approvedBy: '市长',
      reason: '意见多',
      told: '吴民延〔2026〕1号',
    });
    // Fifteen more, over Labour Day (1–5 May) and its working Saturday, 9 May.
    expect(facts(found, 'C2b')).toEqual({ dueOn: '2026-05-20', light: 'green', left: 54 });
    expect(found.acts).not.toContain('extend');
  });

  it('accept by silence from the day of receipt, once, and nothing may be asked for any more', async () => {
    office.set('2026-02-11');
    const found = await submittedCase(office.people.shenqing, aFreshStreet());
    expect(facts(found, 'C1')).toEqual({ dueOn: '2026-02-25', light: 'green', left: 5 });
    office.set('2026-02-25');
    expect(await acceptSilently(office.app.deps)).toBe(0);
    office.set('2026-02-26');
    const waiting = await reload(office.people.minzheng, found.id);
    expect(waiting.acts).toContain('accept');
    expect(waiting.blockedActs.map((blocked) => blocked.act)).toEqual(['return', 'notAccept']);
    expect(await acceptSilently(office.app.deps)).toBe(1);
    expect(await acceptSilently(office.app.deps)).toBe(0);
    const accepted = await reload(office.people.minzheng, found.id);
    expect(accepted.state).toBe('accepted');
    expect(clock(accepted, 'C2b')?.startedOn).toBe('2026-02-11');
    expect(clock(accepted, 'C1')?.light).toBe('late');
    expect(accepted.steps.at(-1)).toMatchObject({ act: 'silentAcceptance', actor: '系统', note: { code: 'silence' } });
    for (const [person, isTask] of [
      ['shenqing', false],
      ['minzheng', true],
    ] as const) {
      const { body } = await office.people[person].get('/api/notifications').expect(200);
      const own = body.items.filter(({ caseId }: { caseId: string }) => caseId === found.id);
      expect(own).toContainEqual(expect.objectContaining({ act: 'silentAcceptance', isTask }));
    }
  });

  it('run from the day of the decision and stop on that of the receipt, however late these are entered', async () => {
    office.set('2026-06-01');
    const { minzheng, shenqing, shizhengfu, ziran } = office.people;
    let found = await consultedCase(minzheng, await submittedCase(shenqing, aFreshStreet()), ['natural_resources']);
    await answer(ziran, found, 'natural_resources', { opinion: 'agree' }).expect(200);
    found = await act(minzheng, await reload(minzheng, found.id), 'notice', { text: '' });
    office.set('2026-06-15');
    found = await submittedToApprover(minzheng, found);
    office.set('2026-06-25');
    const refused = async (agent: TestAgent, path: string, body: object) =>
      (await send(agent, found, path, body).expect(400)).body.errors[0].code;
    const decision = { documentNo: '吴政发〔2026〕61号', decidedOn: '2026-06-14' };
    expect(await refused(shizhengfu, 'approve', decision)).toBe('before-submission');
    found = await act(shizhengfu, found, 'approve', { ...decision, decidedOn: '2026-06-18' });
    expect(clock(found, 'C2b')?.stoppedOn).toBe('2026-06-18');
    for (const rule of ['C4', 'C5', 'C6']) expect(clock(found, rule)?.startedOn).toBe('2026-06-18');
    expect(clock(found, 'C5')?.dueOn).toBe('2026-07-03');
    found = await act(minzheng, await reload(minzheng, found.id), 'file');
    office.set('2026-07-02');
    const receipt = { receiptNo: '宁民备〔2026〕61号', receivedOn: '2026-06-24' };
    expect(await refused(minzheng, 'receive-filing', receipt)).toBe('before-filing');
    found = await act(minzheng, found, 'receive-filing', { ...receipt, receivedOn: '2026-06-30' });
    expect(clock(found, 'C5')?.stoppedOn).toBe('2026-06-30');
    const announcement = { announcementNo: '吴民公告〔2026〕61号', announcedOn: '2026-06-17', channels: ['政府网站'] };
    expect(await refused(minzheng, 'announce', announcement)).toBe('before-approval');
    found = await act(minzheng, found, 'announce', { ...announcement, announcedOn: '2026-07-01' });
    expect(clock(found, 'C6')?.stoppedOn).toBe('2026-07-01');
    // What the offices wrote on the way to the decision is not for the applicant.
    const kinds = ({ reports }: CaseDetail) => reports.map(({ kind }) => kind);
    expect(kinds(found)).toEqual(expect.arrayContaining(['draft_decision', 'legality_review']));
    const seen = await reload(shenqing, found.id);
    expect(kinds(seen).filter((kind) => kind === 'draft_decision' || kind === 'legality_review')).toEqual([]);
    const wordOf = ({ steps }: CaseDetail, name: string) => steps.find((step) => step.act === name)?.reason;
    expect([wordOf(found, 'reviewLegality'), wordOf(seen, 'reviewLegality')]).toEqual(['合法', null]);
    expect(seen.opinions).toMatchObject([{ opinion: 'agree', text: null, signedBy: null }]);
  });

  it('say so where the calendar is not announced, and are counted again once it is', async () => {
    office.set(`${lastAnnouncedYear()}-12-10`);
    const found = await act(
      office.people.minzheng,
      await submittedCase(office.people.shenqing, aFreshStreet()),
      'accept',
      {
        note: '',
      },
    );
    expect(clock(found, 'C2b')?.provisional).toBe(true);
    expect(clock(found, 'C1')?.provisional).toBe(false);
    const due = clock(found, 'C2b')?.dueOn;
    await run(office.app.db, sql`update clock set due_on = due_on + 9 where case_id = ${found.id} and rule_id = 'C2b'`);
    expect(await recountAnnounced(office.app.deps)).toBe(1);
    expect(clock(await reload(office.people.minzheng, found.id), 'C2b')?.dueOn).toBe(due);
  });

  it('a case is handed to a colleague, and lies in his inbox', async () => {
    const second = await colleague(office.app, {
      ...{ username: 'minzheng2', displayName: '经办员乙', organisation: 'minzheng-640300', role: 'civil_affairs' },
    });
    let found = await submittedCase(office.people.shenqing, aFreshStreet());
    const { body } = await office.people.minzheng.get(`/api/naming-cases/${found.id}/colleagues`).expect(200);
    const taker = body.items.find((item: { displayName: string }) => item.displayName === '经办员乙');
    found = await act(office.people.minzheng, found, 'transfer', { handlerId: taker.id, reason: '休假' });
    expect(found.handlerPerson).toBe('经办员乙');
    const ids = async (agent: TestAgent) =>
      (await agent.get('/api/naming-cases?box=inbox&whose=me').expect(200)).body.items.map(
        (item: { id: string }) => item.id,
      );
    expect(await ids(second)).toEqual([found.id]);
    expect(await ids(office.people.minzheng)).toEqual([]);
    const path = `/api/naming-cases/${found.id}/transfer`;
    const { body: approver } = await office.people.shizhengfu.get('/api/session').expect(200);
    for (const handlerId of [taker.id, approver.id])
      await office.people.minzheng
        .post(path)
        .set('If-Match', `"${found.version}"`)
        .send({ handlerId, reason: '其他' })
        .expect(400);
    found = await act(second, found, 'transfer', { reason: '交回' });
    expect(found.handlerPerson).toBeNull();
  });
});

describe('clocks as rows', () => {
  it('are what a city makes of them: another length, event, pause and a second clock, in its cases alone', async () => {
    const { app, people, set } = office;
    const { minzheng } = people;
    await run(app.db, LOCAL_RULE);
    await run(app.db, localChoice('decision', 'WZ'));
    await run(app.db, localChoice('review', 'C3'));
    set('2026-09-01');
    let found = await act(minzheng, await submittedCase(people.shenqing, aFreshStreet()), 'accept', { note: '' });
    expect(running(found)).toEqual([['C3', 'review', '2026-09-29']]);
    found = await act(minzheng, found, 'check');
    // Ten calendar days from the check; the row of the city says that only another matter pauses it.
    expect(running(found)).toEqual([
      ['WZ', 'decision', '2026-09-11'],
      ['C3', 'review', '2026-09-29'],
    ]);
    const told = { reason: '等待', expectedOn: '2026-09-30', told: '吴民中〔2026〕9号' };
    found = await act(minzheng, found, 'suspend', { reasonCode: 'pending_matter', ...told });
    expect([clock(found, 'WZ')?.light, clock(found, 'C3')?.light]).toEqual(['paused', 'green']);
    set('2026-09-04');
    found = await act(minzheng, found, 'resume', { reason: '已结' });
    expect(clock(found, 'WZ')?.dueOn).toBe('2026-09-13');
    set('2026-09-11');
    const { body } = await minzheng.get('/api/time-limits').expect(200);
    const due = body.items.filter(({ subjectId }: { subjectId: string }) => subjectId === found.id);
    expect(due).toMatchObject([
      { clock: 'WZ', label: '吴忠市审批', task: 'handle', light: 'yellow', left: 2, article: '吴忠市规定第三条' },
      { clock: 'C3', task: 'handle', light: 'green' },
    ]);
    await tellDigests(app.deps);
    const { body: told2 } = await minzheng.get('/api/notifications').expect(200);
    expect(told2.items.find((item: { act: string }) => item.act === 'digest')?.note.yellow).toBeGreaterThan(0);
    await run(app.db, sql`delete from clock_choice where jurisdiction = '6403'`);
  });
});

const LOCAL_RULE = sql`
  insert into clock_rule (id, jurisdiction, label, label_en, length, unit, instrument, article, verified, valid, yellow_left,
                          purpose, starts_on, stops_on, pauses_on)
  values ('WZ', '6403', '吴忠市审批', 'Decision in Wuzhong', 10, 'day', '吴忠市规定', '第三条', true, '[2026-01-01,)', 3,
          'decision', '{checking}', '{approved,refused,withdrawn}', '{pending_matter}')`;

const localChoice = (purpose: string, clockId: string) => sql`
  insert into clock_choice (id, purpose, clock_id, jurisdiction, source_zh, source_en, article_zh, article_en, valid, verified)
  values (${`wz-${purpose}`}, ${purpose}, ${clockId}, '6403', '吴忠市规定', 'Rule of Wuzhong', '', '', '[2026-01-01,)', true)`;

const running = ({ clocks }: CaseDetail) =>
  clocks.filter(({ stoppedOn }) => stoppedOn === null).map(({ rule, purpose, dueOn }) => [rule, purpose, dueOn]);
