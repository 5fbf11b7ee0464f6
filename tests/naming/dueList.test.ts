import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { CaseListItem, OpinionTask } from '#server/naming/caseContract.ts';
import { type DueItem, DueListApi } from '#server/naming/dueList/contract.ts';
import { fillDutyLimits } from '#server/naming/timeLimits/fillDutyLimits.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { aMatter, aReport } from '#tests/support/aMatter.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { limitedCase, streetOffices, suspendCase } from './dueOffice.ts';
import { aCountyStreet } from './filingOffice.ts';

const USERS = ['minzheng', 'yanchi', 'fagai', 'zhujian', 'shizhengfu', 'shenji'] as const;
let app: TestApp;
let as: Record<(typeof USERS)[number], TestAgent>;
let bureau: string;

beforeAll(async () => {
  app = await testApp({ sample: true });
  // A Monday; Saturday 28 February was a shifted working day, and the 15th to the 23rd the Spring Festival.
  app.clock.set('2026-03-02T02:00:00.000Z');
  as = await signedIn(app, USERS);
  const { street, of } = await streetOffices(app);
  bureau = of('minzheng-640300');
  const place = (
    state: Parameters<typeof limitedCase>[1],
    name: string,
    clocks: Parameters<typeof limitedCase>[3]['clocks'],
  ) => limitedCase(app, state, street, { name, clocks });
  await place('checking', '=1+1', [['C2b', '2025-12-01', '2026-02-13']]);
  await place('submitted', '受理路', [['C1', '2026-02-24', '2026-03-03']]);
  await place('approved', '备案路', [['C5', '2026-03-01', '2026-03-16']]);
  const received = { ...street, receiver: bureau };
  await limitedCase(app, 'filed', received, { name: '待收路', clocks: [['C5', '2026-02-09', '2026-02-24']] });
  await place('submitted_to_approver', '待批路', [['C2b', '2026-02-02', '2026-04-13']]);
  const paused = await place('checking', '中止路', [['C2b', '2025-12-02', '2026-02-27']]);
  await suspendCase(app, paused);
  const asked = await place('consulting', '会商路', [['C2b', '2026-01-05', '2026-03-20']]);
  // On a Sunday: one working day has passed since.
  await run(
    app.db,
    sql`update opinion set answered_at = null, opinion = null, signed_by = null, due_on = '2026-03-01' where case_id = ${asked}`,
  );
  const county = { ...street, handler: of('minzheng-640323'), approver: of('zhengfu-640323'), receiver: bureau };
  const inYanchi = { name: '盐池路', clocks: [['C2b', '2025-12-01', '2026-02-26']] as const, division: '640323' };
  await limitedCase(app, 'checking', county, inYanchi);
  const awaited = { ...aCountyStreet('花马池东街'), approvedOn: '2026-02-10', knownFrom: '盐池县人民政府网站' };
  await as.minzheng.post('/api/awaited-filings').send(awaited).expect(201);
  const matter = await aMatter(as.minzheng);
  const order = { kind: 'rectification_notice', documentNo: '吴民改〔2026〕1号', text: '改用标准地名' };
  await as.minzheng
    .post(`/api/supervision-matters/${matter}/measures`)
    .set('If-Match', '"1"')
    .send({ ...order, onDay: '2026-02-27', dueOn: '2026-03-10' })
    .expect(200);
  await aReport(app, as.minzheng);
  const renamed = await place('standard', '更名路', []);
  const tasks = [
    ['notify_departments', bureau, '2026-03-02'],
    ['replace_signs', of('zhujian-640300'), '2026-02-27'],
  ] as const;
  for (const [kind, office, dueOn] of tasks)
    await run(
      app.db,
      sql`insert into case_task (case_id, kind, position, owner_org_id, created_at, limit_from, due_on)
          values (${renamed}, ${kind}, 0, ${office}, '2026-01-12', '2026-01-12', ${dueOn})`,
    );
}, 180_000);
afterAll(() => app.close());

type Query = Record<string, string | number>;
const list = async (agent: TestAgent, query: Query = {}): Promise<DueItem[]> =>
  DueListApi.list.reply.parse((await agent.get('/api/time-limits').query(query).expect(200)).body).items;
const summary = async (agent: TestAgent, query: Query = {}): Promise<z.infer<typeof DueListApi.summary.reply>> =>
  DueListApi.summary.reply.parse((await agent.get('/api/time-limits/summary').query(query).expect(200)).body);
const short = ({ name, clock, task, light, left, unit }: DueItem) => [name, clock, task, light, left, unit].join(' ');

describe('the list of an office', () => {
  it('has what it must do, the longest overdue first, each in its own unit', async () => {
    expect((await list(as.minzheng)).map(short)).toEqual([
      '=1+1 C2b handle red -7 working_day',
      '待收路 C5 receive red -6 day',
      '更名路 TASK settleTask yellow 0 working_day',
      '受理路 C1 intake yellow 1 working_day',
      '其他地名违法行为 REPORT-INTAKE acceptReport green 5 working_day',
      '未使用或者未规范使用标准地名 C9 checkMeasure green 8 day',
      '备案路 C5 file green 14 day',
      '会商路 C2b handle yellow 14 working_day',
    ]);
  });

  it.each([
    ['fagai', ['会商路 OPINION opine red -1 working_day']],
    ['zhujian', ['更名路 TASK settleTask red -2 working_day']],
    ['shizhengfu', ['待批路 C2b decide green 29 working_day']],
    ['yanchi', ['花马池东街 C5 file red -5 day', '盐池路 C2b handle red -3 working_day']],
    ['shenji', []],
  ] as const)('is another for %s', async (user, rows) => {
    expect((await list(as[user])).map(short)).toEqual(rows);
  });

  it('tells the office, the last day, the article and where it opens', async () => {
    const [first] = await list(as.minzheng);
    expect(first).toMatchObject({
      ...{ about: 'case', source: 'clock', office: '吴忠市民政局', isMine: true, dueOn: '2026-02-13', verified: false },
      ...{
        article: '行政许可法第四十二条第二款、第四十五条',
        divisionCode: '640302',
        no: expect.stringMatching(/^T-/),
      },
    });
  });
});

describe('the list of who watches', () => {
  it('has the county’s and the consulted offices’ limits besides, and says whose they are', async () => {
    const all = await list(as.minzheng, { whose: 'all', light: 'red' });
    expect(all.map(({ name, office, isMine }) => [name, office, isMine])).toEqual([
      ['=1+1', '吴忠市民政局', true],
      ['待收路', '吴忠市民政局', true],
      ['花马池东街', '盐池县民政局', false],
      ['盐池路', '盐池县民政局', false],
      ['更名路', '吴忠市住房和城乡建设局', false],
      ['会商路', '吴忠市发展和改革委员会', false],
    ]);
  });

  it.each(USERS)('has nothing that %s may not open, and counts no more', async (user) => {
    const items = await list(as[user], { whose: 'all' });
    for (const { about, subjectId } of items) {
      const path = {
        case: 'naming-cases',
        filing: 'filings',
        matter: 'supervision-matters',
        report: 'violation-reports',
      }[about];
      await as[user].get(`/api/${path}/${subjectId}`).expect(200);
    }
    const { lights, offices } = await summary(as[user], { whose: 'all' });
    expect(lights.red + lights.yellow + lights.green).toBe(items.length);
    expect(offices.reduce((sum, { count }) => sum + count, 0)).toBe(items.length);
  });

  it('of another county has nothing of this one', async () => {
    const rows = await list(as.yanchi, { whose: 'all' });
    expect(rows.every(({ divisionCode }) => divisionCode.startsWith('640323'))).toBe(true);
  });

  it('is not for an applicant', async () => {
    const applicant = await app.signIn('shenqing');
    for (const path of ['', '/count', '/summary', '/export'])
      await applicant.get(`/api/time-limits${path}`).expect(403);
  });
});

describe('filters', () => {
  it.each(['red', 'yellow', 'green', 'paused'] as const)(
    'by light give that light, as many as counted: %s',
    async (light) => {
      const rows = await list(as.minzheng, { whose: 'all', light });
      expect(rows.map((row) => row.light)).toEqual(rows.map(() => light));
      expect(rows.length).toBe((await summary(as.minzheng, { whose: 'all' })).lights[light]);
      expect(rows.length).toBeGreaterThan(0);
    },
  );

  it('by office, limit and county are those the summary offers, with their counts', async () => {
    const { offices, clocks, counties } = await summary(as.minzheng, { whose: 'all' });
    const offered = [
      ...offices.map(({ key, count }) => [{ office: key }, count] as const),
      ...clocks.map(({ key, count }) => [{ clock: key }, count] as const),
      ...counties.map(({ key, count }) => [{ county: key }, count] as const),
    ];
    expect(offered.length).toBeGreaterThan(8);
    for (const [query, count] of offered)
      expect((await list(as.minzheng, { whose: 'all', ...query })).length, JSON.stringify(query)).toBe(count);
  });

  it('that are none are refused', async () => {
    await as.minzheng.get('/api/time-limits').query({ light: 'blue' }).expect(400);
    await as.minzheng.get('/api/time-limits').query({ cursor: 'x' }).expect(400);
  });

  it('the count of the menu is of my office alone', async () => {
    const { body } = await as.minzheng.get('/api/time-limits/count').expect(200);
    expect(body).toEqual({ red: 2, yellow: 3, green: 3, paused: 1 });
  });
});

it('pages join without a gap or a repetition', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: Query = { whose: 'all', limit: 2, ...(cursor ? { cursor } : {}) };
    const page = DueListApi.list.reply.parse((await as.minzheng.get('/api/time-limits').query(query)).body);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor);
  expect(seen).toEqual((await list(as.minzheng, { whose: 'all' })).map(({ id }) => id));
});

it('the workbook has the same rows, and runs nothing', async () => {
  const reply = await as.minzheng
    .get('/api/time-limits/export')
    .query({ light: 'red' })
    .responseType('blob')
    .expect(200);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(reply.body);
  const sheet = workbook.getWorksheet('时限督办');
  expect(sheet?.rowCount).toBe(3);
  const rows = (sheet?.getRows(2, 2) ?? []).map((row) =>
    [4, 1, 2, 9, 10, 11].map((column) => row.getCell(column).value),
  );
  expect(rows).toEqual([
    ['=1+1', '红灯', '办理并报批', '2026-02-13', -7, '工作日'],
    ['待收路', '红灯', '核收备案', '2026-02-24', -6, '日'],
  ]);
  expect(sheet?.getCell('D2').type).toBe(exceljs.ValueType.String);
});

it('lists of cases and opinions count the days in the unit of the clock', async () => {
  const { body } = await as.minzheng.get('/api/naming-cases').query({ limit: 50 }).expect(200);
  const lefts = Object.fromEntries(body.items.map(({ name, left }: CaseListItem) => [name, left]));
  expect(lefts).toMatchObject({
    '=1+1': { units: -7, unit: 'working_day' },
    备案路: { units: 14, unit: 'day' },
    // It stands still since 10 February.
    中止路: { units: 8, unit: 'working_day' },
  });
  const tasks: OpinionTask[] = (await as.fagai.get('/api/opinion-tasks').query({ open: 'true' }).expect(200)).body
    .items;
  expect(tasks.map(({ light, left }) => [light, left])).toEqual([['red', { units: -1, unit: 'working_day' }]]);
});

it('a register from before gets last days for its open reports and tasks, by the working calendar', async () => {
  await run(app.db, sql`update violation_report set limit_from = null, due_on = null`);
  await run(app.db, sql`update case_task set limit_from = null, due_on = null`);
  expect((await list(as.zhujian)).map(short)).toEqual([]);
  await fillDutyLimits(app.db);
  const [task] = await list(as.zhujian);
  // 30 working days from 12 January, the holidays from 15 to 23 February left out, two Saturdays worked.
  expect(task).toMatchObject({ startedOn: '2026-01-12', dueOn: '2026-02-28', source: 'task', verified: false });
  expect(await list(as.minzheng, { clock: 'REPORT-INTAKE' })).toMatchObject([
    { startedOn: '2026-03-02', dueOn: '2026-03-09', about: 'report', verified: false, article: '系统默认' },
  ]);
});
