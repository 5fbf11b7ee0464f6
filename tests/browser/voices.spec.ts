import { type Browser, expect, type Page } from '@playwright/test';
import { advance } from './application.ts';
import { browserTest } from './browserTest.ts';
import { expectFit, PHONE } from './expectFit.ts';
import { listOnNotice } from './listOnNotice.ts';
import { comeIn, confirm, doAct } from './office.ts';
import { onNotice } from './onNotice.ts';

interface Receipt {
  no: string;
  code: string;
}

/** A telephone of somebody without an account, and without script. */
async function phone(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false, viewport: PHONE })).newPage();
}

async function receipt(page: Page): Promise<Receipt> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已收到');
  const facts = page.getByRole('status').locator('dd');
  return { no: (await facts.first().textContent()) ?? '', code: (await facts.last().textContent()) ?? '' };
}

async function follow(page: Page, { no, code }: Receipt): Promise<void> {
  await page.goto('/follow');
  await page.getByLabel('编号', { exact: true }).fill(no);
  await page.getByLabel('查询码').fill(code);
  await page.getByRole('button', { name: '查看' }).click();
}

/** The act's dialog, opened on the page of a report or a matter. */
async function start(page: Page, act: string) {
  await page.getByRole('region', { name: '可办理事项' }).getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: act });
  await expect(dialog).toBeVisible();
  return dialog;
}

browserTest('an objection is answered', async ({ browser }) => {
  const handler = await comeIn(browser, 'minzheng');
  const id = await onNotice(browser, handler, '清晖里路');
  const citizen = await phone(browser);
  await citizen.goto(`/notices/notice/${id}`);
  await citizen.getByText('提出异议', { exact: true }).click();
  await citizen.getByLabel('意见和理由').fill('与邻近街道读音相近，容易混淆。');
  await citizen.getByLabel(/^联系方式/).fill('13800000000');
  await citizen.getByRole('button', { name: '提交意见' }).click();
  const objection = await receipt(citizen);

  await browserTest.step('the public page of the notice fits', async () => {
    const looker = await (await browser.newContext()).newPage();
    await looker.goto(`/notices/notice/${id}`);
    await expectFit(looker, 'notice');
  });
  await handler.goto(`/office/cases/${id}`);
  await advance(handler, 15);
  await handler.reload();
  await expect(handler.locator('.blocked-acts')).toContainText('1 条公示异议未答复');
  await handler.getByRole('button', { name: `答复 ${objection.no}` }).click();
  const dialog = handler.getByRole('dialog', { name: `答复 ${objection.no}` });
  await dialog.getByText('不采纳', { exact: true }).click();
  await dialog.getByLabel('答复内容及理由').fill('经核查，两路相距较远，不致混淆。');
  await confirm(dialog, '答复');
  await expect(handler.getByText('待答复 0 条')).toBeVisible();
  await expectFit(handler, 'case with objection');
  await doAct(handler, '拟稿', { 批复文稿: '拟同意命名。' });
  await follow(citizen, objection);
  await expect(citizen.getByText('不采纳', { exact: true })).toBeVisible();
  await expect(citizen.getByText('经核查，两路相距较远')).toBeVisible();
});

browserTest('the list of a clean-up campaign takes objections', async ({ browser }) => {
  const handler = await comeIn(browser, 'minzheng');
  const { campaign, name } = await listOnNotice(handler);
  const citizen = await phone(browser);
  await citizen.goto(`/notices/campaign/${campaign}`);
  await citizen.getByRole('link', { name: `对“${name}”提意见` }).click();
  await expect(citizen.getByLabel('对哪个地名').locator('option:checked')).toHaveText(name);
  await citizen.getByText('提出异议', { exact: true }).click();
  await citizen.getByLabel('意见和理由').fill('此名来历清楚，不应列入清单。');
  await citizen.getByRole('button', { name: '提交意见' }).click();
  const objection = await receipt(citizen);
  await follow(citizen, objection);
  await expect(citizen.getByText('尚未答复')).toBeVisible();
  await browserTest.step('the public page of the list fits', async () => {
    const looker = await (await browser.newContext()).newPage();
    await looker.goto(`/notices/campaign/${campaign}`);
    await expectFit(looker, 'list on notice');
  });
});

browserTest('a report of a violation becomes a matter and is answered', async ({ browser }) => {
  const citizen = await phone(browser);
  await citizen.goto('/report');
  await citizen.getByLabel(/^未使用或者未规范使用标准地名/).check();
  await citizen.getByLabel('所在县（市、区）').selectOption({ label: '利通区' });
  await citizen.getByLabel('具体地点').fill('裕民街北侧售楼处');
  await citizen.getByLabel('请说明情况').fill('楼盘广告使用“曼哈顿广场”，不是标准地名。');
  await citizen.getByLabel(/^姓名/).fill('李四');
  await citizen.getByRole('button', { name: '提交举报' }).click();
  const report = await receipt(citizen);
  await browserTest.step('the public form fits', async () => {
    const looker = await (await browser.newContext()).newPage();
    await looker.goto('/report');
    await expectFit(looker, 'report form');
  });

  const handler = await comeIn(browser, 'minzheng');
  await handler.goto('/office/reports');
  await expectFit(handler, 'reports');
  await handler.getByRole('link', { name: report.no }).click();
  await expect(handler.getByText('举报人信息保密')).toBeVisible();
  await confirm(await start(handler, '受理'), '受理');
  await expect(handler.getByText('李四')).toHaveCount(0);
  await handler.getByRole('button', { name: '查看举报人信息' }).click();
  await expect(handler.getByText('李四')).toBeVisible();
  const check = await start(handler, '登记核查结果');
  await check.getByText('情况属实').click();
  await check.getByLabel('核查情况').fill('现场查看，广告未使用标准地名。');
  await confirm(check, '登记核查结果');
  const turn = await start(handler, '转监督检查');
  await turn.getByRole('textbox', { name: '当事人', exact: true }).fill('某置业公司');
  await turn.getByText('单位', { exact: true }).click();
  await confirm(turn, '转监督检查');
  await expectFit(handler, 'report');
  const reply = await start(handler, '答复');
  await reply.getByLabel('答复内容').fill('已责令改正，感谢监督。');
  await confirm(reply, '答复');

  await handler.getByRole('link', { name: /-JD-/ }).click();
  const measure = await start(handler, '采取措施');
  await measure.getByRole('combobox', { name: '措施', exact: true }).click();
  await handler.getByTitle('责令限期改正通知书').click();
  await measure.getByLabel(/^文书编号/).fill('吴民改〔2026〕2号');
  await measure.getByLabel(/^改正期限/).fill('2030-12-31');
  await measure.getByLabel(/^改正期限/).press('Enter');
  await measure.getByLabel('内容和要求').fill('十日内改用标准地名。');
  await confirm(measure, '采取措施');
  await expect(handler.getByText('地名管理条例第三十七条').first()).toBeVisible();
  await expectFit(handler, 'matter');
  await handler.goto('/office/supervision');
  await expectFit(handler, 'matters');
  await follow(citizen, report);
  await expect(citizen.getByText('已责令改正，感谢监督。')).toBeVisible();
});
