import { appendFile, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { backupCommand } from '#server/exchange/backupCommand.ts';
import { restoreCommand } from '#server/exchange/restoreCommand.ts';
import type { CommandContext } from '#server/platform/command.ts';
import { openDatabase } from '#server/platform/db/openDatabase.ts';
import { one, sql } from '#server/platform/db/sql.ts';
import { folderFiles } from '#server/platform/files.ts';

const context: CommandContext = {
  out: () => undefined,
  progress: () => undefined,
  input: async () => '',
  withRegister: () => Promise.reject(new Error('not needed')),
};
const scratch = await mkdtemp(join(tmpdir(), 'diming-backup-'));
const at = (name: string) => join(scratch, name);
afterAll(() => rm(scratch, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

function run(command: typeof backupCommand, dataDir: string, folder: string): Promise<number> {
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('DIMING_DATA', dataDir);
  return command.run([folder], context);
}

describe('an embedded register', () => {
  let kept = '';
  beforeAll(async () => {
    const database = await openDatabase({ dataDir: at('var') });
    await database.knex.raw("create table kept as select '吴忠'::text as name");
    // While it is open, nobody can copy it.
    await expect(run(backupCommand, at('var'), at('too-early'))).rejects.toMatchObject({ name: 'FolderInUse' });
    await database.close();
    kept = await folderFiles(at('var/files')).put(Buffer.from('批复'));
    await writeFile(at('var/session-secret'), 'x'.repeat(43), { mode: 0o600 });
    expect(await run(backupCommand, at('var'), at('backup'))).toBe(0);
  });

  it('comes back with its rows, its files and its secret', async () => {
    expect(await run(restoreCommand, at('elsewhere'), at('backup'))).toBe(0);
    expect((await folderFiles(at('elsewhere/files')).get(kept)).toString()).toBe('批复');
    expect((await stat(at('elsewhere/session-secret'))).mode & 0o777).toBe(0o600);
    const database = await openDatabase({ dataDir: at('elsewhere') });
    try {
      expect(await one(database.knex, z.object({ name: z.string() }), sql`select name from kept`)).toEqual({
        name: '吴忠',
      });
    } finally {
      await database.close();
    }
  });

  it('leaves nothing half made beside the backup or in the data folder', async () => {
    expect((await readdir(scratch)).filter((name) => name.startsWith('backup'))).toEqual(['backup']);
    expect((await readdir(at('var'))).sort()).toEqual(['database', 'files', 'session-secret']);
    expect((await stat(at('backup'))).mode & 0o077).toBe(0);
  });

  it('is not put over another one', async () => {
    await mkdir(at('full'));
    await writeFile(at('full/note'), 'mine');
    await expect(run(restoreCommand, at('full'), at('backup'))).rejects.toMatchObject({ kind: 'conflict' });
    expect(await readdir(at('full'))).toEqual(['note']);
  });

  it('is not backed up over another backup, into itself, or where there is none', async () => {
    await expect(run(backupCommand, at('var'), at('backup'))).rejects.toMatchObject({ kind: 'conflict' });
    await expect(run(backupCommand, at('var'), at('var/backup'))).rejects.toMatchObject({ kind: 'conflict' });
    await expect(run(backupCommand, at('none'), at('new'))).rejects.toMatchObject({ kind: 'not-found' });
    await expect(run(restoreCommand, at('new'), at('full'))).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('does not come back from a damaged backup', async () => {
    await appendFile(join(at('backup/data/files'), kept.slice(0, 2), kept), '!');
    await expect(run(restoreCommand, at('damaged'), at('backup'))).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining(kept),
    });
    await expect(stat(at('damaged'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
