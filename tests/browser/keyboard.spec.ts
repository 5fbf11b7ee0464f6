import { readFileSync } from 'node:fs';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { browserTest } from './browserTest.ts';
import { comeIn, expectAccessible, signIn } from './office.ts';

const NAMES = [...'安宝昌德恩丰光海和嘉'].map((character) => `键${character}路`);
const PDF = readFileSync(new URL('../support/application.pdf', import.meta.url));

interface Case {
  id: string;
  version: number;
  state: string;
}

/** An application for a street, with one file, submitted. */
async function submit(applicant: APIRequestContext, name: string): Promise<Case> {
  const coordinates = [
    [106.19, 37.9921],
    [106.21, 37.9925],
  ];
  const draft = {
    ...{
      category: 'street',
      division: '640302',
      location: '利通区西部',
      geometry: { type: 'LineString', coordinates },
    },
    candidates: [{ name, meaning: '寓意吉祥', reason: '新建道路' }],
    ...{ contactName: '联系人甲', contactPhone: '0953-0000000' },
  };
  const { id, version } = (await (await applicant.post('/api/naming-cases', { data: draft })).json()) as Case;
  const file = { name: '申请书.pdf', mimeType: 'application/pdf', buffer: PDF };
  await applicant.post(`/api/naming-cases/${id}/attachments`, { multipart: { file } });
  const headers = { 'If-Match': `"${version}"` };
  return (await (await applicant.post(`/api/naming-cases/${id}/submit`, { data: {}, headers })).json()) as Case;
}

/** What the page last told a screen reader. */
const told = (page: Page) => page.locator('#desk-announcer');

const focused = (page: Page) => page.locator(':focus');

async function accept(page: Page, note: string): Promise<void> {
  await page.keyboard.press('1');
  const dialog = page.getByRole('dialog', { name: '受理' });
  await expect(dialog.getByLabel('备注')).toBeFocused();
  // Typed, not taken for shortcuts.
  await page.keyboard.type(note);
  await page.keyboard.press('Enter');
  await expect(told(page)).toHaveText('受理已办理，现为：已受理');
  await expect(dialog).toBeHidden();
}

/** The next act takes the key of the one before as soon as its button stands there. */
async function check(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: '规则检查' })).toHaveAttribute('aria-keyshortcuts', '1');
  await page.keyboard.press('1');
  await expect(told(page)).toHaveText('检查完成');
}

browserTest('a handler works through ten cases by keyboard', async ({ browser }) => {
  const applicant = await comeIn(browser, 'shenqing');
  const cases: Case[] = [];
  for (const name of NAMES) cases.push(await submit(applicant.request, name));

  const page = await signIn(browser, 'minzheng');
  await page.goto('/office/cases');
  await browserTest.step('finds them by pinyin, from the search field', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('地名办件');
    await page.keyboard.press('/');
    await page.keyboard.type('jian');
    await page.keyboard.press('Enter');
    await expect(page.locator('a.record-name')).toHaveCount(10);
    await expectAccessible(page, 'inbox with filters');
  });
  await browserTest.step('moves along the rows and opens the first', async () => {
    await page.keyboard.press('Escape');
    await page.locator('body').evaluate(() => (document.activeElement as HTMLElement).blur());
    for (const key of ['j', 'j', 'k', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
    await expect(focused(page)).toHaveText(NAMES.at(-1) ?? '');
    await page.keyboard.press('Enter');
  });
  await browserTest.step('the keys are explained, and the focus comes back', async () => {
    await expect(told(page)).toContainText('第 1 件，共 10 件');
    await expect(focused(page)).toHaveText(/键嘉路/);
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '键盘操作' });
    await expect(help).toBeVisible();
    await expectAccessible(page, 'help on keys');
    // Under an open dialog the keys of the page rest.
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await expect(focused(page)).toHaveText(/键嘉路/);
  });
  for (const [i, name] of NAMES.toReversed().entries()) {
    await browserTest.step(`accepts ${name}`, async () => {
      await expect(told(page)).toContainText(`第 ${i + 1} 件，共 10 件：${name}，待受理`);
      await accept(page, '材料齐全 juk1');
      if (i === 0) await check(page);
      // Where it was before the dialog.
      await expect(focused(page)).toHaveText(new RegExp(name));
      await page.keyboard.press('j');
    });
  }
  await browserTest.step('the last has no next; back to the row one came from', async () => {
    await expect(told(page)).toHaveText('已是最后一件');
    await page.keyboard.press('k');
    await expect(told(page)).toContainText('第 9 件');
    await page.keyboard.press('u');
    await expect(focused(page)).toHaveText(NAMES[1] ?? '');
  });
  const states: string[] = [];
  for (const { id } of cases) {
    const found = (await (await page.request.get(`/api/naming-cases/${id}`)).json()) as Case;
    states.push(found.state);
  }
  // The first one opened, the last one handed in, was checked too.
  expect(states).toEqual([...NAMES.slice(1).map(() => 'accepted'), 'checking']);
});
