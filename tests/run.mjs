// `npm test`: the first command on a fresh clone too. Runs everything this machine can run and says what it left out.
// With DIMING_CI=1 nothing may be left out: a missing tool is a failure.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ensureClientBuilt } from '../server/ensureClientBuilt.mjs';
import { ensureInstalled } from '../server/ensureInstalled.mjs';
import { findChromium } from './browser/findChromium.mjs';

const only = process.argv.slice(2);
const inCi = process.env.DIMING_CI === '1';
const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
const chromium = findChromium();

const run = (label, args, env = {}) => {
  console.log(`\n== ${label}`);
  const done = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return done.status === 0;
};

/** The browser tests on one engine. Both run at once: a page waits more than it works. */
function browse(engine) {
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/browser/playwright.config.ts'];
  const tests = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DIMING_TEST_ENGINE: engine },
  });
  createInterface(tests.stdout).on('line', (line) => console.log(`[${engine}] ${line}`));
  return new Promise((resolve) => {
    tests.on('close', (code) => resolve(code === 0));
  });
}

ensureInstalled();
const left = [];
if (!process.env.TEST_DATABASE_URL) left.push('the server engine (set TEST_DATABASE_URL to a PostgreSQL with PostGIS)');
for (const tool of ['pdftoppm', 'pdftotext', 'zbarimg', 'ogrinfo', 'qpdf', 'soffice'])
  if (!has(tool)) left.push(`checks that need ${tool}`);
const browser = existsSync(chromium);
if (!browser) left.push(`the browser tests (no Chromium at ${chromium})`);
if (inCi && left.length > 0) {
  console.error(`CI may leave nothing out, but this is missing:\n- ${left.join('\n- ')}`);
  process.exit(1);
}

const passed = [
  run('unit and whole-path tests', [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/vitest.config.ts',
    ...only,
  ]),
];
if (browser && (only.length === 0 || only.includes('browser'))) {
  ensureClientBuilt();
  const engines = process.env.TEST_DATABASE_URL ? ['embedded', 'server'] : ['embedded'];
  console.log(`\n== browser, engines ${engines.join(' and ')}`);
  passed.push(...(await Promise.all(engines.map(browse))));
}
if (left.length > 0) console.log(`\nLeft out on this machine:\n- ${left.join('\n- ')}`);
const failed = passed.filter((ok) => !ok).length;
console.log(`\nsuites: ${passed.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
