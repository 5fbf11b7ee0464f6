import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

const pure = {
  test: {
    root,
    name: 'pure',
    include: ['server/**/*.test.ts', 'client/**/*.test.ts'],
    testTimeout: 60_000,
    isolate: false,
  },
};

// What only the embedded engine has: its folder, its lock, its thread, and commands that open it themselves; and the
// printing of documents, which is the same on either.
const EMBEDDED_ONLY = [
  'platform/embeddedEngine',
  'platform/oneOpener',
  'platform/commandLine',
  'platform/killedWhileWriting',
  'exchange/embeddedBackup',
  'naming/printedDocuments',
].map((name) => `tests/${name}.test.ts`);

const onEngine = (name: 'embedded' | 'server') => ({
  test: {
    root,
    name,
    env: { DIMING_TEST_ENGINE: name },
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/browser/**', 'tests/bench/**', ...(name === 'server' ? EMBEDDED_ONLY : [])],
    globalSetup: [fileURLToPath(new URL('support/setUpTemplate.ts', import.meta.url))],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    isolate: false,
  },
});

/**
 * `pure`: beside the code, no database. `embedded`: everything in tests/ on the embedded engine. `server`: the same
 * files on PostgreSQL, present where TEST_DATABASE_URL is set. Files share their modules (`isolate: false`): none keeps
 * state, and loading the service anew for each file took as long as the tests.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    // An embedded engine takes 3–5 s of a core to start and 0.6 GB of memory.
    maxWorkers: 2,
    projects: [pure, onEngine('embedded'), ...(process.env.TEST_DATABASE_URL ? [onEngine('server')] : [])],
  },
});
