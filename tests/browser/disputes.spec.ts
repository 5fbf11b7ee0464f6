import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { browserTest as test } from './browserTest.ts';
import { around, courseBeside, DisputeDesk, PDF, type Point, townships } from './disputeDesk.ts';
import { expectFit } from './expectFit.ts';
import { comeIn, confirm } from './office.ts';

/** An act in the dialog of the page: fills what the form asks, uploads what it wants. */
async function act(page: Page, name: string, fill: (dialog: Locator) => Promise<void> = async () => {}): Promise<void> {
  await page.getByRole('region', { name: '可办理事项' }).getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name });
  await expect(dialog.getByText(/依据：|本系统的办理要求/)).toBeVisible();
  await fill(dialog);
  await confirm(dialog, name);
}
const texts = async (dialog: Locator, given: Record<string, string>) => {
  for (const [label, text] of Object.entries(given))
    await dialog.getByLabel(new RegExp(`^${label}(\\*|（可不填）)?$`)).fill(text);
};
async function upload(dialog: Locator, label: string): Promise<void> {
  await dialog.getByLabel(`上传${label}`, { exact: true }).and(dialog.locator('input')).setInputFiles(PDF);
  await expect(dialog.getByTitle(PDF.name).first()).toBeVisible();
}
const drawn = (dialog: Locator, course: readonly Point[]) =>
  dialog.getByLabel(/坐标录入/).fill(course.map((at) => at.join(',')).join('\n'));
const inState = (page: Page, state: string) => expect(page.getByRole('heading', { level: 1 })).toContainText(state);

async function officers(browser: Browser) {
  const yanchi = await comeIn(browser, 'yanchi');
  const { now } = await (await yanchi.request.get('/api/facts')).json();
  const today = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10);
  return { yanchi, today };
}

test('a dispute between two counties goes from registration to the line in force', async ({ browser }) => {
  const { yanchi, today } = await officers(browser);
  const course = await courseBeside(yanchi, '640323', '640324');

  await test.step('registration: T3 is routed out, handler and article are shown before anything is sent', async () => {
    await yanchi.goto('/office/disputes');
    await expectFit(yanchi, 'list of disputes');
    await yanchi.getByRole('link', { name: '登记争议' }).click();
    await yanchi.getByRole('radio', { name: /跨界施工/ }).check();
    await expect(yanchi.getByRole('link', { name: '去登记界线事件' })).toBeVisible();
    await yanchi.getByRole('radio', { name: /界线不清/ }).check();
    for (const [label, code] of [
      ['争议一方', '640323'],
      ['争议另一方', '640324'],
    ] as const) {
      await yanchi.getByRole('combobox', { name: label }).fill(code);
      await yanchi
        .getByTitle(new RegExp(`${code}）`))
        .last()
        .click();
    }
    await expect(yanchi.getByText('吴忠市人民政府 （《行政区域边界争议处理条例》第十二条）')).toBeVisible();
    await texts(yanchi.locator('main'), { 名称: '某滩地界线争议', 争议情况: '走向认识不一致' });
    await yanchi.getByLabel('争议发生日期').fill('2025-05-06');
    await yanchi.getByLabel('争议发生日期').press('Enter');
    await yanchi.getByLabel(/坐标录入/).fill(
      around(course)
        .coordinates[0]?.slice(0, 4)
        .map((at) => at.join(','))
        .join('\n') ?? '',
    );
    await yanchi.getByRole('button', { name: '登记', exact: true }).click();
    await inState(yanchi, '已登记');
  });

  await test.step('status quo, failed negotiation, own solution', async () => {
    await act(yanchi, '固定现状');
    await inState(yanchi, '现状已固定');
    await act(yanchi, '开始协商');
    await act(yanchi, '登记会议', async (dialog) => {
      await texts(dialog, { 地点: '某会议室', 结果: '未达成一致' });
      await dialog.getByLabel('盐池县参加人员').fill('某甲');
      await dialog.getByLabel('同心县参加人员').fill('某乙');
      await upload(dialog, '会议纪要');
    });
    await act(yanchi, '未达成协议', (dialog) => texts(dialog, { 理由: '意见不一' }));
    await act(yanchi, '上报解决方案', solution);
  });

  const address = new URL(yanchi.url()).pathname;
  const jiexian = await comeIn(browser, 'jiexian');
  await jiexian.goto(`${address}?part=procedure`);
  await test.step('the city stands in for Tongxin, accepts, mediates in vain, proposes', async () => {
    await act(jiexian, '上报解决方案', solution);
    await inState(jiexian, '双方方案已上报');
    await act(jiexian, '受理');
    await act(jiexian, '开始调解', (dialog) => texts(dialog, { 邀请的部门: '某自然资源局、某水务局' }));
    await act(jiexian, '登记会议', async (dialog) => {
      await texts(dialog, { 地点: '某会议室', 结果: '未达成一致' });
      await upload(dialog, '会议纪要');
    });
    await act(jiexian, '未达成协议', (dialog) => texts(dialog, { 理由: '调解未果' }));
    await act(jiexian, '提出处理意见', async (dialog) => {
      await texts(dialog, { 内容: '某处理意见' });
      await upload(dialog, '文件');
    });
  });

  await test.step('the head decides', async () => {
    const shizhengfu = await comeIn(browser, 'shizhengfu');
    await shizhengfu.goto(address);
    // A head decides on papers that the office has put into the file.
    await act(shizhengfu, '作出决定', async (dialog) => {
      await texts(dialog, { 标题: '某决定', 文号: '某政发〔2026〕1号', 签发人: '某某', 界线走向说明: '自某点至某点' });
      for (const label of ['文件', '所附地形图']) await chooseFirst(shizhengfu, dialog, label);
      await drawn(dialog, course);
      await dialog.getByLabel('地形图比例尺分母').fill('50000');
    });
    await inState(shizhengfu, '已作出决定');
    await shizhengfu.context().close();
  });

  await test.step('no village moves, the line is surveyed, sealed and filed level by level', async () => {
    await jiexian.reload();
    await act(jiexian, '自然村隶属检验', async (dialog) => {
      await dialog.getByRole('radio', { name: '否' }).check();
      await texts(dialog, { 说明: '不涉及自然村' });
    });
    await yanchi.reload();
    await act(yanchi, '开始联合勘测', async (dialog) => {
      await texts(dialog, { 盐池县勘测人员: '某甲', 同心县勘测人员: '某乙', 测绘单位: '某测绘院' });
    });
    await act(yanchi, '登记盖章勘测图', async (dialog) => {
      await texts(dialog, { 测绘单位: '某测绘院' });
      await dialog.getByLabel('地形图比例尺分母').fill('10000');
      await upload(dialog, '双方盖章的实地勘测图');
    });
    await jiexian.reload();
    await act(jiexian, '上报备案', (dialog) => upload(dialog, '文件'));
    for (const organ of ['宁夏回族自治区人民政府', '民政部']) {
      await act(jiexian, '登记备案回执');
      const stop = jiexian.getByRole('region', { name: '备案和归档' }).getByRole('listitem').filter({ hasText: organ });
      await expect(stop.first()).toContainText('收到');
    }
    await expectFit(jiexian, 'a dispute that was filed');
    for (const part of ['ground', 'evidence', 'interim', 'papers', 'readers']) {
      await jiexian.goto(`${address}?part=${part}`);
      await expect(jiexian.locator('main .panel h2').nth(1)).toBeVisible();
      await expectFit(jiexian, `${part} of a dispute`);
    }
    await jiexian.goto(`${address}?part=procedure`);
  });

  await test.step('the line takes force, the people are told, the file is closed', async () => {
    await jiexian.getByRole('button', { name: '办理界线生效' }).click();
    const dialog = jiexian.getByRole('dialog', { name: '办理界线生效' });
    await dialog.getByLabel('界线生效日期').fill(today);
    await dialog.getByLabel('界线生效日期').press('Enter');
    await dialog.getByRole('button', { name: '确定' }).click();
    await expect(jiexian.getByText('界线已按所定走向生效')).toBeVisible();
    await act(jiexian, '登记公布情况', async (dialog) => {
      await texts(dialog, { 盐池县公布方式: '公告', 同心县公布方式: '村民会议' });
    });
    await act(jiexian, '归档', (dialog) => texts(dialog, { 卷号和存放处: '某卷' }));
    await inState(jiexian, '已归档');
  });
});

async function solution(dialog: Locator): Promise<void> {
  await texts(dialog, { 内容: '某方案' });
  await upload(dialog, '解决方案文件');
  await upload(dialog, '本方边界线地形图');
}

async function chooseFirst(page: Page, dialog: Locator, label: string): Promise<void> {
  await dialog.getByRole('combobox', { name: label, exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(PDF.name).first().click();
}

const ON = '2026-01-05';

test('a dispute between two townships goes to the line in force over the API, and a position to the approver’s decision', async ({
  browser,
}) => {
  const { yanchi, today } = await officers(browser);
  const sides = await townships(yanchi);
  const course = { type: 'LineString', coordinates: await courseBeside(yanchi, ...sides) };
  const [sideA, sideB] = sides;

  await test.step('the county records both towns and its own decision', async () => {
    const desk = new DisputeDesk();
    const facts = { title: '某村界线争议', facts: '走向认识不一致', aroseOn: '2025-05-06' };
    await desk.register(yanchi, { track: 'T1', sideA, sideB, ...facts, area: around(course.coordinates) });
    const fileId = await desk.paper(yanchi);
    const meeting = { on: ON, place: '某会议室', attendeesA: ['某甲'], attendeesB: ['某乙'], result: '不一致', fileId };
    const decision = {
      title: '某决定',
      number: '某政发〔2026〕2号',
      on: ON,
      signer: '某某',
      courseText: '自某点至某点',
    };
    const map = { scale: 10_000, datum: 'CGCS2000', course, mapFileId: fileId };
    const sealed = { surveyedOn: ON, sealedAOn: ON, sealedBOn: ON, surveyor: '某测绘院' };
    const steps: [string, object][] = [
      ['freeze', { on: ON }],
      ['open-negotiation', { on: ON }],
      ['meetings', { kind: 'negotiation', ...meeting }],
      ['not-agree', { on: ON, reason: '意见不一' }],
      ['solutions', { side: 'a', on: ON, text: '某方案', fileId, mapFileId: fileId }],
      ['solutions', { side: 'b', on: ON, text: '某方案', fileId, mapFileId: fileId }],
      ['accept', { on: ON }],
      ['open-mediation', { on: ON, departments: ['某自然资源局'] }],
      ['meetings', { kind: 'mediation', ...meeting }],
      ['not-agree', { on: ON, reason: '调解未果' }],
      ['propose', { on: ON, text: '某处理意见', fileId }],
      ['record-decision', { ...decision, ...map, fileId }],
      ['test-affiliation', { changes: false, villages: [], note: '不涉及' }],
      ['open-survey', { on: ON, teamA: ['某甲'], teamB: ['某乙'], surveyor: '某测绘院' }],
      ['seal-map', { ...map, ...sealed }],
      ['file', { on: ON, fileId }],
      ['receipts', { on: ON }],
      ['receipts', { on: ON }],
    ];
    for (const [path, body] of steps) await desk.act(yanchi, path, body);
    await desk.putInForce(yanchi, today);
    await desk.act(yanchi, 'announce', { onA: ON, wayA: '公告', onB: ON, wayB: '公告' });
    await desk.act(yanchi, 'archive', { on: ON, volume: '某卷' });
    await yanchi.goto(desk.address);
    await inState(yanchi, '已归档');
  });

  await test.step('the approver of a demarcated line determines its position', async () => {
    const desk = new DisputeDesk();
    const facts = {
      title: '某段位置争议',
      facts: '实地位置认识不一致',
      aroseOn: '2025-05-06',
      agreement: '某线协议书',
    };
    await desk.register(yanchi, { track: 'T2', sideA: '640323', sideB: '640324', ...facts });
    await yanchi.goto(desk.address);
    await act(yanchi, '报请位置核查', async (dialog) => {
      await texts(dialog, { 说明: '请依协议书确定' });
      await upload(dialog, '文件');
    });
    const along = await courseBeside(yanchi, '640323', '640324');
    await act(yanchi, '登记批准机关裁定', async (dialog) => {
      await texts(dialog, { 标题: '某裁定', 文号: '某政函〔2026〕1号', 签发人: '某某', 界线走向说明: '依协议书' });
      await upload(dialog, '文件');
      await drawn(dialog, along);
    });
    await inState(yanchi, '批准机关已裁定');
  });
});
