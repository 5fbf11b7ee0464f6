import { expect, type Page } from '@playwright/test';
import { browserTest } from './browserTest.ts';
import { comeIn, expectAccessible } from './office.ts';

interface EditorMap {
  queryRenderedFeatures: (options: { layers: string[] }) => {
    properties: { index: number };
    geometry: { coordinates: [number, number] };
  }[];
  project: (at: [number, number]) => { x: number; y: number };
  getCanvas: () => HTMLCanvasElement;
}

/** The middle of the second edge of the edited course, on the screen. */
const middleOfEdge = (page: Page) =>
  page.evaluate(() => {
    const map = (window as unknown as { __dimingMap: EditorMap }).__dimingMap;
    const middles = map.queryRenderedFeatures({ layers: ['edited-course-middles'] });
    const middle = middles.find(({ properties }) => properties.index === 1);
    if (!middle) throw new Error('No middle');
    const { x, y } = map.project(middle.geometry.coordinates);
    const { left, top } = map.getCanvas().getBoundingClientRect();
    return { x: left + x, y: top + y };
  });

browserTest('a line is edited for both sides, taken back, repeated, and saved as a draft', async ({ browser }) => {
  const page = await comeIn(browser, 'jiexian');
  await page.goto('/office/boundaries?level=county');
  await page.getByRole('link', { name: '红寺堡区—盐池县界线' }).click();
  await page.getByRole('link', { name: '编辑走向' }).click();
  await expect(page.getByText('尚未修改。')).toBeVisible();
  await expect(page.locator('[data-map-idle]')).toBeVisible();
  const rows = page.getByRole('textbox', { name: /点经度/ });
  const before = await rows.count();
  const from = await middleOfEdge(page);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 10, { steps: 5 });
  await page.mouse.up();
  const areas = page.getByRole('table', { name: '双方面积增减（椭球面）' });
  await expect(areas.getByRole('row')).toHaveCount(3);
  await expect(areas).toContainText('平方千米');
  await expect(rows).toHaveCount(before + 1);
  await expectAccessible(page, 'the editor with a change');

  await page.getByRole('button', { name: '撤销' }).click();
  await expect(rows).toHaveCount(before);
  await expect(page.getByText('尚未修改。')).toBeVisible();
  await page.keyboard.press('Control+Shift+Z');
  await expect(rows).toHaveCount(before + 1);

  // By the keyboard: the new point is put far into the neighbours, and the crossing is said and shown.
  await page.getByLabel('第 3 点经度').fill('108 0 0');
  await page.getByLabel('第 3 点经度').press('Enter');
  await expect(page.getByText(/处问题，不能保存/)).toBeVisible();
  await expect(page.getByRole('button', { name: '保存草案' })).toBeDisabled();
  await page.getByRole('button', { name: '在图上显示' }).first().click();
  await expectAccessible(page, 'the editor with faults');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText(/处问题，不能保存/)).toBeHidden();

  await page.getByLabel('草案标题').fill('按实地调整');
  await page.getByRole('button', { name: '保存草案' }).click();
  await expect(page.getByRole('heading', { name: '走向草案' })).toBeVisible();
  await expect(page.getByText('按实地调整')).toBeVisible();
  await expectAccessible(page, 'the line with its archive');
  await page.context().close();
});
