import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CaseState } from '#server/naming/caseContract.ts';
import {
  type CaseCounts,
  type ClockCounts,
  type OfficerCounts,
  StatisticsApi,
} from '#server/naming/statistics/contract.ts';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { aListedName } from '#tests/support/aListedName.ts';
import { caseInState } from '#tests/support/caseInState.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let bureau: TestAgent;
let offices: Record<string, string>;

/** Rule, first day, last lawful day, and the day on which it was stopped. */
type Clock = readonly [rule: string, startedOn: string, dueOn: string, stoppedOn: string | null];
interface Placed {
  submittedAt: string;
  division?: string;
  decidedOn?: string;
  filedOn?: string;
  announcedOn?: string;
  clocks?: readonly Clock[];
  steps?: readonly (readonly [act: string, at: string])[];
}

async function place(state: CaseState, given: Placed): Promise<string> {
  const { id } = await caseInState(app, state, offices);
  const { submittedAt, division = '640302', decidedOn, filedOn, announcedOn, clocks = [], steps = [] } = given;
  await run(
    app.db,
    sql`update naming_case set submitted_at = ${submittedAt}, division_code = ${division} where id = ${id}`,
  );
  if (decidedOn) await run(app.db, sql`update decision set decided_on = ${decidedOn} where case_id = ${id}`);
  if (filedOn) await run(app.db, sql`update filing set filed_on = ${filedOn} where case_id = ${id}`);
  if (announcedOn) await run(app.db, sql`update announcement set announced_on = ${announcedOn} where case_id = ${id}`);
  for (const [rule, startedOn, dueOn, stoppedOn] of clocks)
    await run(
      app.db,
      sql`insert into clock (case_id, rule_id, label, label_en, length, unit, article, verified, started_on, due_on, stopped_on, purpose)
          select ${id}, id, label, label_en, length, unit, article, verified, ${startedOn}, ${dueOn}, ${stoppedOn}, purpose
            from clock_rule where id = ${rule} limit 1`,
    );
  for (const [act, at] of steps)
    await run(
      app.db,
      sql`insert into case_step (case_id, act, to_state, actor_id, actor, organisation, at)
          select ${id}, ${act}, 'accepted', id, display_name, '', ${at} from account where username = 'minzheng'`,
    );
  return id;
}

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-06-01T02:00:00Z');
  bureau = await app.signIn('minzheng');
  const rows = await many(
    app.db,
    z.object({ code: z.string(), id: z.string() }),
    sql`select code, id from organisation`,
  );
  const idOf = (code: string) => rows.find((row) => row.code === code)?.id ?? '';
  offices = {
    applicant: idOf('shenqing-demo'),
    handler: idOf('minzheng-640300'),
    approver: idOf('zhengfu-640300'),
    announcer: idOf('minzheng-640300'),
    receiver: idOf('minzheng-640300'),
    consulted: idOf('fagai-640300'),
  };
  const may = '2026-05-04T02:00:00Z';
  await place('submitted', { submittedAt: may, clocks: [['C1', '2026-05-04', '2026-05-11', null]] });
  // Half past midnight in China on New Year's Day: this year's case, although Greenwich still has last year.
  await place('consulting', {
    submittedAt: '2025-12-31T16:30:00Z',
    clocks: [
      ['C1', '2026-09-28', '2026-10-10', null],
      ['C2b', '2026-04-01', '2026-06-20', null],
    ],
    steps: [
      ['accept', '2026-01-02T02:00:00Z'],
      ['check', '2026-01-03T02:00:00Z'],
      ['check', '2025-12-31T02:00:00Z'],
    ],
  });
  await place('submitted', { submittedAt: '2025-12-31T15:30:00Z' });
  await place('not_accepted', { submittedAt: may });
  await place('withdrawn', { submittedAt: may });
  await place('refused', {
    submittedAt: may,
    decidedOn: '2026-05-20',
    clocks: [
      ['C2b', '2026-02-12', '2026-05-10', '2026-05-20'],
      ['C1', '2026-02-10', '2026-02-25', '2026-02-12'],
    ],
    steps: [['accept', may]],
  });
  const approved = { submittedAt: '2025-11-03T02:00:00Z', decidedOn: '2026-03-02' };
  const C2b: Clock = ['C2b', '2026-02-13', '2026-04-20', '2026-03-02'];
  await place('approved', { ...approved, clocks: [C2b, ['C5', '2026-03-02', '2026-03-17', null]] });
  await place('filed', {
    ...approved,
    division: '640381',
    filedOn: '2026-03-18',
    clocks: [C2b, ['C5', '2026-03-02', '2026-03-17', '2026-03-20'], ['C6', '2026-03-02', '2026-03-17', null]],
  });
  const done = await place('standard', {
    ...approved,
    division: '640302001',
    filedOn: '2026-03-17',
    announcedOn: '2026-03-17',
    clocks: [C2b, ['C5', '2026-03-02', '2026-03-17', '2026-03-17'], ['C6', '2026-03-02', '2026-03-17', '2026-03-17']],
  });
  const street = await bureau.get('/api/places').query({ category: 'street', division: '640302' });
  const [, item] = await aListedName(app.db, bureau, street.body.items[0].id);
  await run(app.db, sql`update campaign_item set state = 'correcting', case_id = ${done} where id = ${item}`);
}, 180_000);
afterAll(() => app.close());

const read = async (path: string, query: object = {}, agent = bureau) =>
  (await agent.get(`/api/case-statistics${path}`).query(query).expect(200)).body;
const casesBy = async (by: string, agent = bureau): Promise<CaseCounts[]> =>
  StatisticsApi.cases.reply.parse(await read('', { by }, agent)).rows;
const counted = (row: CaseCounts | undefined) =>
  Object.fromEntries(Object.entries(row?.counts ?? {}).filter(([, count]) => count > 0));

describe('the numbers', () => {
  it('of a county follow the cases received, the decisions and what became of them', async () => {
    const rows = await casesBy('county');
    expect(rows.map(({ key }) => key)).toEqual(['640302', '640303', '640323', '640324', '640381']);
    expect(counted(rows[0])).toEqual({
      ...{ received: 5, undecided: 2, refused: 1, notAccepted: 1, withdrawn: 1 },
      ...{ decided: 3, decidedOnTime: 2, decidedLate: 1 },
      ...{ filedOnTime: 1, filingOverdue: 1, announcedOnTime: 1, corrected: 1 },
      ...{ open: 4, overdue: 2 },
    });
    expect(counted(rows[4])).toEqual({
      ...{ decided: 1, decidedOnTime: 1, filedLate: 1, announcementOverdue: 1, open: 1, overdue: 1 },
    });
    expect(counted(rows[1])).toEqual({});
  });

  it('of the outcomes add up to what was received, in every grouping', async () => {
    for (const by of ['kind', 'category', 'county', 'office']) {
      const rows = await casesBy(by);
      expect(
        rows.reduce((all, { counts }) => all + counts.received, 0),
        by,
      ).toBe(5);
      for (const { counts: n } of rows)
        expect(n.undecided + n.approved + n.refused + n.notAccepted + n.withdrawn, by).toBe(n.received);
    }
    expect((await casesBy('kind'))[0]).toMatchObject({ key: 'naming', label: '命名', labelEn: 'Naming' });
  });

  it('of a clock are in its own unit, over the holidays of the calendar', async () => {
    const { rows } = StatisticsApi.clocks.reply.parse(await read('/clocks'));
    const of = (rule: string) => rows.find(({ key }) => key.startsWith(`${rule}/`));
    // 13 February to 2 March has 7 working days: the shifted Saturdays of 14 and 28 February, four between, and 2 March.
    // 12 February to 20 May, the late one, has 62 without Qingming and the Labour Day week.
    expect(of('C1')).toMatchObject({ unit: 'working_day', medianDays: 2, p90Days: 2 });
    expect(of('C1')?.counts).toEqual({ ended: 1, within: 1, late: 0, running: 2, runningOverdue: 1 });
    expect(of('C2b')).toMatchObject({ medianDays: 7, p90Days: 62 });
    expect(of('C2b')?.counts).toEqual({ ended: 4, within: 3, late: 1, running: 1, runningOverdue: 0 });
    expect(of('C5')).toMatchObject({ unit: 'day', medianDays: 15, p90Days: 18, verified: true });
  });

  it('of an officer count each case once, by what he did in the period', async () => {
    const { rows } = StatisticsApi.officers.reply.parse(await read('/officers'));
    expect(rows.map(({ label, counts }) => [label, counts.handled, counts.accepted, counts.checked])).toEqual([
      ['民政经办员（演示）', 2, 2, 1],
    ]);
  });
});

describe('each number', () => {
  /** Every number of every table, with what opens the list behind it. */
  async function numbers(agent: TestAgent): Promise<{ query: object; count: number }[]> {
    const rows: { at: object; key: string; counts: Record<string, number> }[] = [];
    for (const by of ['kind', 'category', 'county', 'office'])
      rows.push(...(await casesBy(by, agent)).map((row) => ({ ...row, at: { by } })));
    const clocks: ClockCounts[] = (await read('/clocks', {}, agent)).rows;
    const officers: OfficerCounts[] = (await read('/officers', {}, agent)).rows;
    rows.push(...[...clocks, ...officers].map((row) => ({ ...row, at: {} })));
    return rows.flatMap(({ at, key, counts }) =>
      Object.entries(counts).map(([measure, count]) => ({ query: { ...at, key, measure }, count })),
    );
  }

  it.each(['minzheng', 'yanchi', 'zhujian'])('opens the list behind it: %s', async (user) => {
    const agent = await app.signIn(user);
    const all = await numbers(agent);
    // Every number that is not nothing, and some of the others.
    for (const { query, count } of all.filter((each, i) => each.count > 0 || i % 9 === 0)) {
      const list = StatisticsApi.list.reply.parse(await read('/cases', query, agent));
      expect([list.total, list.items.length], JSON.stringify(query)).toEqual([count, count]);
    }
    // Yanchi and the housing department have no part in these cases: what one may not open one cannot count.
    expect(all.some(({ count }) => count > 0)).toBe(!['yanchi', 'zhujian'].includes(user));
  });

  it('is of the period asked for', async () => {
    const query = { from: '2025-11-01', to: '2025-12-31', measure: 'received' };
    expect((await read('/cases', query)).total).toBe(4);
    expect((await read('/cases', { from: '2026-01-01', to: '2026-01-01' })).total).toBe(1);
  });

  it('is not of a period that ends before it begins', async () => {
    const reply = await bureau.get('/api/case-statistics').query({ from: '2026-02-01', to: '2026-01-01' }).expect(400);
    expect(reply.body.errors[0]).toMatchObject({ pointer: '/to', code: 'ends-before-start' });
  });
});

it('all tables are one workbook', async () => {
  const reply = await bureau.get('/api/case-statistics/export').responseType('blob').expect(200);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(reply.body);
  const titles = ['按办件类型', '按地名类别', '按县区', '时限', '承办单位工作量', '经办人工作量', '年度考核表'];
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(titles);
  const assessment = workbook.getWorksheet('年度考核表');
  expect(assessment?.getRow(2).values).toEqual([undefined, '利通区', 5, 3, 2, 1, 1, 0, 1, 1, 0, 0, 1]);
  expect(assessment?.lastRow?.getCell(1).value).toBe('合计');
});
