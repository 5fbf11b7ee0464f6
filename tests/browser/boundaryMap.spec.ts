import { expect } from '@playwright/test';
import { browserTest } from './browserTest.ts';
import { expectFit } from './expectFit.ts';
import { comeIn, expectAccessible } from './office.ts';

browserTest('the boundary map is read, measured and moved through time by keyboard', async ({ browser }) => {
  const page = await comeIn(browser, 'jiexian');
  const refused: string[] = [];
  page.on('console', (message) => message.text().includes('Content Security Policy') && refused.push(message.text()));
  await page.goto('/office/boundary-map');
  await expect(page.locator('[data-map-idle]')).toBeVisible({ timeout: 60_000 });

  await page.getByText('图上的界线和界桩').click();
  await page.getByRole('button', { name: '红寺堡区—盐池县界线' }).press('Enter');
  const chosen = page.getByRole('region', { name: '选中对象' });
  await expect(chosen).toContainText(/盐池县：[\d.]+ 平方千米/);
  const legend = page.getByRole('table', { name: '界线' });
  await expect(legend.getByRole('rowheader', { name: '地级' })).toBeVisible();
  await expectAccessible(page, 'the boundary map with its legend');
  await page.locator('summary').filter({ hasText: '图例' }).press('Enter');
  await expect(legend).toBeHidden();

  await page.getByRole('tab', { name: '坐标' }).click();
  await page.getByLabel('定位到坐标').fill('4208177.615, 35605400.837');
  await page.keyboard.press('Enter');
  await expect(page.getByText('106°12′00.000″E, 38°00′00.000″N')).toBeVisible();
  await expect(page.getByText('EPSG:4523（带号）· EPSG:4544（不带号）')).toBeVisible();
  const zone = page.getByRole('combobox', { name: '高斯—克吕格 3° 带 投影带' });
  await zone.press('ArrowDown');
  await zone.press('ArrowDown');
  await zone.press('Enter');
  await expect(page.getByText('36341895.214')).toBeVisible();
  await expectAccessible(page, 'coordinates');

  await page.getByRole('tab', { name: '量算' }).click();
  const point = page.getByLabel('点的坐标');
  for (const text of ['106.2, 38', '106.7 37.4', '107 38']) {
    await point.fill(text);
    await point.press('Enter');
  }
  await page.getByRole('button', { name: '撤销上一点' }).click();
  await expect(page.getByText('79,869.26 米（79.869 千米）')).toBeVisible();
  await expectAccessible(page, 'measuring');

  const slider = page.getByRole('slider', { name: /查看日期/ });
  await slider.press('PageDown');
  await expect(page).toHaveURL(/at=20\d\d-\d\d-\d\d/);
  await expect(page.getByText('界桩按现状显示')).toBeVisible();
  await page.getByRole('button', { name: '今天' }).click();
  await expect(page.getByText('界桩按现状显示')).toBeHidden();

  await expectFit(page, 'the boundary map');
  expect(refused).toEqual([]);
  await page.context().close();
});
