import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, expect, type Locator, type Page, type ViewportSize } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PASSWORD = 'diming-demo';

/** A browser of one person. Still, so that nothing is measured while it fades or grows. */
async function browserOf(browser: Browser, viewport?: ViewportSize): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...(viewport ? { viewport } : {}) });
  return context.newPage();
}

/** Somebody with a session and no page yet, who goes to one at once or only asks the interface: two pages less to load. */
export async function comeIn(browser: Browser, username: string, viewport?: ViewportSize): Promise<Page> {
  const page = await browserOf(browser, viewport);
  const reply = await page.request.post('/api/session', { data: { username, password: PASSWORD } });
  expect(reply.ok(), `${username}: ${await reply.text()}`).toBe(true);
  return page;
}

/** Somebody signed in through the form, on the first page of the office. */
export async function signIn(browser: Browser, user: string, viewport?: ViewportSize): Promise<Page> {
  const page = await browserOf(browser, viewport);
  await page.goto('/office/');
  await page.getByLabel('用户名').fill(user);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  const enter = page.getByRole('button', { name: '登录', exact: true });
  // A click before a busy page listens comes to nothing, and a person clicks again.
  await expect(async () => {
    if (await enter.isVisible()) await enter.click();
    await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible({ timeout: 15_000 });
  }).toPass();
  return page;
}

/** WCAG 2.2 AA without a violation on what is shown now; a fault that is gone when a busy page stands still is none. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await expect(() => expectNoViolation(page, what)).toPass({ timeout: 30_000 });
}

async function expectNoViolation(page: Page, what: string): Promise<void> {
  // A button whose act is under way takes no click and is paler for it; the rule is about what can be used.
  await expect(page.locator('.ant-btn-loading')).toHaveCount(0);
  // Nor one whose colours are still on their way from one act to the next; what turns for ever is not waited for.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
  // Through evaluate: the page's own policy refuses added scripts. Half a megabyte is read once for each document.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: AxeViolation[] }> } };
    interface AxeViolation {
      id: string;
      nodes: { html: string }[];
    }
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    // The same rules; where each element that passes stands is not asked. The one rule here that reads style sheets is
    // experimental and never ran: hundreds of them were parsed anew for nobody.
    const preload = { assets: ['media'] };
    const found = await axe.run({ runOnly, resultTypes: ['violations'], preload });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  });
  expect(violations, what).toEqual([]);
}

/** Opens a case from the inbox by the name it proposes. */
export async function openCase(page: Page, name: string): Promise<void> {
  await page.goto('/office/cases');
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
}

/** Opens the dialog of an act from the action bar. */
export async function startAct(page: Page, act: string): Promise<Locator> {
  await page.getByRole('region', { name: '可办理事项' }).getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: act });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Confirms the open dialog of an act and waits until it is gone. */
export async function confirm(dialog: Locator, act: string): Promise<void> {
  await dialog.getByRole('button', { name: act, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** An act whose dialog wants texts by their labels. */
export async function doAct(page: Page, act: string, texts: Record<string, string> = {}): Promise<void> {
  const dialog = await startAct(page, act);
  for (const [label, text] of Object.entries(texts)) await dialog.getByLabel(label).fill(text);
  await confirm(dialog, act);
}

/**
 * An act whose text is typed, key by key, from the moment its field stands there: the dialog goes on opening meanwhile.
 * Opening it must not take what is typed to another field.
 */
export async function doActAtOnce(page: Page, act: string, text: string): Promise<void> {
  await page.evaluate(() => {
    const seeing = new MutationObserver(() => {
      const field = document.querySelector<HTMLElement>('[role=dialog] textarea');
      if (!field) return;
      seeing.disconnect();
      field.focus();
    });
    seeing.observe(document.body, { childList: true, subtree: true });
  });
  const dialog = await startAct(page, act);
  await page.keyboard.type(text, { delay: 50 });
  await expect(dialog.locator('textarea')).toHaveValue(text);
  await confirm(dialog, act);
}

/** Runs the rules and settles each finding that needs it, with a reason and a basis. */
export async function checkAndSettle(page: Page): Promise<void> {
  await page.getByRole('region', { name: '可办理事项' }).getByRole('button', { name: '规则检查', exact: true }).click();
  await expect(page.getByText('检查于').or(page.getByText('规则版本')).first()).toBeVisible();
  const open = page.getByRole('button', { name: '处理', exact: true });
  while ((await open.count()) > 0) {
    const before = await open.count();
    await open.first().click();
    const dialog = page.getByRole('dialog', { name: '处理检查结果' });
    await dialog.getByLabel('理由').fill('经核实，可以使用');
    await dialog.getByLabel('依据（文件、条款）').fill('经办人现场核实');
    await confirm(dialog, '处理检查结果');
    await expect(open).toHaveCount(before - 1);
  }
}
