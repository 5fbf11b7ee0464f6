import { test } from '@playwright/test';

/** A test that leaves no browser behind: pages of people who have done their part ask for news every minute, and draw. */
export const browserTest = test.extend<{ leavesNoPage: undefined }>({
  leavesNoPage: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
