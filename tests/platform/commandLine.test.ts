import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOrganisation } from '#server/accounts/addOrganisation.ts';
import { SYSTEM } from '#server/audit/record.ts';
import { openDatabase } from '#server/platform/db/openDatabase.ts';
import { type Bundled, bundlePrograms } from '#tests/support/bundlePrograms.ts';

const PROGRAM = fileURLToPath(new URL('../../server/diming.mjs', import.meta.url));
const dataDir = await mkdtemp(join(tmpdir(), 'diming-command-'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function diming(args: string[], input = '', program = [PROGRAM]) {
  const { DATABASE_URL: _, ...rest } = process.env;
  const child = spawn(process.execPath, [...program, ...args], { env: { ...rest, DIMING_DATA: dataDir } });
  child.stdin.end(input);
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { out, err, code };
}

// The same program on both engines: run once, where there is also the lock to show.
describe('help and mistakes need no register', () => {
  it('lists the commands', async () => {
    const { out, code } = await diming(['--help']);
    expect(code).toBe(0);
    for (const name of ['serve', 'migrate', 'user add', 'token add', 'verify-audit', 'check-names'])
      expect(out).toContain(name);
  });
  it.each([[['token', 'add', '--help']], [['verify-audit', '-h']], [['serve', '--help']]])(
    '%j explains itself',
    async (args) => {
      const { out, err, code } = await diming(args);
      expect({ err, code }).toEqual({ err: '', code: 0 });
      expect(out).toMatch(/^diming /);
    },
  );
  it.each([[['tokens']], [['token', 'add']], [['verify-audit', '--fast']], [['verify-audit', '--anchor', '7']]])(
    '%j is refused with the reason on standard error',
    async (args) => {
      const { out, err, code } = await diming(args);
      expect({ out, code }).toEqual({ out: '', code: 2 });
      expect(err).not.toBe('');
    },
  );
});

describe('on a register', () => {
  let bundled: Bundled;
  beforeAll(async () => {
    bundled = await bundlePrograms({ commandLine: 'server/commandLine.ts' });
  });
  afterAll(() => bundled.remove());
  const command = (args: string[], input = '') => diming(args, input, bundled.argumentsOf('commandLine'));

  it('adds an account, gives it a token and verifies the record of both', { timeout: 300_000 }, async () => {
    expect((await command(['migrate'])).out).toContain('001-platform.sql');
    const database = await openDatabase({ dataDir });
    const minzheng = { code: 'minzheng', name: '民政局', kind: 'civil_affairs', divisionCode: '640300' } as const;
    await addOrganisation(database.knex, minzheng, { by: SYSTEM, at: new Date().toISOString() });
    const locked = await command(['token', 'add', 'wangfang']);
    await database.close();
    expect(locked).toMatchObject({ out: '', code: 2, err: expect.stringContaining('正被另一个进程使用') });

    const add = ['user', 'add', 'wangfang', '--name', '王芳', '--organisation', 'minzheng', '--role', 'auditor'];
    expect(await command(add, 'a long enough password\n')).toMatchObject({ code: 0 });
    expect(await command(['token', 'add', 'wangfang'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^dm_[\w-]{43}\n$/),
    });
    const { out, code } = await command(['verify-audit']);
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, sealed: 3, faults: [] });
  });
});
