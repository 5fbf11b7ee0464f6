import { type Browser, expect, type Page } from '@playwright/test';
import { browserTest } from './browserTest.ts';
import { expectFit, PHONE } from './expectFit.ts';
import { comeIn, expectAccessible } from './office.ts';

/** Chooses from an antd list by its label. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByTitle(option, { exact: true }).click();
}

async function aMarkerOnTheLine(page: Page): Promise<void> {
  await page.goto('/office/markers/new');
  await choose(page, '所在界线', '盐池县—同心县界线');
  await page.getByLabel('编号').fill('盐同-1');
  await page.getByLabel('坐标（CGCS2000）').fill('106.9,37.2');
  await page.getByLabel('名称').fill('老榆树');
  await page.getByLabel('方位角（°）').fill('45');
  await page.getByLabel('距离（米）').fill('12.5');
  await expectFit(page, 'registering a marker');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('盐同-1');
}

async function plan(page: Page): Promise<void> {
  await page.goto('/office/inspections');
  await page.getByRole('button', { name: '制订五年计划' }).click();
  await expect(page.getByRole('combobox', { name: '盐池县—同心县界线的计划年度' })).toBeVisible();
  await expectFit(page, 'planner');
  await page.getByRole('button', { name: '保存计划' }).click();
  await expect(page.getByText('新列入 5 条')).toBeVisible();
  await page.getByRole('link', { name: '盐池县—同心县界线' }).click();
}

async function prepare(page: Page): Promise<void> {
  await page.getByLabel('盐池县检查人员').fill('马某');
  await page.getByLabel('同心县检查人员').fill('李某');
  await page.getByLabel(/^内业检查情况/).fill('协议书附图与走向说明一致');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '开始内业检查' }).click();
  await page.getByRole('button', { name: '开始外业检查' }).click();
  await expect(page.getByText('已查 0 /')).toBeVisible();
  await expectFit(page, 'inspection');
}

/** On a telephone, at the marker: its state, where it is, then the line itself. */
async function inspect(browser: Browser, address: string): Promise<void> {
  const phone = await comeIn(browser, 'waiye', PHONE);
  await phone.context().grantPermissions(['geolocation']);
  await phone.context().setGeolocation({ longitude: 106.9, latitude: 37.2, accuracy: 4 });
  await phone.goto(`${address}/field`);
  await expect(phone.getByRole('heading', { name: '界桩 盐同-1' })).toBeVisible();
  for (const button of await phone.locator('.field-page button').all())
    expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(40);
  await expectAccessible(phone, 'field record');
  await phone.getByRole('button', { name: '记录当前位置' }).click();
  await expect(phone.getByText(/106\.900000, 37\.200000/)).toBeVisible();
  const all = Number(/共 (\d+) 项/.exec((await phone.getByText(/^第 1 项/).textContent()) ?? '')?.[1]);
  expect(all).toBeGreaterThan(1);
  for (let n = 1; n <= all; n += 1) {
    await phone.getByRole('button', { name: '与协议相符' }).click();
    await phone.getByRole('button', { name: '保存，下一项' }).click();
    await expect(phone.getByText(`已查 ${n} / ${all}`)).toBeVisible();
  }
  await phone.context().close();
}

async function report(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: '结束外业检查' }).click();
  for (const label of [
    '界线协议及有关规定执行情况',
    '界桩及方位物情况',
    '其他标志物、附近地物地貌情况',
    '跨界线生产、建设和管理情况',
  ])
    await page.getByLabel(label).fill('正常');
  await page.getByRole('button', { name: '完成报告，送双方签署' }).click();
  await expect(page.getByText('登记纸质签署').first()).toBeVisible();
}

browserTest(
  'a joint inspection: planned, carried out on a telephone, signed by both sides and filed',
  async ({ browser }) => {
    const page = await comeIn(browser, 'jiexian');
    await aMarkerOnTheLine(page);
    await plan(page);
    await prepare(page);
    await inspect(browser, page.url());
    await report(page);
    const yanchi = await comeIn(browser, 'yanchi');
    await yanchi.goto(page.url());
    await yanchi.getByRole('button', { name: '以本单位账号签署' }).click();
    await expect(yanchi.getByText(/盐池县民政局 盐池县民政经办员/)).toBeVisible();
    await page.reload();
    const paper = page.getByRole('group', { name: /同心县/ });
    await paper.getByLabel('签署人').fill('杨某');
    await paper
      .locator('input[type=file]')
      .setInputFiles(new URL('../support/application.pdf', import.meta.url).pathname);
    await paper.getByRole('button', { name: '签署', exact: true }).click();
    await page.getByLabel('备案文件').fill('吴民发〔2026〕30号');
    await expectFit(page, 'filing');
    await page.getByRole('button', { name: '报批准机关备案' }).click();
    await expect(page.getByText(/宁夏回族自治区人民政府：吴民发/)).toBeVisible();
    await page.getByLabel('归档地点').fill('市民政局档案室');
    await page.getByRole('button', { name: '归档', exact: true }).click();
    await expect(page.getByText('市民政局档案室')).toBeVisible();
  },
);
