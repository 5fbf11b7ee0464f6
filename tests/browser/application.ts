import { type Browser, expect, type Page } from '@playwright/test';
import { comeIn, confirm, expectAccessible, startAct } from './office.ts';

const PDF = 'tests/support/application.pdf';

export interface Application {
  category: '街路巷' | '住宅区';
  names: string[];
  /** Longitude and latitude of each click on the map. */
  shape: [number, number][];
  location: string;
}

export const STREET: Application = {
  category: '街路巷',
  names: ['迎宾湖路', '清宁路', '稻香里路'],
  shape: [
    [106.188, 37.9935],
    [106.2, 37.994],
    [106.212, 37.9938],
  ],
  location: '利通区中部，东起甲路，西至乙路',
};

export const QUARTER: Application = {
  category: '住宅区',
  names: ['稻花苑'],
  shape: [
    [106.19, 37.98],
    [106.196, 37.98],
    [106.196, 37.984],
    [106.19, 37.984],
  ],
  location: '利通区中部，甲路以北',
};

/** Draws with the mouse on the map, as a person would, and finishes the shape with Enter. */
export async function draw(page: Page, shape: [number, number][]): Promise<void> {
  const map = page.getByRole('region', { name: '绘制拟命名地理实体的位置' }).first();
  // In the middle: on a telephone the bar of acts covers what stands below.
  await map.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await expect(page.locator('[data-map-idle]').first()).toBeAttached({ timeout: 60_000 });
  await page.evaluate((first) => {
    const { __dimingMap } = window as unknown as { __dimingMap: { jumpTo: (o: object) => void } };
    __dimingMap.jumpTo({ center: first, zoom: 13 });
  }, shape[1] ?? [106.2, 37.99]);
  await expect(page.locator('[data-map-idle]').first()).toBeAttached({ timeout: 60_000 });
  for (const point of shape) {
    const [x, y] = await page.evaluate((lonLat) => {
      const { __dimingMap } = window as unknown as {
        __dimingMap: { project: (p: number[]) => { x: number; y: number }; getCanvas: () => HTMLCanvasElement };
      };
      const { x, y } = __dimingMap.project(lonLat);
      const box = __dimingMap.getCanvas().getBoundingClientRect();
      return [box.x + x, box.y + y] as const;
    }, point);
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.click(x, y);
    await page.waitForTimeout(400); // a quicker second click counts as a double click
  }
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(/坐标录入/)).toHaveValue(new RegExp(`${shape[0]?.[0]}`.slice(0, 6)));
}

export async function apply(page: Page, application: Application): Promise<string> {
  await page.goto('/office/apply');
  await page.getByText(application.category, { exact: true }).click();
  await page.getByLabel('所在县（市、区）').click();
  await page.getByTitle('利通区').click();
  await draw(page, application.shape);
  for (const [i, name] of application.names.entries()) {
    if (i > 0) await page.getByRole('button', { name: '增加备选名称' }).click();
    const card = page.getByRole('group', { name: i === 0 ? '首选名称' : `第 ${i + 1} 备选名称` });
    await card.getByRole('textbox', { name: '名称', exact: true }).fill(name);
    await card.getByRole('textbox', { name: '含义' }).fill('反映当地自然与人文特点');
    await card.getByRole('textbox', { name: '命名理由' }).fill('新建项目，便于识别');
  }
  await page.getByRole('textbox', { name: '地理位置' }).fill(application.location);
  if (application.category === '住宅区') await page.getByLabel('总建筑面积（平方米）').fill('120000');
  await page.getByRole('textbox', { name: '联系人' }).fill('经办人甲');
  await page.getByRole('textbox', { name: '联系电话' }).fill('0953-0000000');
  await page.getByLabel('选择文件：综合评估报告').and(page.locator('input')).setInputFiles(PDF);
  await expectAccessible(page, 'application form');
  await page.getByRole('button', { name: '提交申请' }).click();
  const caseNo = page.getByText(/^640300-DM-\d{4}-\d{4}$/);
  await expect(caseNo).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, 'receipt');
  return (await caseNo.textContent()) ?? '';
}

interface Answer {
  user: string;
  name: string;
  opinion: string;
  text?: string;
  /** The same list was looked at when another office had it. */
  isSeen?: boolean;
}

/** An office answers from its own inbox. */
export async function giveOpinion(browser: Browser, { user, name, opinion, text, isSeen }: Answer): Promise<void> {
  const page = await comeIn(browser, user);
  await page.goto('/office/opinions');
  if (!isSeen) await expectAccessible(page, `opinions of ${user}`);
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  const dialog = await startAct(page, '反馈意见');
  await dialog.getByText(opinion, { exact: true }).click();
  if (text) await dialog.getByLabel('具体意见').fill(text);
  await confirm(dialog, '反馈意见');
  await page.context().close();
}

/** Moves the demonstration clock on, and waits until the page says so. */
export async function advance(page: Page, days: 7 | 15): Promise<void> {
  const clock = page.getByText(/演示日期：/).first();
  const before = (await clock.textContent()) ?? '';
  await page.getByRole('button', { name: `+${days} 天` }).click();
  await expect(clock).not.toHaveText(before);
}
