import { defineConfig } from '@playwright/test';
import { CHROMIUM, CHROMIUM_FLAGS, ENGINE, PORT } from './browserPlace.ts';

/** One service, one worker: the map is drawn in software and the path is one story. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 1,
  timeout: 300_000,
  // A shared machine may keep an act of the embedded engine waiting for half a minute.
  expect: { timeout: 40_000 },
  outputDir: `../../build/browser/${ENGINE}`,
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${PORT}`,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    // The office leaves animations out then: two engines are tested at once on two cores, and colours would come late.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: CHROMIUM, args: [...CHROMIUM_FLAGS] },
  },
  webServer: {
    command: `node service.mjs ${PORT}`,
    url: `http://localhost:${PORT}/readyz`,
    timeout: 240_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
