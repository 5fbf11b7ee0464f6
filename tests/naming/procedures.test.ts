import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseId } from '#server/naming/caseContract.ts';
import { chinaDay } from '#server/naming/deadline.ts';
import { CaseProcedures } from '#server/naming/procedures/contract.ts';
import { decideProcedures } from '#server/naming/procedures/decideProcedures.ts';
import type { TriggerSubject } from '#server/naming/procedures/needContract.ts';
import { recordedReports } from '#server/naming/procedures/recordedReports.ts';
import { triggerRows } from '#server/naming/procedures/triggerRows.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { CONSULTATION, EXPERT, HEARING, needOf, ProcedureOffice } from './procedureOffice.ts';

let office: ProcedureOffice;
beforeAll(async () => {
  office = await ProcedureOffice.open();
});
afterAll(() => office.app.close());

/** What each row of the shipped table asks for, said a second time on purpose. */
const CASES: [string, Partial<TriggerSubject>, Record<string, string>][] = [
  ['an ordinary street', {}, {}],
  ['a renaming of a street', { kind: 'renaming' }, {}],
  ['a cancellation', { kind: 'cancellation' }, {}],
  ['a quarter', { category: 'residential_area' }, { expert: 'consider' }],
  ['a division', { category: 'division' }, { expert: 'required', consultation: 'required', risk: 'required' }],
  [
    'a protected name',
    { kind: 'renaming', listed: true },
    { expert: 'required', consultation: 'required', hearing: 'consider', assessment: 'consider' },
  ],
  ['a street with 99 addresses', { kind: 'renaming', addresses: 99 }, {}],
  [
    'a street with 100 addresses',
    { kind: 'renaming', addresses: 100 },
    { expert: 'required', consultation: 'required', hearing: 'consider' },
  ],
  ['a new street with addresses', { addresses: 500 }, {}],
  ['a bridge', { category: 'facility', featureType: '大桥' }, { expert: 'required', consultation: 'required' }],
  ['a landmark', { facts: ['landmark'] }, { expert: 'required', consultation: 'required', assessment: 'consider' }],
  ['a licence between parties', { facts: ['direct_interest'] }, { hearing: 'must_inform' }],
  ['a major decision', { facts: ['major_decision'] }, { consultation: 'required', legality: 'required' }],
  ['a specialised matter', { facts: ['specialised'] }, {}],
  [
    'a specialised major decision of public interest that may cause unrest',
    { facts: ['major_decision', 'specialised', 'public_interest', 'stability'] },
    { expert: 'required', consultation: 'required', hearing: 'consider', risk: 'required', legality: 'required' },
  ],
  ['what may cause unrest', { facts: ['stability'] }, { risk: 'required' }],
];

describe('the trigger table', () => {
  it.each(CASES)('%s', async (_what, given, wanted) => {
    const subject = {
      kind: 'naming',
      category: 'street',
      listed: false,
      featureType: null,
      addresses: null,
      facts: [],
    };
    const rows = await triggerRows(office.app.db, '2026-04-30', '640302');
    const decided = decideProcedures({ ...subject, ...given } as TriggerSubject, rows);
    const asked = decided.filter(({ strength }) => strength !== 'not_required');
    expect(Object.fromEntries(asked.map(({ procedure, strength }) => [procedure, strength]))).toEqual(wanted);
    for (const { reasons } of asked) expect(reasons[0]?.articleZh).toMatch(/第.+条/);
  });

  it('is data: a local row replaces the national one of its name, and none holds before its day', async () => {
    await run(
      office.app.db,
      sql`insert into procedure_trigger select (jsonb_populate_record(t, '{"jurisdiction": "640303", "min_addresses": 10}')).*
            from procedure_trigger t where id = 'addresses-expert'`,
    );
    const limitAt = async (division: string) =>
      (await triggerRows(office.app.db, '2026-04-30', division)).find(({ id }) => id === 'addresses-expert')
        ?.minAddresses;
    expect([await limitAt('640302'), await limitAt('640303')]).toEqual([100, 10]);
    expect(await triggerRows(office.app.db, '2000-01-01', '640302')).toEqual([]);
  });
});

describe('the legality review', () => {
  it('of an ordinary street needs nothing more than the notice', async () => {
    const placed = await office.caseOf('drafting_decision');
    const found = await office.procedures(placed.id);
    expect(found.needs.map(({ strength }) => strength)).toEqual(Array(5).fill('not_required'));
    expect(needOf(found, 'consultation')?.reasons).toMatchObject([{ articleZh: '地名管理条例第十一条第二款' }]);
    await office.review(placed).expect(200);
  });

  it('of a protected name is refused until experts and public were heard, or a reason stands in their place', async () => {
    const placed = await office.protectedCase('drafting_decision');
    const { body } = await office.review(placed).expect(409);
    expect(body).toMatchObject({ code: 'procedures-missing' });
    expect(body.detail_zh).toContain('专家论证（地名管理条例第十一条第二款）；征求意见（地名管理条例第十一条第二款）');
    expect(body.detail_zh).not.toContain('听证');
    const seen = await office.handler.get(`/api/naming-cases/${placed.id}`).expect(200);
    expect(seen.body.blockedActs).toMatchObject([{ act: 'reviewLegality', detail: expect.stringContaining('expert') }]);

    await office.put(placed.id, 'expert', EXPERT).expect(200);
    expect((await office.review(placed).expect(409)).body.detail_zh).not.toContain('专家论证');
    const reason = '更名方案已由市政府常务会议公开征集，不再重复征求';
    const done = CaseProcedures.parse(
      (await office.put(placed.id, 'consultation', { form: 'omission', reason }).expect(200)).body,
    );
    expect([needOf(done, 'expert')?.state, needOf(done, 'consultation')?.state]).toEqual(['done', 'omitted']);
    await office.review(placed).expect(200);
  });

  it('of a major decision wants thirty days or a word about fewer, and takes no reason for none', async () => {
    const placed = await office.caseOf('drafting_decision');
    await office.put(placed.id, 'consultation', CONSULTATION).expect(200);
    const found = CaseProcedures.parse((await office.declare(placed.id, ['major_decision']).expect(200)).body);
    expect(needOf(found, 'consultation')).toMatchObject({
      ...{ state: 'insufficient', mayOmit: false },
      faults: [{ detailZh: '少于 30 日的应当说明理由（重大行政决策程序暂行条例第十五条）' }],
    });
    expect(needOf(found, 'legality')).toMatchObject({ strength: 'required', state: 'step' });
    await office.review(placed).expect(409);
    const none = await office.put(
      placed.id,
      'consultation',
      { form: 'omission', reason: '时间紧急，来不及办理' },
      { version: 1 },
    );
    expect(none.status).toBe(400);
    expect(none.body.errors[0]).toMatchObject({
      code: 'not-omissible',
      detail_zh: expect.stringContaining('第十五条'),
    });
    const short = await office.put(placed.id, 'consultation', CONSULTATION, { version: 1 }).expect(400);
    expect(short.body.errors).toMatchObject([
      { pointer: '/explanation', detail_zh: '少于 30 日的应当说明理由（重大行政决策程序暂行条例第十五条）' },
    ]);
    expect(short.body.detail_zh).toContain('第十五条');
    const explained = { ...CONSULTATION, explanation: '道路四月通车，情况紧急，故缩短期限' };
    await office.put(placed.id, 'consultation', explained, { version: 1 }).expect(200);
    await office.review(placed).expect(200);
  });

  it('where parties must be told of a hearing waits for their word or the end of their time', async () => {
    const placed = await office.caseOf('drafting_decision');
    await office.declare(placed.id, ['direct_interest']).expect(200);
    expect((await office.review(placed).expect(409)).body.detail_zh).toContain('行政许可法第四十七条、第四十八条');
    await office.put(placed.id, 'hearing', { ...HEARING, toldOn: '2026-04-29' }).expect(400);
    const pending = await office
      .put(placed.id, 'hearing', { ...HEARING, toldOn: '2026-04-29', course: 'pending' })
      .expect(200);
    expect(needOf(CaseProcedures.parse(pending.body), 'hearing')?.state).toBe('under_way');
    await office.review(placed).expect(409);
    await office.put(placed.id, 'hearing', HEARING, { version: 1 }).expect(200);
    // What goes up with the filing: a risk assessment, and of a hearing that nobody asked for nothing.
    const risk = { form: 'risk', assessedOn: '2026-04-02', assessedBy: '吴忠市民政局', level: 'low' };
    await office.put(placed.id, 'risk', { ...risk, risks: '沿街商户更换招牌', measures: '提前告知' }).expect(200);
    const id = CaseId.parse(placed.id);
    const reports = await recordedReports(office.app.db, { id, today: chinaDay(office.app.deps.now()) });
    expect(reports.map(({ kind }) => kind)).toEqual(['risk']);
    expect(reports[0]?.text).toContain('沿街商户更换招牌');
    await office.review(placed).expect(200);
  });

  it('shows what may be considered as advice only', async () => {
    const placed = await office.caseOf('drafting_decision');
    await run(office.app.db, sql`update naming_case set category = 'residential_area' where id = ${placed.id}`);
    expect(needOf(await office.procedures(placed.id), 'expert')).toMatchObject({ strength: 'consider', state: 'open' });
    await office.review(placed).expect(200);
  });
});
