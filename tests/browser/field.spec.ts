import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { SignsApi } from '#server/signs/contract.ts';
import { FieldOfficeApi } from '#server/signs/field/fieldApiContract.ts';
import { browserTest } from './browserTest.ts';
import { PHONE } from './expectFit.ts';
import { answered, FieldService, ORIGIN, officeOf, packageFor, standingSigns } from './fieldOffice.ts';
import { FieldPhone } from './fieldPhone.ts';
import { expectAccessible } from './office.ts';

const INSPECTIONS = 30;
let service: FieldService;
let office: APIRequestContext;
let phone: FieldPhone;
browserTest.beforeAll(async () => {
  browserTest.setTimeout(240_000);
  service = await FieldService.started();
  office = await officeOf('minzheng');
  phone = new FieldPhone(join(service.folder, 'phone'), ORIGIN);
});
browserTest.afterAll(async () => {
  await phone.kill();
  await service.kill();
  await rm(service.folder, { recursive: true, force: true });
});

/** A picture no other is like, as a camera hands it over. */
async function aPicture(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const create = { width: 320, height: 240, channels: 3 as const, background: 'gray', noise };
  return { name: 'camera.jpg', mimeType: 'image/jpeg', buffer: await sharp({ create }).jpeg().toBuffer() };
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill('diming-demo');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { name: '标志', exact: true })).toBeVisible();
}

/** Signs in, takes a package along, and waits until the app itself is on the device. */
async function setOut(page: Page, username: string, title: string): Promise<void> {
  const card = page.locator('.card', { hasText: title });
  await signIn(page, username);
  await page.getByRole('link', { name: '下载工作包' }).click();
  await card.getByRole('button', { name: '下载到本机' }).click();
  await card.getByRole('button', { name: '开始工作' }).click();
  await expect(page.locator('.list li').first()).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

async function takePhotos(page: Page): Promise<void> {
  await page.getByLabel('拍标志').setInputFiles(await aPicture());
  await expect(page.locator('.photos li')).toHaveCount(1);
  await page.getByLabel('拍周边').setInputFiles(await aPicture());
  await expect(page.locator('.photos li')).toHaveCount(2);
}

/** Inspects the sign shown by the form's own controls and leaves the app where it offers the next one. */
async function inspect(page: Page): Promise<void> {
  await page.getByRole('button', { name: '完好' }).click();
  await takePhotos(page);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: '已存在本机' })).toBeVisible();
}

async function inspectMore(page: Page, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    await inspect(page);
    await page.getByRole('link', { name: /^下一块/ }).click();
  }
}

const openFirst = (page: Page) => page.locator('.list a').first().click();

/** A network that comes back in pieces: every fourth request of records and photographs breaks off. */
async function brokenNetwork(page: Page): Promise<void> {
  let asked = 0;
  await page.context().route('**/api/field/**', (route) => {
    asked += 1;
    return asked % 4 === 0 ? route.abort('connectionreset') : route.continue();
  });
}

interface OnDevice {
  id: string;
  state: string;
  photos: { id: string; sha256: string }[];
}

/** The records as the device keeps them. */
const onDevice = (page: Page): Promise<OnDevice[]> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('diming-field');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('records').objectStore('records').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );

browserTest('a day without a signal arrives whole, once each and byte for byte', async () => {
  // Sixty photographs through the form's own controls, on a machine that tests two engines at once.
  browserTest.setTimeout(600_000);
  await standingSigns(office, INSPECTIONS);
  const work = await packageFor(office, '外业巡查员', '利通区标志巡查');
  await browserTest.step('the package is taken along, and the app opens without a network', async () => {
    const page = await phone.on();
    await setOut(page, 'waiye', work.title);
    await expectAccessible(page, 'list of signs');
    await page.context().setOffline(true);
    await page.reload();
    await expect(page.getByText('无网络，记录先存在本机')).toBeVisible();
    await page.getByRole('button', { name: '按离我最近排列' }).click();
    await expect(page.locator('.list .hint').first()).toContainText('0 米');
  });

  await browserTest.step('30 inspections; the telephone dies twice, once with a form open', async () => {
    let { page } = phone;
    await openFirst(page);
    await expectAccessible(page, 'inspection form');
    await inspectMore(page, 12);
    await phone.kill();
    page = await phone.on({ offline: true });
    await expect(page.getByRole('button', { name: '已查 12' })).toBeVisible();
    await openFirst(page);
    await inspectMore(page, 10);
    await page.getByRole('button', { name: '完好' }).click();
    await takePhotos(page);
    await phone.kill();
    page = await phone.on({ offline: true });
    await expect(page.getByRole('button', { name: '已查 22' })).toBeVisible();
    await openFirst(page);
    await expect(page.getByText('已恢复上次没有保存的内容')).toBeVisible();
    await expect(page.locator('.photos li')).toHaveCount(2);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('link', { name: /^下一块/ }).click();
    await inspectMore(page, 6);
    await inspect(page);
    await page.getByRole('link', { name: /查看上报情况/ }).click();
    await expect(page.getByText(`待上报 ${INSPECTIONS}，已入库 0`)).toBeVisible();
    expect((await onDevice(page)).every(({ state }) => state === 'waiting')).toBe(true);
  });

  await browserTest.step('the network comes back in pieces, and the server dies on the way', async () => {
    const { page } = phone;
    await brokenNetwork(page);
    // The session has ended meanwhile: nothing is sent before the password, and nothing is lost.
    await page.context().clearCookies();
    await page.context().setOffline(false);
    await page.getByRole('link', { name: '去登录' }).click();
    await signIn(page, 'waiye');
    await page.getByRole('link', { name: '上报', exact: true }).click();
    await expect(page.getByText(/已入库 [1-9]/)).toBeVisible();
    await service.kill();
    await service.start();
    await expect(page.getByText(`待上报 0，已入库 ${INSPECTIONS}，需处理 0`)).toBeVisible({ timeout: 120_000 });
    await expectAccessible(page, 'outbox');
  });

  await browserTest.step('30 records and 60 photographs are in the register, once each', async () => {
    const records = await onDevice(phone.page);
    office = await officeOf('minzheng');
    const seen = await answered(FieldOfficeApi.getPackage.reply, office.get(`/api/field/work-packages/${work.id}`));
    expect(seen).toMatchObject({
      inspected: INSPECTIONS,
      records: { waiting: 0, stored: INSPECTIONS, conflict: 0, refused: 0 },
    });
    const stored = await Promise.all(records.flatMap(({ id, photos }) => photos.map((photo) => hashOf(id, photo.id))));
    expect(stored).toEqual(records.flatMap(({ photos }) => photos.map(({ sha256 }) => sha256)));
    expect(new Set(stored).size).toBe(2 * INSPECTIONS);
  });
});

/** SHA-256 of a photograph as the register gives it back. */
async function hashOf(record: string, photo: string): Promise<string> {
  const answer = await office.get(`/api/field/records/${record}/photos/${photo}`);
  expect(answer.ok()).toBe(true);
  return createHash('sha256')
    .update(await answer.body())
    .digest('hex');
}

/** A telephone of somebody, at some metres east of where the signs begin, with the package on it and no network. */
async function phoneOf(browser: Browser, username: string, title: string, degreesEast: number): Promise<Page> {
  const geolocation = { longitude: 106.2 + degreesEast, latitude: 37.98, accuracy: 4 };
  const context = await browser.newContext({
    ...{ baseURL: ORIGIN, viewport: PHONE, geolocation, permissions: ['geolocation'] },
  });
  const page = await context.newPage();
  await page.goto('/field/');
  await setOut(page, username, title);
  await context.setOffline(true);
  return page;
}

/** The sign stands where the telephone is: the register is to have it there. */
async function correctPosition(page: Page, id: string): Promise<void> {
  await page.goto(`/field/#/inspect/${id}`);
  await page.getByRole('button', { name: '完好' }).click();
  await takePhotos(page);
  await page.getByLabel('按现场位置更正标志位置').check();
  await page.getByRole('button', { name: '保存' }).click();
  await page.goto('/field/#/outbox');
}

browserTest(
  'two telephones move one sign without a signal: a person settles it, and both hear of it',
  async ({ browser }) => {
    office = await officeOf('minzheng');
    const [id = ''] = await standingSigns(office, 1);
    await packageFor(office, '外业巡查员', '第一部手机');
    await packageFor(office, '民政经办员', '第二部手机');
    const first = await phoneOf(browser, 'waiye', '第一部手机', 0.0002);
    const second = await phoneOf(browser, 'minzheng', '第二部手机', 0.0004);
    await correctPosition(first, id);
    await correctPosition(second, id);
    await first.context().setOffline(false);
    await expect(first.getByText('已入库 1')).toBeVisible();
    await second.context().setOffline(false);
    await expect(second.getByText('与他人修改冲突，办公室处理中')).toBeVisible();
    await expect.poll(async () => (await onDevice(second)).map(({ photos }) => photos.length)).toEqual([2]);

    const desk = await (await browser.newContext({ baseURL: ORIGIN })).newPage();
    await desk.goto('/office/signs/conflicts');
    await desk.getByLabel('用户名').fill('minzheng');
    await desk.getByLabel('密码', { exact: true }).fill('diming-demo');
    await desk.getByRole('button', { name: '登录' }).click();
    await desk.getByRole('link', { name: '长征街' }).first().click();
    await desk.getByRole('radio', { name: '采用手机' }).check();
    await desk.getByLabel('说明').fill('现场复核，以第二部手机的位置为准');
    await desk.getByRole('button', { name: '采用', exact: true }).click();
    await expect(desk.getByText('没有待处理的冲突')).toBeVisible();

    await second.getByRole('button', { name: '立即上报' }).click();
    await expect(second.getByText('已入库 1')).toBeVisible();
    const sign = await answered(SignsApi.get.reply, office.get(`/api/signs/${id}`));
    expect(sign.position[0]).toBeCloseTo(106.2004, 6);
  },
);
