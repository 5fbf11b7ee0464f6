import { type APIRequestContext, expect, type Page, request } from '@playwright/test';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import { SignRegisterApi } from '#server/signs/registerContract.ts';
import { browserTest } from './browserTest.ts';
import { expectFit, PHONE, WIDE } from './expectFit.ts';
import { cameraSees, WITH_CAMERA } from './fakeCamera.ts';
import { answered } from './fieldOffice.ts';
import { comeIn, expectAccessible } from './office.ts';
import { type SignContent, signContent } from './signContent.ts';

browserTest.use({ launchOptions: WITH_CAMERA });

let minzheng: APIRequestContext;
let waiye: APIRequestContext;
let made: SignContent;
browserTest.beforeAll(async ({ baseURL }) => {
  browserTest.setTimeout(120_000);
  const come = async (username: string) => {
    const office = await request.newContext({ baseURL: baseURL ?? '' });
    expect((await office.post('/api/session', { data: { username, password: 'diming-demo' } })).ok()).toBe(true);
    return office;
  };
  [minzheng, waiye] = [await come('minzheng'), await come('waiye')];
  made = await signContent(minzheng, waiye);
});
browserTest.afterAll(() => Promise.all([minzheng.dispose(), waiye.dispose()]));

/** Each screen by its address, with a word that stands there once its content does; and where screen readers are asked. */
const screens = ({ standing: [sign], orders, batch, reportId, workPackage, conflictId }: SignContent) =>
  [
    ['/signs', '待处理反馈', PHONE],
    ['/signs?problems=plate', '待处理反馈', WIDE],
    [`/signs/${sign?.id}`, '登记经过', WIDE],
    ['/signs/due', '道路起点', PHONE],
    ['/signs/renamed', /没有须更换的标志|待更换/, WIDE],
    ['/signs/owners', '其他各类标志', PHONE],
    ['/signs/orders', '待派工', PHONE],
    ['/signs/orders?queue=reports', '牌子被货车撞弯了', PHONE],
    ['/signs/orders/new', '情况说明', WIDE],
    [`/signs/orders/${orders[0]}`, '牌面锈蚀', WIDE],
    ['/signs/orders/route', '距上一处', PHONE],
    [`/signs/orders/reports/${reportId}`, '核实的问题', PHONE],
    ['/signs/inspections', '外业巡查员', WIDE],
    ['/signs/indicators', '道路设标率', PHONE],
    ['/signs/batches', '吴忠标牌厂', WIDE],
    [`/signs/batches/${batch.id}`, '扫码验收', PHONE],
    ['/signs/packages', workPackage.title, WIDE],
    ['/signs/packages/new', '交给谁、去哪里', WIDE],
    [`/signs/packages/${workPackage.id}`, '上交记录', PHONE],
    ['/signs/conflicts', '同日重复巡查', PHONE],
    [`/signs/conflicts/${conflictId}`, '当天先前的巡查', WIDE],
  ] as const;

async function visit(page: Page): Promise<void> {
  for (const [path, word, readAt] of screens(made))
    await browserTest.step(path, async () => {
      await page.goto(`/office${path}`);
      await expect(page.getByRole('main').getByText(word).filter({ visible: true }).first()).toBeVisible();
      await expectFit(page, path, [readAt]);
    });
}

/** What one sees on the map stands in a table as well: the map alone is opened here. */
async function onTheMap(page: Page): Promise<void> {
  await page.goto('/office/signs');
  await page.getByText('地图', { exact: true }).filter({ visible: true }).last().click();
  await expect(page.getByRole('main').locator('.maplibregl-canvas')).toBeVisible();
  await expectFit(page, 'signs on the map', [PHONE]);
}

/** A plate held before the camera: its code is read, its words are compared, it is taken. */
async function acceptPlate(page: Page): Promise<void> {
  const plates = minzheng.get(`/api/sign-batches/${made.batch.id}/plates`);
  const { items } = await answered(SignBatchesApi.plates.reply, plates);
  await cameraSees(items[0]?.url ?? '');
  await page.context().grantPermissions(['camera']);
  await page.goto(`/office/signs/batches/${made.batch.id}`);
  await page.getByRole('button', { name: '用相机扫码' }).click();
  const same = page.getByRole('button', { name: '文字一致，通过' });
  await expect(same).toBeVisible();
  await expectFit(page, 'a plate beside its words', [PHONE]);
  await same.click();
  await expect(page.getByText('已验收 1 / 2').first()).toBeVisible();
  await expectAccessible(page, 'an accepted plate');
}

/** The next key signs; the one before is given up with what that means for the plates that stand. */
async function keys(page: Page): Promise<void> {
  await page.goto('/office/signs/keys');
  await page.getByRole('button', { name: '更换密钥' }).click();
  const rotation = page.getByRole('dialog', { name: '更换签名密钥？' });
  await rotation.getByLabel('原因').fill('年度更换');
  await rotation.getByRole('button', { name: '更换密钥' }).click();
  await expect(page.getByText('不再签名，已制作的仍有效').first()).toBeVisible();
  await expectFit(page, 'keys', [PHONE]);
  await page.getByRole('button', { name: '作废 第 1 号密钥' }).click();
  const revocation = page.getByRole('dialog', { name: '作废第 1 号密钥？' });
  await expect(revocation.getByText(/在用（已安装、损坏、不符）：\d+ 块/)).toBeVisible();
  await expectAccessible(page, 'revocation of a key');
  await revocation.getByLabel('原因').fill('旧服务器失窃');
  await revocation.getByRole('checkbox').check();
  await revocation.getByRole('button', { name: '作废', exact: true }).click();
  await expect(page.getByText('已作废').first()).toBeVisible();
  await expectFit(page, 'a revoked key', [WIDE]);
}

/** While somebody types, somebody else changes the record: what was typed stays until its writer takes the newer state. */
async function changedMeanwhile(page: Page): Promise<void> {
  await page.clock.install();
  await page.goto('/office/signs/owners');
  const card = page.getByRole('listitem').filter({ hasText: '其他各类标志' });
  await card.getByRole('button', { name: '修改' }).click();
  await card.getByLabel('依据').fill('三定方案第五条');
  const { items } = await answered(SignRegisterApi.listSignOwners.reply, minzheng.get('/api/sign-owners'));
  const row = items.find(({ type }) => type === '*');
  const data = { type: '*', owner: '吴忠市地名服务中心', ground: '吴民发〔2026〕3号', verified: true };
  const headers = { 'if-match': `"${row?.version}"` };
  await answered(SignRegisterApi.setSignOwner.reply, minzheng.put('/api/sign-owners', { data, headers }));
  // As when one comes back to the window after a while: what is shown is read again.
  await page.clock.fastForward(20_000);
  await page.evaluate(() => globalThis.dispatchEvent(new Event('visibilitychange')));
  await expect(card.getByText('此记录刚有更改')).toBeVisible();
  await expect(card.getByLabel('依据')).toHaveValue('三定方案第五条');
  await expectFit(page, 'a record changed meanwhile', [PHONE]);
  await card.getByRole('button', { name: '载入最新内容' }).click();
  await expect(card.getByLabel('归属单位')).toHaveValue('吴忠市地名服务中心');
  await expect(card.getByLabel('依据')).toHaveValue('');
}

browserTest('the screens of signs, with content, on a desk and on a phone', async ({ browser }) => {
  const page = await comeIn(browser, 'minzheng');
  await visit(page);
  await onTheMap(page);
  await browserTest.step('acceptance', () => acceptPlate(page));
  await browserTest.step('changed meanwhile', async () => changedMeanwhile(await comeIn(browser, 'minzheng')));
  await browserTest.step('keys', async () => keys(await comeIn(browser, 'admin')));
});
