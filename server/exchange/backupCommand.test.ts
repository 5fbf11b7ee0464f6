import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CommandContext } from '../platform/command.ts';
import { backupCommand } from './backupCommand.ts';
import { restoreCommand } from './restoreCommand.ts';

const context: CommandContext = {
  out: () => undefined,
  progress: () => undefined,
  input: async () => '',
  withRegister: () => Promise.reject(new Error('not needed')),
};
afterEach(() => vi.unstubAllEnvs());

describe('a register on a server', () => {
  it.each([
    [backupCommand, 'pg_dump --format=custom'],
    [restoreCommand, 'pg_restore --no-owner'],
  ])('is refused with the command line to use', async (command, line) => {
    vi.stubEnv('DATABASE_URL', 'postgres://diming:secret@localhost/diming');
    const refused = command.run(['backup'], context);
    await expect(refused).rejects.toMatchObject({ kind: 'invalid-input', message: expect.stringContaining(line) });
    await expect(refused).rejects.not.toThrow('secret');
  });
});
