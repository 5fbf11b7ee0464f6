import { expect, type Locator, type Page } from '@playwright/test';
import { advance } from './application.ts';
import { browserTest } from './browserTest.ts';
import { expectFit } from './expectFit.ts';
import { comeIn, confirm, expectAccessible } from './office.ts';

const PDF = { name: '材料.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };

async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByRole('dialog').last().getByRole('combobox', { name: label });
  await field.click();
  if (/^\d/.test(option)) await field.fill(option);
  await page.getByTitle(option).last().click();
}

const steps = (page: Page) => page.getByRole('region', { name: '办理记录' }).getByRole('listitem');

/** One act by its button and its form; the page has read the new state when it stands in the log. */
async function act(page: Page, name: string, fill?: (dialog: Locator) => Promise<void>): Promise<void> {
  const before = await steps(page).count();
  await page.getByRole('region', { name: '可办理事项' }).getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name });
  await fill?.(dialog);
  await confirm(dialog, name);
  await expect(steps(page)).toHaveCount(before + 1);
}

const texts = (given: Record<string, string>) => async (dialog: Locator) => {
  for (const [label, text] of Object.entries(given)) await dialog.getByLabel(label).first().fill(text);
};

async function upload(page: Page, label: string): Promise<void> {
  await page.getByLabel(`上传${label}`).and(page.locator('input')).setInputFiles(PDF);
  const papers = page.getByRole('region', { name: '申请材料' }).getByRole('link', { name: PDF.name });
  const before = await papers.count();
  await confirm(page.getByRole('dialog', { name: PDF.name }), '上传');
  await expect(papers).toHaveCount(before + 1);
}

/** Codes of the townships below a county on a day, as the service lists them and as its map has them. */
async function townships(page: Page, parent: string, at: string): Promise<string[]> {
  const list = await page.request.get(`/api/divisions?parent=${parent}&at=${at}&limit=200`);
  const drawn = await page.request.get(`/api/division-outlines?parent=${parent}&at=${at}&level=township`);
  const codes: string[] = (await list.json()).items.map(({ code }: { code: string }) => code);
  const onMap: string[] = (await drawn.json()).features.map(({ id }: { id: string }) => id);
  expect(onMap.filter((code) => !codes.includes(code))).toEqual([]);
  return onMap;
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

browserTest('a township moves from one county to another', async ({ browser }) => {
  const page = await comeIn(browser, 'minzheng');
  const { now } = await (await page.request.get('/api/facts')).json();
  const today = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10);
  const effectiveOn = dayAfter(today, 7);

  await browserTest.step('the scheme', async () => {
    await page.goto('/office/division-dossiers');
    await page.getByRole('button', { name: '新建变更卷宗' }).first().click();
    await page.getByRole('radio', { name: '隶属关系变更' }).check();
    await page.getByRole('button', { name: '下一步' }).click();
    const dialog = page.getByRole('dialog', { name: '隶属关系变更' });
    await dialog.getByLabel('卷宗名称').fill('惠安堡镇划归红寺堡区');
    await choose(page, '划转的行政区划', '640323102');
    await choose(page, '变更后的上级', '640303）');
    await dialog.getByLabel('有关人民政府协商后共同拟订').check();
    await dialog.getByLabel('部分变更').check();
    await dialog.getByLabel('判断理由').fill('仅一个镇划转');
    await expectAccessible(page, 'form of a scheme');
    await dialog.getByRole('button', { name: '建立卷宗' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('惠安堡镇划归红寺堡区');
    await expect(page.getByText('建议 640303102，尚未确定')).toBeVisible();
    await expect(page.getByRole('region', { name: '变更范围图' })).toBeVisible();
    await expectAccessible(page, 'dossier in draft');
  });

  await browserTest.step('materials, opinions, submission', async () => {
    await act(page, '开始征求意见');
    for (const no of ['D1', 'D2', 'D3', 'D4', 'D5', 'D6']) await upload(page, no);
    await act(page, '登记征求意见', async (dialog) => {
      await choose(page, '征求对象类别', '民族自治地方自治机关');
      await dialog.getByLabel('单位名称').fill('自治区民委');
    });
    await act(page, '登记反馈意见', (dialog) => dialog.getByLabel('同意', { exact: true }).check());
    await act(page, '上报', texts({ 上报机关: '自治区人民政府', 文号: '吴政发〔2026〕1号' }));
  });

  await browserTest.step('approval, code, announcement', async () => {
    await upload(page, '批复文件');
    await act(page, '登记批准', async (dialog) => {
      await texts({ 批准机关: '宁夏回族自治区人民政府', 文号: '宁政函〔2026〕9号', 施行日期: effectiveOn })(dialog);
      await page.keyboard.press('Enter');
    });
    await act(page, '登记区划代码', texts({ 文号: '宁民函〔2026〕3号' }));
    await act(page, '登记公告', texts({ 文号: '公告第1号', 公告载体: '市人民政府网站' }));
    await expect(page.getByText('640303102（宁民函〔2026〕3号）')).toBeVisible();
    expect(await townships(page, '640323', effectiveOn)).toContain('640323102');
  });

  await browserTest.step('its day', async () => {
    await advance(page, 7);
    // The register does it by itself within half a minute of its day. Doing it by hand would race with that.
    const done = page.getByRole('button', { name: '登记区划图更新', exact: true });
    await expect(async () => {
      await page.reload();
      await expect(done).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 120_000 });
    for (const [at, here, code] of [
      [dayAfter(effectiveOn, -1), '640323', '640323102'],
      [effectiveOn, '640303', '640303102'],
      [dayAfter(effectiveOn, 400), '640303', '640303102'],
    ] as const) {
      expect(await townships(page, here, at), at).toContain(code);
      const other = here === '640323' ? '640303' : '640323';
      expect((await townships(page, other, at)).filter((one) => one === '640323102' || one === '640303102')).toEqual(
        [],
      );
    }
  });

  await browserTest.step('everything that follows', async () => {
    await act(page, '登记勘界', texts({ 协议书文号: '界线协议书', 备案机关: '自治区人民政府' }));
    await act(page, '登记区划图更新', texts({ 说明: '区划图已更新' }));
    await act(page, '登记数据报送', texts({ 报送机关: '自治区民政厅' }));
    const open = page.getByText(/办结前尚缺.*后续事项/);
    while (await open.isVisible()) await act(page, '办结后续事项', texts({ 说明: '已核对' }));
    await act(page, '完成变更', texts({ 完成情况报告: '变更已完成' }));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('已完成');
    await expectFit(page, 'completed dossier');
  });

  await browserTest.step('seen in time', async () => {
    await page.goto(`/office/divisions?parent=640303&at=${dayAfter(effectiveOn, -1)}`);
    await expect(page.getByRole('table').getByText('太阳山镇')).toBeVisible();
    await expect(page.getByRole('table').getByText('惠安堡镇')).toHaveCount(0);
    await page.goto(`/office/divisions?parent=640303&at=${effectiveOn}`);
    await expect(page.getByRole('table').getByText('惠安堡镇')).toBeVisible();
    await expectFit(page, 'divisions on a day');
    await page.goto('/office/divisions/640303102');
    await expect(page.getByText('640323102').first()).toBeVisible();
    await expectFit(page, 'a division through time');
    await page.goto(`/office/division-changes?from=${today}&to=${effectiveOn}`);
    await expect(page.getByRole('region', { name: '变更范围图' }).first()).toBeVisible();
    await expectFit(page, 'what changed');
  });
});
