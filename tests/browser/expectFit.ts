import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './office.ts';

const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** What is shown now, on a desk and on a phone: no fault for a screen reader, and nothing wider than the window. */
export async function expectFit(page: Page, what: string): Promise<void> {
  for (const size of [PHONE, WIDE]) {
    await page.setViewportSize(size);
    // Tables become cards, and what sticks moves, after the window has changed.
    await page.waitForTimeout(300);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond, `${what} is wider than ${size.width}`).toBeLessThanOrEqual(0);
    await expectAccessible(page, `${what} at ${size.width}`);
  }
}
