import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#server/platform/db/openDatabase.ts';
import { FolderInUse, lockFolder } from '#server/platform/embedded/lockFolder.ts';
import { type Program, startProgram } from '#tests/support/startProgram.ts';

const HOLD_DATABASE = new URL('programs/holdDatabase.ts', import.meta.url);
const HOLD_FOLDER = new URL('programs/holdFolder.ts', import.meta.url);

// Nothing in PGlite stops two processes from opening one folder, and the second loses rows of the first.
describe('one opener', { timeout: 120_000 }, () => {
  let folder: string;
  const programs: Program[] = [];
  const start = (program: URL, ...args: string[]): Program => {
    const started = startProgram(program, ...args);
    programs.push(started);
    return started;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'diming-test-'));
  });
  afterAll(async () => {
    await Promise.all(programs.map((program) => program.kill()));
    await rm(folder, { recursive: true, force: true });
  });

  it('refuses a second process in both languages, and lets it in when the first was killed', async () => {
    const first = start(HOLD_DATABASE, folder);
    await first.said('open');
    const refused = openDatabase({ dataDir: folder });
    await expect(refused).rejects.toThrow(FolderInUse);
    await expect(refused).rejects.toThrow(`PID ${first.child.pid}`);
    await expect(refused).rejects.toThrow('正被另一个进程使用');
    await expect(refused).rejects.toThrow('in use by another process');
    await first.kill();
    const second = start(HOLD_DATABASE, folder, 'close');
    await second.said('open');
    expect(await second.ended()).toBe(0); // and the process ends after close()
  });

  it('lets one of several in when the last holder was killed', async () => {
    const dead = start(HOLD_FOLDER, folder);
    await dead.said('held');
    await dead.kill();
    const rivals = Array.from({ length: 4 }, () => start(HOLD_FOLDER, folder));
    const said = await Promise.all(rivals.map(async (rival) => (await rival.said('')).slice()));
    expect(said.sort()).toEqual(['held', 'refused', 'refused', 'refused']);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await Promise.all(rivals.map((rival) => rival.kill()));
  });

  it('gives a folder back, also one whose path is too long for a socket', async () => {
    const long = await mkdtemp(join(folder, `${'x'.repeat(120)}-`));
    const unlock = await lockFolder(long);
    await expect(lockFolder(long)).rejects.toThrow(`PID ${process.pid}`);
    await unlock();
    await (await lockFolder(long))();
  });
});
