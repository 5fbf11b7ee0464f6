import { type Browser, expect, type Page } from '@playwright/test';
import { draw, STREET } from './application.ts';
import { browserTest } from './browserTest.ts';
import { expectFit } from './expectFit.ts';
import { comeIn, expectAccessible, signIn } from './office.ts';

async function register(page: Page): Promise<void> {
  await page.goto('/office/places');
  await expect(page.locator('[data-map-idle]')).toBeAttached({ timeout: 60_000 });
  const list = await page.getByRole('table').boundingBox();
  const map = await page.getByRole('region', { name: '地名分布' }).boundingBox();
  expect(map && list && map.x > list.x + list.width && map.y < list.y + 100, 'the map stands beside the list').toBe(
    true,
  );
}

async function batchCheck(page: Page): Promise<void> {
  await page.goto('/office/name-batches');
  await expectFit(page, 'batches');
  const rows = ['名称,类别,县', '稻香苑,住宅区,利通区', '曼哈顿国际广场,建筑物,利通区', '玉民街,街路巷,利通区'];
  const buffer = Buffer.from(rows.join('\n'));
  await page.locator('input[type=file]').setInputFiles({ name: '拟用名称.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText(/已完成 · 3 条/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/“曼哈顿”是外国人名或地名/)).toBeVisible();
  await expectFit(page, 'batch');
}

async function builtUpAreas(page: Page): Promise<void> {
  await page.goto('/office/built-up-areas');
  await expect(page.getByText('盐池县城建成区').first()).toBeVisible();
  await expectFit(page, 'built-up areas');
  await page.getByRole('link', { name: '导入建成区' }).click();
  const ring = [
    [106.12, 37.92],
    [106.14, 37.92],
    [106.14, 37.94],
    [106.12, 37.94],
    [106.12, 37.92],
  ];
  const outline = {
    type: 'Feature',
    properties: { name: '金积镇建成区' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  const nameless = { ...outline, properties: {} };
  const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [outline, nameless] }));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '建成区.geojson', mimeType: 'application/geo+json', buffer });
  await expect(page.getByText('读到 2 个建成区，可启用 1 个')).toBeVisible();
  await expect(page.getByText(/第 2 个要素没有建成区名称/)).toBeVisible();
  await expectFit(page, 'upload of built-up areas');
  await page.getByLabel('资料来源').fill('市自然资源局城镇建成区监测成果');
  await page.getByLabel('文号').fill('吴自然资发〔2026〕5号');
  await page.getByLabel('数据时点').fill('2026-01-01');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '启用 1 个建成区' }).press('Enter');
  await expect(page.getByRole('button', { name: '在地图上查看金积镇建成区' })).toBeVisible();
  await page.getByRole('button', { name: '终止金积镇建成区' }).click();
  await expectAccessible(page, 'end of a built-up area');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
}

async function suggestions(page: Page): Promise<void> {
  await page.goto('/office/apply');
  await page.getByLabel('所在县（市、区）').click();
  await page.getByTitle('利通区').click();
  await draw(page, STREET.shape);
  await page.getByRole('button', { name: '推荐名称' }).click();
  const first = page.getByRole('list', { name: '推荐的名称' }).getByRole('listitem').first();
  const name = (await first.locator('strong').textContent()) ?? '';
  await first.getByRole('button').click();
  const preferred = page.getByRole('group', { name: '首选名称' });
  await expect(preferred.getByRole('textbox', { name: '名称', exact: true })).toHaveValue(name);
  await expect(preferred.getByRole('textbox', { name: '命名理由' })).not.toHaveValue('');
  await expectFit(page, 'suggestions');
}

async function ruleDesk(page: Page): Promise<void> {
  await page.goto('/office/rules');
  await page.getByRole('button', { name: /NR-05/ }).click();
  const row = page.getByRole('dialog');
  await expect(row.getByRole('heading', { name: '版本沿革' })).toBeVisible();
  await expectAccessible(page, 'row of the rules');
  await row.getByRole('button', { name: '关闭' }).click();
  await expectFit(page, 'rule desk');
  await page.getByRole('tab', { name: '规则变更' }).click();
  await page.getByRole('button', { name: '起草变更' }).click();
  const dialog = page.getByRole('dialog', { name: '起草变更' });
  await dialog.getByLabel('变更名称').fill('增补市级词表');
  await dialog.getByRole('button', { name: '起草变更' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('增补市级词表');
  await expectFit(page, 'rule change');
}

async function campaign(page: Page): Promise<void> {
  await page.goto('/office/campaigns');
  await expect(page.getByText('还没有')).toBeVisible();
  await expectFit(page, 'campaigns');
  await page.getByRole('button', { name: '新建行动' }).click();
  const dialog = page.getByRole('dialog', { name: '新建行动' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page, 'new campaign');
  await dialog.getByRole('button', { name: '取消' }).click();
  const draft = { title: '不规范地名清理整治', documentNo: '吴民发〔2026〕8号', division: '640300' };
  const days = { startsOn: '2026-03-01', endsOn: '2026-12-31' };
  const reply = await page.request.post('/api/campaigns', { data: { ...draft, ...days } });
  const { id } = (await reply.json()) as { id: string };
  await page.goto(`/office/campaigns/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(draft.title);
  await page.getByRole('button', { name: '扫描' }).first().click();
  await expect(page.getByText(/个地名，命中/)).toBeVisible({ timeout: 60_000 });
  await expectFit(page, 'campaign');
}

async function boundaries(browser: Browser): Promise<void> {
  const page = await comeIn(browser, 'jiexian');
  await page.goto('/office/boundaries');
  await expectFit(page, 'boundary lines');
  await page.getByRole('link', { name: '利通区—红寺堡区界线' }).click();
  await expect(page.getByText('640302-640303')).toBeVisible();
  await expectFit(page, 'boundary line');
  await page.getByRole('button', { name: '打印图幅' }).click();
  await expect(page.getByText('A3 横向，共 1 幅')).toBeVisible();
  await expectAccessible(page, 'map sheets of a line');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: '打印图幅' })).toBeHidden();
  await incident(page);
  await page.goto('/office/boundaries/topology');
  await page.getByText('阈值').first().click();
  await expect(page.getByLabel('狭缝平均宽度上限（米）').first()).toBeVisible();
  await expectFit(page, 'topology checks');
}

/** From the line's page, by keyboard where one types anyway: report, tell a side, look at what the law asks. */
async function incident(page: Page): Promise<void> {
  await page.getByRole('link', { name: '登记事件' }).click();
  await page.getByLabel('事件类型').click();
  await page.getByTitle('跨界生产建设').click();
  await expect(page.getByText('《行政区域界线管理条例》第十条')).toBeVisible();
  await page.getByLabel(/坐标录入/).fill('106.2,37.7');
  await page.getByLabel('情况说明').fill('光伏项目用地横跨界线，未见毗邻方同意的文件。');
  await expectFit(page, 'report of an incident');
  await page.getByRole('button', { name: '登记', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('跨界生产建设');
  await expect(page.getByText('还须：告知利通区、告知红寺堡区')).toBeVisible();
  await page.getByRole('button', { name: '登记告知情况' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('接收人').fill('王某');
  await dialog.getByLabel('告知方式').fill('函告');
  await expectAccessible(page, 'telling a side');
  await dialog.getByRole('button', { name: '确定' }).press('Enter');
  await expect(page.getByText('还须：告知红寺堡区')).toBeVisible();
  await expectFit(page, 'incident');
  await page.goto('/office/incidents');
  await expect(page.getByRole('link', { name: '跨界生产建设' })).toBeVisible();
  await expectFit(page, 'incidents');
}

/** However late the facts of the installation come: what stands on the page is not moved by the banner of the demonstration. */
async function timeLimits(page: Page): Promise<void> {
  await page.route('**/api/facts', async (route) => {
    await page.waitForTimeout(1_000);
    await route.continue();
  });
  await page.goto('/office/time-limits?whose=all');
  const bar = page.locator('.top-bar');
  await expect(bar).toBeVisible();
  const atFirst = await bar.boundingBox();
  await expect(page.getByRole('complementary', { name: '演示数据' })).toBeVisible();
  expect(await bar.boundingBox()).toEqual(atFirst);
  await expect(page.getByRole('heading', { name: '时限督办' })).toBeVisible();
  await expectFit(page, 'time limits');
}

browserTest('the screens beside a case: batch check, suggestions, rules, campaigns, lines', async ({ browser }) => {
  const handler = await comeIn(browser, 'minzheng');
  await browserTest.step('register', () => register(handler));
  await browserTest.step('batch check', () => batchCheck(handler));
  await browserTest.step('built-up areas', () => builtUpAreas(handler));
  await browserTest.step('rule desk', () => ruleDesk(handler));
  await browserTest.step('campaign', () => campaign(handler));
  await browserTest.step('boundaries', () => boundaries(browser));
  await browserTest.step('time limits', () => timeLimits(handler));
  await browserTest.step('audit trail', async () => {
    const auditor = await signIn(browser, 'shenji');
    await expect(auditor.getByText('起草规则变更').first()).toBeVisible();
    await expectFit(auditor, 'audit trail');
  });
  await browserTest.step('suggested names', async () => suggestions(await comeIn(browser, 'shenqing')));
  await browserTest.step('rules as an approver sees them', async () => {
    const approver = await comeIn(browser, 'admin');
    await approver.goto('/office/rules?tab=changes');
    await approver.getByRole('link', { name: '增补市级词表' }).click();
    await expect(approver.getByRole('button', { name: '送审' })).toHaveCount(0);
    await expectFit(approver, 'rule change of another');
    await approver.goto('/office/document-settings');
    await approver.getByRole('button', { name: /修订文字：不予受理通知书/ }).click();
    await expectAccessible(approver, 'template');
    await approver.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    await expectFit(approver, 'templates and number series');
  });
});
