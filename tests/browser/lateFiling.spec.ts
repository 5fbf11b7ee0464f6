import { expect, type Page } from '@playwright/test';
import { advance } from './application.ts';
import { browserTest } from './browserTest.ts';
import { comeIn, confirm, expectAccessible } from './office.ts';

const PDF = { name: '材料.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.getByTitle(option, { exact: true }).last().click();
}

browserTest('a late filing is chased', async ({ browser }) => {
  const bureau = await comeIn(browser, 'minzheng');
  await bureau.goto('/office/filings?box=late');
  await expect(bureau.getByText('没有迟报的备案')).toBeVisible();
  await bureau.getByRole('link', { name: '登记应报未报' }).click();
  await choose(bureau, '批准机关所在区划*', '盐池县');
  await expect(bureau.getByLabel('批准机关*', { exact: true })).toHaveValue('盐池县人民政府');
  await choose(bureau, '地名类别*', '街路巷');
  await bureau.getByLabel('批准日期').click();
  await bureau.getByText('今天', { exact: true }).click();
  await bureau.getByLabel('获知来源').fill('县政府网站公布');
  await bureau.getByLabel('标准地名').fill('花马池西街');
  await expectAccessible(bureau, 'form of an approval that nobody filed');
  await bureau.getByRole('button', { name: '保存' }).click();
  await expect(bureau.getByRole('heading', { level: 1 })).toContainText('花马池西街');

  await advance(bureau, 15);
  await advance(bureau, 7);
  await bureau.goto('/office/filings?box=late');
  const late = bureau.getByRole('table').last();
  await expect(bureau.getByRole('heading', { name: '迟报清单' })).toBeVisible();
  await late.getByRole('button', { name: '提醒报送' }).click();
  const reminder = bureau.getByRole('dialog', { name: /提醒报送/ });
  await expect(reminder.getByLabel('内容')).toHaveValue(/请尽快报送花马池西街的备案材料/);
  await expect(reminder.getByLabel('文号*', { exact: true })).toHaveValue(/^吴民函〔\d{4}〕1号$/);
  await expectAccessible(bureau, 'reminder');
  await confirm(reminder, '提醒报送');
  await expect(late.getByText(/吴民函〔\d{4}〕1号/)).toBeVisible();
  await expect(late.getByRole('link', { name: /PDF 吴民函/ })).toBeVisible();
  await expect(late.getByRole('button', { name: '限期报送' })).toBeVisible();
  await expectAccessible(bureau, 'late filings');

  const county = await comeIn(browser, 'yanchi');
  await county.goto('/office/filings');
  await county.getByRole('tab', { name: '待我报送' }).click();
  await county.getByRole('link', { name: '花马池西街' }).click();
  await expect(county.getByText(/请尽快报送花马池西街的备案材料/)).toBeVisible();
  await expect(county.getByRole('link', { name: /PDF 吴民函/ })).toBeVisible();
  await county.getByRole('link', { name: '修改登记表' }).click();
  await county.getByLabel('批复文号').fill('盐政发〔2026〕12号');
  await county.getByRole('button', { name: '保存' }).click();
  for (const material of ['备案报告', '批复文件']) {
    await county.getByLabel(`上传${material}`).and(county.locator('input')).setInputFiles(PDF);
    await expect(county.locator('li', { hasText: material }).getByRole('link', { name: /下载/ })).toBeVisible();
  }
  await expectAccessible(county, 'filing to be sent');
  await county.getByRole('button', { name: '报送备案' }).click();
  await confirm(county.getByRole('dialog', { name: '报送备案' }), '报送备案');
  await expect(county.getByText('待核查')).toBeVisible();

  await bureau.getByRole('tab', { name: '待我处理' }).click();
  await bureau.getByRole('link', { name: '花马池西街' }).click();
  // The list tells of the days, too: the page is there once its acts are.
  await expect(bureau.getByRole('button', { name: '接收备案' })).toBeVisible();
  await expect(bureau.getByText(/迟报 \d+ 天/)).toBeVisible();
  await expectAccessible(bureau, 'filing to be checked');
  await bureau.getByRole('button', { name: '接收备案' }).click();
  const accept = bureau.getByRole('dialog', { name: '接收备案' });
  for (const check of ['报送机关正确', '接收机关正确', '备案材料齐全']) await accept.getByLabel(check).check();
  await confirm(accept, '接收备案');
  await expect(bureau.getByText(/640300-BS-/).first()).toBeVisible();
});
