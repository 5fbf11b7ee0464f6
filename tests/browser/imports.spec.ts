import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { browserTest } from './browserTest.ts';
import { expectFit } from './expectFit.ts';
import { comeIn } from './office.ts';

// The third position lies outside China; the column of short names has a heading that nobody knows.
const ROWS = [
  '名称,类别,本地叫法,所属政区,经度,纬度',
  '稻花香东巷,街路巷,香东巷,利通区,106.2012,37.9861',
  '晚照西巷,街路巷,,利通区,106.2034,37.9883',
  '迎秋北巷,街路巷,,利通区,206.2034,37.9883',
];
const FILE = { name: '利通区补录.csv', mimeType: 'text/csv', buffer: Buffer.from(`${ROWS.join('\n')}\n`) };

const inState = (page: Page, state: string) => expect(page.getByRole('heading', { level: 1 })).toContainText(state);

async function downloaded(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return readFileSync(await download.path());
}

/** How many names the register finds by what only this file has. */
async function found(page: Page): Promise<number> {
  const { items } = await (await page.request.get('/api/places', { params: { q: '稻花香东巷' } })).json();
  return items.length;
}

browserTest('a table of a county is imported and taken back', async ({ browser }) => {
  const page = await comeIn(browser, 'minzheng');

  await browserTest.step('the list says where to begin, and gives headings', async () => {
    // An office that sees no import of another story.
    const first = await comeIn(browser, 'yanchi');
    await first.goto('/office/imports');
    await expect(first.getByText('还没有导入过数据')).toBeVisible();
    await expectFit(first, 'empty list of imports');
    const template = await downloaded(first, () =>
      first.getByRole('button', { name: '下载表头模板：地名（CSV）' }).click(),
    );
    await first.context().close();
    await page.goto('/office/imports');
    expect(template.toString('utf8')).toMatch(/^\uFEFF名称,.*经度/);
  });

  await browserTest.step('the file is read; what was supposed is asked', async () => {
    await page.locator('input[type=file]').setInputFiles(FILE);
    await inState(page, '待试导入');
    await expect(page.getByText(/识别结果有疑问/)).toBeVisible();
    await expect(page.getByRole('region', { name: '前几行' }).getByText('稻花香东巷')).toBeVisible();
    await expectFit(page, 'detection and columns');
    await page
      .getByRole('region', { name: '坐标系' })
      .getByRole('button', { name: /^WGS 84/ })
      .click();
    await expect(page.getByText('文件中写明或由您选定')).toBeVisible();
  });

  await browserTest.step('a column is matched by the keyboard', async () => {
    const alias = page.getByRole('combobox', { name: '别名对应的列' });
    await alias.fill('本地');
    await alias.press('Enter');
    await page.getByRole('button', { name: '保存对应' }).click();
    await expect(page.getByText(/已保存。下次遇到同样的表头/)).toBeVisible();
  });

  await browserTest.step('the dry run refuses a row; it is left out', async () => {
    const next = page.getByRole('region', { name: '下一步' });
    await next.getByRole('button', { name: '试导入', exact: true }).click();
    await inState(page, '待正式导入');
    await expect(page.getByRole('button', { name: /拒绝 1/ })).toBeVisible();
    await expectFit(page, 'dry run');
    await page.getByRole('button', { name: /拒绝 1/ }).click();
    await expect(page.locator('.import-row-name')).toHaveText(['迎秋北巷']);
    await page.getByRole('button', { name: '排除第 4 行' }).click();
    await expect(page.getByText(/检查通过/)).toBeVisible();
    await expectFit(page, 'before the commit');
  });

  await browserTest.step('it is written as a whole, and reported', async () => {
    await page.getByRole('button', { name: '正式导入', exact: true }).last().click();
    const dialog = page.getByRole('dialog', { name: '正式导入 2 条？' });
    await dialog.getByRole('button', { name: '确认导入' }).click();
    await inState(page, '已导入');
    await expectFit(page, 'after the commit');
    expect(await found(page)).toBe(1);
    const report = await downloaded(page, () => page.getByRole('link', { name: '下载导入报告（Excel）' }).click());
    expect(report.subarray(0, 2).toString()).toBe('PK');
  });

  await browserTest.step('it is taken back as a whole', async () => {
    await page.getByRole('button', { name: '撤销整次导入' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '撤销', exact: true }).click();
    await inState(page, '已撤销');
    await expectFit(page, 'after the undo');
    expect(await found(page)).toBe(0);
    await page.goto('/office/imports');
    await expect(page.getByRole('link', { name: FILE.name })).toBeVisible();
    await expectFit(page, 'list of imports');
  });
});
