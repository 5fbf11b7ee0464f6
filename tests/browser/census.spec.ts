import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { browserTest } from './browserTest.ts';
import { expectFit } from './expectFit.ts';
import { comeIn, expectAccessible } from './office.ts';

// Two villages whose names sound alike, 180 m from each other, and a restricted one without a position.
const ROWS = [
  '标准名称,类别名称,别名,地名含义,使用时间,密级,登记单位,登记时间,所在（跨）行政区,东经,北纬',
  '稻柳湾,农村居民点,张家湾,湾内多柳,现今,公开,利通区地名普查办,2016-05-01,利通区,106.3000,37.9000',
  '稻流湾,农村居民点,,,现今,公开,利通区地名普查办,2016-05-01,利通区,106.3020,37.9000',
  '白杨旧渠,农村居民点,,渠边有杨,现今,秘密,利通区地名普查办,2016-05-01,利通区,,',
];
const FILE = { name: '利通区普查登记表.csv', mimeType: 'text/csv', buffer: Buffer.from(`${ROWS.join('\n')}\n`) };

/** Takes the table in as census records through the interface that the screen of imports uses. */
async function deliver({ request }: Page): Promise<void> {
  const sent = await request.post('/api/imports?kind=census', {
    multipart: { file: FILE },
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  const { id } = await sent.json();
  const runIs = async (state: string) => {
    await expect
      .poll(async () => (await (await request.get(`/api/imports/${id}`)).json()).state, { intervals: [100, 200, 400] })
      .toBe(state);
    return (await (await request.get(`/api/imports/${id}`)).json()).version;
  };
  const act = async (path: string, version: number, body?: object) => {
    const headers = { 'If-Match': `"${version}"` };
    const url = `/api/imports/${id}${path}`;
    const reply = await (body ? request.patch(url, { headers, data: body }) : request.post(url, { headers }));
    expect(reply.status(), await reply.text()).toBeLessThan(300);
  };
  await act('', await runIs('read'), { crs: 'EPSG:4490' });
  await act('/dry-run', await runIs('read'));
  await act('/commit', await runIs('judged'));
  await runIs('committed');
}

const stateIs = (page: Page, state: string) => expect(page.getByRole('heading', { level: 1 })).toContainText(state);

browserTest(
  'a census record is checked, made a standard name and taken back; the list is exported',
  async ({ browser }) => {
    const page = await comeIn(browser, 'minzheng');
    await deliver(page);

    await browserTest.step('the list says what is wrong', async () => {
      // Narrowed to it, so that what is decided leads on to no other record.
      await page.goto(`/office/census?q=${encodeURIComponent('稻柳湾')}`);
      const row = page.getByRole('listitem').filter({ hasText: '稻柳湾' });
      await expect(row).toContainText('一名多写', { timeout: 15_000 });
      await expectFit(page, 'census list');
      await row.getByRole('link', { name: '稻柳湾' }).click();
    });

    await browserTest.step('the record shows the form, what is wrong, and the other spelling', async () => {
      await stateIs(page, '待审');
      await expect(page.getByRole('heading', { name: '第二次全国地名普查登记表' })).toBeVisible();
      await expect(page.getByRole('link', { name: '稻流湾' }).first()).toBeVisible();
      await expectFit(page, 'census record');
    });

    await browserTest.step('it becomes a standard name on its document', async () => {
      const decide = page.getByRole('region', { name: '办理', exact: true });
      await decide.getByRole('button', { name: '转为标准地名', exact: true }).click();
      await decide.getByRole('button', { name: '确定转为标准地名' }).click();
      await expect(decide.getByText('请填写').first()).toBeVisible();
      await expectAccessible(page, 'promotion with what is missing');
      await decide.getByLabel('批准文号').fill('吴政发〔1984〕12号');
      await decide.getByLabel('批准机关').fill('吴忠市人民政府');
      await decide.getByLabel('批准日期').fill('1984-06-01');
      await decide.getByLabel('批准日期').press('Enter');
      await decide.getByRole('textbox', { name: '理由', exact: true }).fill('原件在档，名称与登记一致');
      await decide.getByRole('button', { name: '确定转为标准地名' }).click();
      await stateIs(page, '已转为标准地名');
      await expect(page.getByRole('link', { name: '稻柳湾' }).first()).toBeVisible();
      await expectAccessible(page, 'promoted record');
      expect(await found(page)).toBe(1);
    });

    await browserTest.step('it is taken back', async () => {
      const decide = page.getByRole('region', { name: '办理', exact: true });
      await decide.getByRole('button', { name: '撤销', exact: true }).click();
      await decide.getByLabel('撤销理由').fill('文件上的名称是另一处');
      await decide.getByRole('button', { name: '确定撤销' }).click();
      await stateIs(page, '待审');
      expect(await found(page)).toBe(0);
    });

    await browserTest.step('what the list shows is exported, with a purpose', async () => {
      await page.goto('/office/census?defect=any');
      await page.getByRole('button', { name: '导出', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: '导出：普查成果' });
      await expect(dialog.getByText('2 条')).toBeVisible();
      await expectAccessible(page, 'export dialog');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name: '导出', exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/普查成果.*\.xlsx$/);
      expect(
        readFileSync(await download.path())
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
      await page.goto('/office/exports');
      const card = page.getByRole('list', { name: '数据导出' }).getByRole('listitem').first();
      await expect(card).toContainText('条件：问题 有问题');
      await expectFit(page, 'exports');
    });
  },
);

/** How many standard names the search finds by the name of the record. */
async function found({ request }: Page): Promise<number> {
  const { items } = await (await request.get('/api/places', { params: { q: '稻柳湾', status: 'standard' } })).json();
  return items.length;
}
