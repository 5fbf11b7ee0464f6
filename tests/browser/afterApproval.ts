import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { expectAccessible } from './office.ts';
import { qrOf } from './qrOf.ts';

/** Finds a standard name as a citizen would: by characters, by pinyin, by initials; each page without a fault. */
export async function findInPublic(page: Page, name: string, queries: readonly string[]): Promise<void> {
  for (const q of queries) {
    await page.goto(`/search?q=${encodeURIComponent(q)}`);
    await expect(page.getByRole('link', { name: new RegExp(name) }).first()).toBeVisible();
  }
  await expectAccessible(page, 'public search');
  await page.goto('/notices');
  await expect(page.getByText(name).first()).toBeVisible();
  await expectAccessible(page, 'notices');
}

/** Orders a plate for a name from its page in the register. @returns what the printed code says */
export async function orderSign(
  page: Page,
  request: APIRequestContext,
  { name, position }: { name: string; position: string },
): Promise<string> {
  await page.goto('/office/places');
  await expectAccessible(page, 'register');
  const search = page.getByRole('searchbox').or(page.getByPlaceholder(/汉字、拼音/));
  await search.first().fill(name);
  await page.keyboard.press('Enter');
  const found = page.getByRole('link', { name: new RegExp(name) });
  await found.first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expectAccessible(page, 'place page');
  await page.getByRole('button', { name: '新增标志' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/坐标录入/).fill(position);
  await dialog.getByRole('button', { name: '新增', exact: false }).last().click();
  await expect(page).toHaveURL(/\/office\/signs\/[0-9A-Z]{26}/, { timeout: 30_000 });
  await expect(page.getByRole('img', { name: /版面/ })).toBeVisible();
  await expectAccessible(page, 'sign page');
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name: key, value }) => `${key}=${value}`).join('; ');
  const pdf = await request.get(`/api/signs/${id}/plate.pdf`, { headers: { cookie } });
  const scanned = await qrOf(await pdf.body());
  expect(scanned).toContain(`/s/${id}`);
  return scanned;
}

/** Opens what the plate says on a phone, and reports a problem from there. */
export async function scanAndReport(page: Page, scanned: string, facts: readonly string[]): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(scanned);
  for (const fact of facts) await expect(page.getByText(fact).first()).toBeVisible();
  await expectAccessible(page, 'scan page');
  await page.getByLabel('标志破损、缺字或看不清').check();
  await page.getByLabel('请说明情况').fill('右下角破损');
  await page.getByRole('button', { name: '提交反馈' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已收到您的反馈');
  await expectAccessible(page, 'thanks');
}
