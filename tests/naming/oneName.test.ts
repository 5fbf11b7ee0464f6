import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseDetail } from '#server/naming/caseContract.ts';
import { chinaDay } from '#server/naming/deadline.ts';
import { act, answer, aStreet, submittedCase } from '#tests/support/aCase.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let applicant: TestAgent;
let handler: TestAgent;

beforeAll(async () => {
  app = await testApp({ sample: true });
  applicant = await app.signIn('shenqing');
  handler = await app.signIn('minzheng');
});
afterAll(() => app.close());

const street = (name: string) => aStreet({ candidates: [{ name, meaning: '寓意吉祥', reason: '新建道路' }] });

/** Checked while nobody holds the name, so that nothing about it is to be settled. */
async function checkedCase(name: string): Promise<CaseDetail> {
  const accepted = await act(handler, await submittedCase(applicant, street(name)), 'accept');
  return settled(await act(handler, accepted, 'check'));
}

async function settled(checked: CaseDetail): Promise<CaseDetail> {
  let found = checked;
  for (const { id, level, resolution } of checked.lastRun?.findings ?? []) {
    if (resolution || (level !== 'block' && level !== 'review')) continue;
    found = await act(handler, found, 'resolve', { findingId: id, reason: '经核实可以使用', basis: '经办人核实' });
  }
  return found;
}

const consult = (found: CaseDetail) =>
  handler
    .post(`/api/naming-cases/${found.id}/consult`)
    .set('If-Match', `"${found.version}"`)
    .send({ candidateId: found.candidates[0]?.id, organs: ['housing'] });

const taken = (name: string, holder: CaseDetail, other = name) => ({
  code: 'name-reserved',
  heldBy: holder.caseNo,
  detail: expect.stringContaining(`reserved by case ${holder.caseNo}`),
  detail_zh: expect.stringContaining(`“${name}”与办件 ${holder.caseNo} 已预留的“${other}”`),
});

describe('a name that another open case holds', () => {
  it.each([
    ['the same name', '云帆路', '云帆路'],
    ['a name that sounds the same', '锦程路', '锦成路'],
  ])('is reserved by one of two that ask at once: %s', async (_, one, other) => {
    const cases = [await checkedCase(one), await checkedCase(other)];
    const replies = await Promise.all(cases.map(consult));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const won = replies.findIndex(({ status }) => status === 200);
    const [winner, loser] = won === 0 ? [cases[0], cases[1]] : [cases[1], cases[0]];
    if (!winner || !loser) throw new Error('two cases');
    const names = [loser, winner].map(({ candidates }) => candidates[0]?.name ?? '');
    expect(replies[1 - won]?.body).toMatchObject(taken(names[0] ?? '', winner, names[1]));
  });

  it('is free again once the other application is withdrawn', async () => {
    const [first, second] = [await checkedCase('望湖路'), await checkedCase('望湖路')];
    await consult(first).expect(200);
    expect((await consult(second).expect(409)).body).toMatchObject(taken('望湖路', first));
    await act(applicant, { ...first, version: first.version + 1 }, 'withdraw', { reason: '不再需要' });
    await consult(second).expect(200);
  });

  it('is shared only when the handler checks again and settles the clash in writing', async () => {
    const [first, second] = [await checkedCase('汇丰桥路'), await checkedCase('汇丰桥路')];
    await consult(first).expect(200);
    await consult(second).expect(409);
    await consult(await settled(await act(handler, second, 'check'))).expect(200);
    const { body } = await handler.get(`/api/naming-cases/${second.id}/run-changes`).expect(200);
    expect(body).toMatchObject({ gone: [], regraded: [], previous: { by: expect.any(String) } });
    expect(body.appeared).toContainEqual(
      expect.objectContaining({
        finding: expect.objectContaining({ clash: expect.objectContaining({ name: '汇丰桥路' }) }),
      }),
    );
    const once = await handler.get(`/api/naming-cases/${first.id}/run-changes`).expect(200);
    // The first run was that of the submission.
    expect(once.body).toMatchObject({ previous: { by: '申请人（演示）' }, appeared: [], gone: [], regraded: [] });
  });
});

describe('of two approvals', () => {
  // Reserved in earlier versions, which did not refuse the second.
  async function bothReserved(name: string, other: string): Promise<string[]> {
    const ids: string[] = [];
    for (const own of [name, '无关临时路']) {
      const found = await checkedCase(own);
      await consult(found).expect(200);
      await answer(await app.signIn('zhujian'), await seen(found.id), 'housing', { opinion: 'agree' }).expect(200);
      ids.push(found.id);
    }
    await app.db.raw(
      `update place_name n set (name, norm, specific_norm, pinyin_key, pinyin_plain, pinyin_tone) =
         (select :other, :other, left(:other, -1), f.pinyin_key, f.pinyin_plain, f.pinyin_tone from place_name f
           join naming_case c on c.place_id = f.place_id where c.id = :first)
        from naming_case c where c.id = :second and n.place_id = c.place_id`,
      { other, first: ids[0] ?? '', second: ids[1] ?? '' },
    );
    await app.db.raw(`update case_candidate set name = :other, norm = :other where case_id = :second`, {
      other,
      second: ids[1] ?? '',
    });
    await app.db.raw(`update naming_case set state = 'submitted_to_approver' where id = any(?)`, [ids]);
    return ids;
  }
  const seen = async (id: string) => CaseDetail.parse((await handler.get(`/api/naming-cases/${id}`).expect(200)).body);

  async function approve(approver: TestAgent, id: string, number: number) {
    const { version } = await seen(id);
    return approver
      .post(`/api/naming-cases/${id}/approve`)
      .set('If-Match', `"${version}"`)
      .send({ documentNo: `吴政发〔2026〕${number}号`, decidedOn: chinaDay(new Date().toISOString()) });
  }

  /** The first reserves; the second checks again, settles the clash as an exception in writing, and reserves too. */
  async function bothSettled(name: string, other: string): Promise<string[]> {
    const [first, second] = [await checkedCase(name), await checkedCase(other)];
    await consult(first).expect(200);
    await consult(second).expect(409);
    await consult(await settled(await act(handler, second, 'check'))).expect(200);
    const ids = [first.id, second.id];
    await app.db.raw(`update naming_case set state = 'submitted_to_approver' where id = any(?)`, [ids]);
    return ids;
  }

  it.each([
    ['the same name is approved once, the first', ['云锦河路', '云锦河路'], [0, 1], [200, 409]],
    ['the same name is approved once, the second', ['飞泉沟路', '飞泉沟路'], [1, 0], [200, 409]],
    ['names that sound alike are both approved', ['德馨源路', '德鑫源路'], [0, 1], [200, 200]],
  ] as const)('on a written exception %s', async (_, [name, other], order, statuses) => {
    const approver = await app.signIn('shizhengfu');
    const ids = await bothSettled(name, other);
    const replies = [];
    for (const id of order.map((at) => ids[at] ?? '')) replies.push(await approve(approver, id, 11));
    expect(replies.map(({ status }) => status)).toEqual(statuses);
  });

  it('at once, of the same name on a written exception one wins', async () => {
    const approver = await app.signIn('shizhengfu');
    const ids = await bothSettled('晴岚坡路', '晴岚坡路');
    const replies = await Promise.all(ids.map((id) => approve(approver, id, 21)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it.each([
    ['one name', '同一竞争路', '同一竞争路', 1],
    ['one sound', '清源里路', '青源里路', 3],
  ])('of %s only the first reservation succeeds, and does not wait for the other', async (_, name, other, number) => {
    const approver = await app.signIn('shizhengfu');
    const ids = await bothReserved(name, other);
    const replies = await Promise.all(ids.map((id, i) => approve(approver, id, number + i)));
    expect(replies.map(({ status }) => status)).toEqual([200, 409]);
    expect(replies[1]?.body).toMatchObject({ code: 'name-reserved' });
  });

  it('refuses a name that a rule forbids since the last check, until it is checked by that rule', async () => {
    const found = await checkedCase('朝云涧路');
    await consult(found).expect(200);
    await app.db.raw(`update naming_case set state = 'submitted_to_approver' where id = ?`, [found.id]);
    await app.db.raw(
      `insert into rule_row (kind, id, version, jurisdiction, valid, source, body)
       select 'lexicon', '900001:LATE', 1, 'CN', daterange('2022-05-01', null), 'test',
              body || '{"id": "LATE", "text": "朝云涧", "severity": "PROHIBITED", "categories": ["street"]}'
         from rule_row where kind = 'lexicon' and body ->> 'id' = 'DA-1-0001'`,
    );
    await app.db.raw(
      `insert into rule_set (version, loaded_at, rows) select 'late', max(loaded_at) + interval '1 second', 0 from rule_set`,
    );
    const reply = await approve(await app.signIn('shizhengfu'), found.id, 31);
    expect([reply.status, reply.body.code, reply.body.finding?.rule]).toEqual([409, 'rule-changed', 'DA-1']);
    expect(reply.body.detail_zh).toContain('“朝云涧路”');
    expect((await seen(found.id)).state).toBe('submitted_to_approver');
  });
});
