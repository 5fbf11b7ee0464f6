import { type APIRequestContext, type Browser, expect, type Page, request } from '@playwright/test';
import sharp from 'sharp';
import { Inspection } from '#server/boundaries/inspections/inspectionContract.ts';
import { type Sign, SignsApi } from '#server/signs/contract.ts';
import { FieldOfficeApi } from '#server/signs/field/fieldApiContract.ts';
import { browserTest } from './browserTest.ts';
import { PHONE } from './expectFit.ts';
import { cameraSees, WITH_CAMERA } from './fakeCamera.ts';
import { answered, standingSigns } from './fieldOffice.ts';
import { expectAccessible } from './office.ts';

const AT = { longitude: 106.2, latitude: 37.98, accuracy: 5 };
// A few streets about the signs: the base map of a city would take a minute here.
const BOX = [106.19, 37.97, 106.21, 38];
const LINE = '盐池县—同心县界线';

browserTest.use({ launchOptions: WITH_CAMERA });

let minzheng: APIRequestContext;
let jiexian: APIRequestContext;
let sign: Sign;
let inspection: Inspection;

async function officeOf(username: string, baseURL: string): Promise<APIRequestContext> {
  const office = await request.newContext({ baseURL });
  expect((await office.post('/api/session', { data: { username, password: 'diming-demo' } })).ok()).toBe(true);
  return office;
}

/** A special inspection of the line, ready for the field. */
async function toField(): Promise<Inspection> {
  const { items } = await (await jiexian.get('/api/boundary-lines?limit=200')).json();
  const lineId = items.find(
    ({ name, code }: { name?: string; code: string }) => name === LINE || code === '640323-640324',
  ).id;
  const special = { kind: 'special', lineId, plannedYear: 2026, leadingSide: '640323', reason: '界桩被移动' };
  let found = await answered(Inspection, jiexian.post('/api/joint-inspections', { data: special }));
  const path = `/api/joint-inspections/${found.id}`;
  const ifMatch = () => ({ 'if-match': `"${found.version}"` });
  const { plannedYear, leadingSide } = found;
  const people = { inspectorsA: '马某', inspectorsB: '李某', deskResult: '与协议书附图一致' };
  const prepared = { plannedYear, leadingSide, ...people };
  found = await answered(Inspection, jiexian.put(path, { data: prepared, headers: ifMatch() }));
  for (const act of ['start_desk', 'start_field'])
    found = await answered(Inspection, jiexian.post(`${path}/acts`, { data: { act }, headers: ifMatch() }));
  return found;
}

/** Markers have a place, which may lie outside the package; a stretch goes with its line. */
const stretchOf = ({ items }: Inspection) => items.find(({ marker }) => marker === null);

const titleOf = ({ id }: Sign): string => `地图与界桩 ${id.slice(-5)}`;

async function aPackage(): Promise<void> {
  const people = await answered(FieldOfficeApi.assignees.reply, minzheng.get('/api/field/assignees'));
  const assigneeId = people.items.find(({ name }) => name.startsWith('外业巡查员'))?.id;
  const wanted = { statuses: ['installed'], notInspectedSince: null, orders: true, reports: true };
  const include = { ...wanted, markers: true, jointInspections: true };
  const data = { divisionCode: '640300', bbox: BOX, include, title: titleOf(sign), assigneeId, dueOn: null };
  await answered(FieldOfficeApi.createPackage.reply, minzheng.post('/api/field/work-packages', { data }));
}

browserTest.beforeAll(async ({ baseURL }) => {
  browserTest.setTimeout(180_000);
  minzheng = await officeOf('minzheng', baseURL ?? '');
  jiexian = await officeOf('jiexian', baseURL ?? '');
  const [first = ''] = await standingSigns(minzheng, 3);
  sign = await answered(SignsApi.get.reply, minzheng.get(`/api/signs/${first}`));
  inspection = await toField();
  await aPackage();
  await cameraSees(sign.url);
});
browserTest.afterAll(async () => {
  await Promise.all([minzheng.dispose(), jiexian.dispose()]);
});

/** A telephone before the first sign, with the package on it. */
async function setOut(browser: Browser): Promise<Page> {
  const permissions = ['geolocation', 'camera'];
  const context = await browser.newContext({ viewport: PHONE, permissions, geolocation: AT, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto('/field/');
  await page.getByLabel('用户名').fill('waiye');
  await page.getByLabel('密码').fill('diming-demo');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('link', { name: '下载工作包' }).click();
  const card = page.locator('.card', { hasText: titleOf(sign) });
  await card.getByRole('button', { name: '下载到本机' }).click();
  await card.getByRole('button', { name: '开始工作' }).click();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return page;
}

async function takePhoto(page: Page, label: string): Promise<void> {
  const create = { width: 320, height: 240, channels: 3 as const, background: '#7a8a99' };
  const buffer = await sharp({ create }).jpeg().toBuffer();
  await page.getByLabel(label).setInputFiles({ name: 'camera.jpg', mimeType: 'image/jpeg', buffer });
  await expect(page.locator('.photos li')).toHaveCount(1);
}

/** The base map is fetched beforehand; without a network it and the package's signs are drawn all the same. */
async function mapWithoutSignal(page: Page): Promise<void> {
  await page.getByRole('link', { name: '地图' }).click();
  await page.getByRole('button', { name: /下载底图|继续下载/ }).click();
  await expect(page.getByText('底图已全部存在本机')).toBeVisible({ timeout: 120_000 });
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.locator('[data-map-idle]')).toBeVisible();
  const drawn = await page.evaluate((at) => {
    const { __fieldMap: map } = window as unknown as { __fieldMap: FieldMap };
    interface FieldMap {
      querySourceFeatures: (source: string, options?: object) => unknown[];
      project: (at: [number, number]) => { x: number; y: number };
    }
    const of = (source: string) => map.querySourceFeatures(source, { sourceLayer: source }).length;
    return { signs: map.querySourceFeatures('signs').length, divisions: of('divisions'), at: map.project(at) };
  }, sign.position);
  expect(drawn.signs).toBeGreaterThanOrEqual(3);
  expect(drawn.divisions).toBeGreaterThan(0);
  await page.locator('.maplibregl-canvas').click({ position: drawn.at });
  await expect(page.getByRole('region', { name: '选中的标志' })).toContainText(sign.name);
  await expectAccessible(page, 'map');
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, 'the map is wider than the telephone').toBeLessThanOrEqual(0);
}

async function stakeOut(page: Page): Promise<void> {
  await page.context().setGeolocation({ ...AT, longitude: 106.199 });
  await page.goto(`/field/#/stakeout/sign/${sign.id}`);
  await expect(page.getByText('东 90 米')).toBeVisible();
  await expectAccessible(page, 'stake-out');
  await page.context().setGeolocation(AT);
  await expect(page.getByText('到了')).toBeVisible();
  await page.getByRole('button', { name: '检查这块标志' }).click();
  await expect(page.getByRole('heading', { name: '标志检查' })).toBeVisible();
}

async function scan(page: Page): Promise<void> {
  await page.getByRole('link', { name: '扫描二维码' }).click();
  await expect(page.getByRole('heading', { name: '真码' })).toBeVisible();
  await expectAccessible(page, 'a genuine code');
  await page.getByRole('button', { name: '检查这块标志' }).click();
  await expect(page.getByText('已扫码：真实有效')).toBeVisible();
  // One digit of the signature is another.
  await cameraSees(sign.url.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)));
  await page.getByRole('link', { name: '扫描二维码' }).click();
  await expect(page.getByRole('heading', { name: '假码' })).toBeVisible();
  await expectAccessible(page, 'a forged code');
}

async function newSign(page: Page): Promise<void> {
  await page.goto('/field/#/new-sign');
  await page.getByLabel(/标准地名/).fill('yumin');
  await page.locator('.places button').first().click();
  await page.getByRole('button', { name: '墙面' }).click();
  await takePhoto(page, '拍安装');
  await expectAccessible(page, 'new sign');
  await page.getByRole('button', { name: '保存到本机' }).click();
  await expect(page.getByText('新设：裕民街')).toBeVisible();
}

async function markerItem(page: Page): Promise<void> {
  await page.goto(`/field/#/markers/${inspection.id}/${stretchOf(inspection)?.id}`);
  await page.getByRole('button', { name: '与协议相符' }).click();
  await takePhoto(page, '拍周边');
  await expectAccessible(page, 'marker');
  await page.getByRole('button', { name: '保存到本机' }).click();
  await expect(page.getByText('本机已记')).toBeVisible();
}

browserTest('before signs without a signal: map, way, code, a new sign and a marker', async ({ browser }) => {
  const page = await setOut(browser);
  await mapWithoutSignal(page);
  await stakeOut(page);
  await scan(page);
  // Away from the signs that stand there: beside one it might be the same.
  await page.context().setGeolocation({ ...AT, latitude: 37.99 });
  await newSign(page);
  await markerItem(page);
  await page.context().setOffline(false);
  await page.goto('/field/#/outbox');
  await expect(page.locator('.card', { hasText: '已入库' })).toHaveCount(2);
  const after = await answered(Inspection, jiexian.get(`/api/joint-inspections/${inspection.id}`));
  expect(stretchOf(after)).toMatchObject({ result: 'as_agreed', inspectorA: '马某', inspectorB: '李某' });
  expect(stretchOf(after)?.files).toHaveLength(1);
  const signs = await answered(
    SignsApi.list.reply,
    minzheng.get(`/api/signs?q=${encodeURIComponent('裕民街')}&limit=200`),
  );
  const made = signs.items.filter(({ position }) => Math.abs(position[1] - 37.99) < 1e-6);
  expect(made).toHaveLength(1);
  expect(made[0]).toMatchObject({ status: 'installed', mounting: 'wall' });
});
