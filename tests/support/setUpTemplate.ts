import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { embeddedTemplate } from './embeddedTemplate.ts';
import { sampleFolder, testFolder } from './sampleTemplate.ts';
import { dropRun, serverTemplate } from './serverTemplate.ts';

/**
 * What `testDatabase` copies: a folder on the embedded engine, the name of a database on a server; or why there is none,
 * so that a broken migration fails the tests that need it and not those of the database layer.
 */
type Template = { name: string } | { failure: string };

declare module 'vitest' {
  interface ProvidedContext {
    template: Template;
  }
}

const MIGRATIONS = new URL('../../migrations', import.meta.url).pathname;

/** Before the first test file of a project: one migrated template for all of them. */
export async function setup(project: TestProject): Promise<void> {
  const template = await makeTemplate(project.name).then(
    (name) => ({ name }),
    (error: Error) => ({ failure: error.message }),
  );
  project.provide('template', template);
}

function makeTemplate(engine: string): Promise<string> {
  const { TEST_DATABASE_URL: url } = process.env;
  return engine === 'server' && url !== undefined ? serverTemplate(url, MIGRATIONS) : embeddedTemplate(MIGRATIONS);
}

/** After the last one: nothing stays on the server, nor in the temporary folder. */
export async function teardown(): Promise<void> {
  await rm(sampleFolder(process.pid), { recursive: true, force: true });
  // Engines that outlast their files go with the worker, and leave their folders.
  const [parent, prefix] = [dirname(testFolder(process.pid)), basename(testFolder(process.pid))];
  for (const name of await readdir(parent))
    if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true });
  const { TEST_DATABASE_URL: url } = process.env;
  if (url !== undefined) await dropRun(url);
}
