import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataKey, seal, unseal } from './sealed.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'diming-sealed-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

it('opens only with its key, for what it was sealed for, and unchanged', () => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const sealed = seal(key, 'whsec_密钥', 'a');
  expect(sealed).not.toContain('whsec');
  expect(seal(key, 'whsec_密钥', 'a')).not.toBe(sealed);
  expect(unseal(key, sealed, 'a')).toBe('whsec_密钥');
  const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
  const closed = [unseal(other, sealed, 'a'), unseal(key, sealed, 'b'), unseal(key, changed, 'a')];
  expect([...closed, unseal(key, 'sealed1:', 'a'), unseal(key, 'whsec_plain', 'a')]).toEqual(Array(5).fill(undefined));
});

it('makes its key once, for the service alone, and refuses what is none', async () => {
  const place = { dataDir, dataKey: undefined };
  const [first, second] = await Promise.all([dataKey(place), dataKey(place)]);
  expect(first).toHaveLength(32);
  expect(second).toEqual(first);
  const path = join(dataDir, 'data-key');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(Buffer.from(await readFile(path, 'utf8'), 'base64url')).toEqual(first);
  await writeFile(path, 'not a key');
  await expect(dataKey(place)).rejects.toThrow('restore it');
  expect(await dataKey({ dataDir, dataKey: Buffer.alloc(32, 9).toString('base64url') })).toEqual(Buffer.alloc(32, 9));
});
