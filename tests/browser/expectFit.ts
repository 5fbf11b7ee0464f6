import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './office.ts';

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/**
 * What is shown now, on a desk and on a phone: no fault for a screen reader, and nothing wider than the window.
 * @param readAt the sizes at which the rules for screen readers are asked; half a second each
 */
export async function expectFit(page: Page, what: string, readAt = [PHONE, WIDE]): Promise<void> {
  for (const size of [PHONE, WIDE]) {
    await page.setViewportSize(size);
    // Tables become cards, and what sticks moves, after the window has changed.
    await page.waitForTimeout(300);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond, `${what} is wider than ${size.width}`).toBeLessThanOrEqual(0);
    if (readAt.includes(size)) await expectAccessible(page, `${what} at ${size.width}`);
  }
}
