import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '#server/audit/record.ts';
import type { CommandContext } from '#server/platform/command.ts';
import type { Deps } from '#server/platform/deps.ts';
import { verifyCode } from '#server/signs/codes/verifyCode.ts';
import { newCode } from '#server/signs/keys/newCode.ts';
import { rotateSignKey } from '#server/signs/keys/rotateSignKey.ts';
import { KeyDesk, SignKeys } from '#server/signs/keys/signKeyContract.ts';
import { verifyCodeCommand } from '#server/signs/keys/verifyCodeCommand.ts';
import { newSignId } from '#server/signs/newSignId.ts';
import { AT, aDivision } from '#tests/public/aPlace.ts';
import { type PublicServer, publicServer } from '#tests/public/publicServer.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { orderedSign } from './orderedSign.ts';

let server: PublicServer;
let office: TestAgent;
let admin: TestAgent;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sign-keys-'));
  // Keys in a folder, as where nobody set DIMING_SIGN_KEY.
  server = await publicServer({
    environment: { DIMING_SIGN_KEY: '', DIMING_DATA: folder },
  });
  await aDivision(server.db, { code: '640302', name: '利通区', level: 'county', at: [106, 37.7], size: 0.5 });
  office = await server.signIn('minzheng');
  admin = await server.signIn('admin');
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function publicKeys() {
  const answer = await fetch(`${server.url}/api/sign-keys`);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
  return SignKeys.parse(await answer.json()).keys;
}
const stateOf = async (url: string) => verifyCode(url, await publicKeys()).state;
const revoke = (body: object) => admin.post('/api/sign-keys/revocation').send(body);
const rotate = () => admin.post('/api/sign-keys/rotation').send({ reason: '年度更换' });

describe('keys of codes', () => {
  it('the first sign makes the first key, whose private half only the service may read', async () => {
    expect(await publicKeys()).toEqual([]);
    const [{ url }, other] = await Promise.all([orderedSign(server, office), orderedSign(server, office)]);
    expect(other.url).toContain('&k=1&');
    expect(url).toMatch(/\?v=2&k=1&g=\d{155}$/);
    expect(await stateOf(url)).toBe('genuine');
    expect((await stat(join(folder, 'sign-key-1'))).mode & 0o777).toBe(0o600);
    const seed = await readFile(join(folder, 'sign-key-1'), 'utf8');
    const told = JSON.stringify([await publicKeys(), (await server.db.raw('select * from sign_key')).rows]);
    expect(told).not.toContain(seed);
  });

  it('after a rotation a new key signs, and what the old one signed stays the same and genuine', async () => {
    const before = await orderedSign(server, office);
    const made = (await rotate().expect(200)).body;
    const after = await orderedSign(server, office);
    expect(after.url).toContain(`&k=${made.id}&`);
    expect((await office.get(`/api/signs/${before.id}`)).body.url).toBe(before.url);
    for (const { url } of [before, after]) expect(await stateOf(url)).toBe('genuine');
    expect(await readdir(folder)).toEqual([`sign-key-${made.id}`]);
  });

  it('a key given up takes its codes along, and none signs until a new one is made', async () => {
    const { url } = await orderedSign(server, office);
    const number = verifyCode(url, await publicKeys()).key;
    await revoke({ number, reason: '私钥泄露' }).expect(200);
    expect(await stateOf(url)).toBe('revoked');
    await expect(orderedSign(server, office)).rejects.toThrow('diming sign-key rotate');
    await revoke({ number, reason: '再次' }).expect(409);
    await revoke({ number: 99, reason: '没有' }).expect(404);
    await rotate().expect(200);
    expect(await stateOf((await orderedSign(server, office)).url)).toBe('genuine');
    const { rows } = await server.db.raw(
      `select action, actor from audit_entry where subject_kind = 'sign-key' order by id desc limit 2`,
    );
    expect(rows).toEqual([
      { action: 'signs.make-key', actor: 'admin' },
      { action: 'signs.revoke-key', actor: 'admin' },
    ]);
  });

  it('shows administrators what each key signed, and no private half', async () => {
    const [seeds, { body }] = [
      await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8'))),
      await admin.get('/api/sign-keys/desk').expect(200),
    ];
    const desk = KeyDesk.parse(body);
    expect(desk).toMatchObject({ place: 'folder', mayRotate: true, hasPrivate: true, unsigned: 0 });
    expect(desk.keys.map(({ plates }) => plates)).toEqual([
      { standing: 0, planned: 1, gone: 0 },
      { standing: 0, planned: 2, gone: 0 },
      { standing: 0, planned: 3, gone: 0 },
    ]);
    expect(desk.keys[1]).toMatchObject({ revokedBy: 'admin', revokedReason: '私钥泄露' });
    for (const seed of seeds) expect(JSON.stringify(body)).not.toContain(seed.trim());
    await office.get('/api/sign-keys/desk').expect(403);
  });

  it('is for administrators, with a reason', async () => {
    await office.post('/api/sign-keys/rotation').send({ reason: '试' }).expect(403);
    await office.post('/api/sign-keys/revocation').send({ number: 1, reason: '试' }).expect(403);
    await admin.post('/api/sign-keys/rotation').send({ reason: ' ' }).expect(400);
    await revoke({ number: 'x', reason: '试' }).expect(400);
  });
});

const seedOf = (byte: number) => Buffer.alloc(32, byte).toString('base64url');

describe('a server without the private key', () => {
  const sign = (config: { dataDir: string; signKey?: string }) =>
    server.db.transaction((tx) => newCode(tx, { signKey: undefined, ...config }, newSignId(AT), AT));

  it('says which is missing and makes none of its own', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'sign-keys-'));
    await expect(sign({ dataDir: elsewhere })).rejects.toThrow(/sign-key-\d in the data folder is missing/);
    await expect(sign({ dataDir: elsewhere, signKey: seedOf(9) })).rejects.toThrow(/DIMING_SIGN_KEY is not/);
    expect(await readdir(elsewhere)).toEqual([]);
    await rm(elsewhere, { recursive: true });
  });

  it('signs the same with the key of the environment as another with its file', async () => {
    const [name = ''] = await readdir(folder);
    const signKey = await readFile(join(folder, name), 'utf8');
    const id = newSignId(AT);
    const signed = (config: { dataDir: string; signKey: string | undefined }) =>
      server.db.transaction((tx) => newCode(tx, config, id, AT));
    expect(await signed({ dataDir: '/nowhere', signKey })).toEqual(
      await signed({ dataDir: folder, signKey: undefined }),
    );
  });

  it('rotates to the key of the environment, once', async () => {
    const deps = { ...server.deps, config: { dataDir: folder, signKey: seedOf(9) } };
    const { id } = await rotateSignKey(deps, SYSTEM, { reason: 'test' });
    expect(await sign({ dataDir: folder, signKey: seedOf(9) })).toMatchObject({ key: id });
    await expect(rotateSignKey(deps, SYSTEM, { reason: 'test' })).rejects.toThrow('a key of this register already');
    expect(await sign({ dataDir: folder, signKey: seedOf(9) })).toMatchObject({ key: id });
  });
});

describe('diming verify-code', () => {
  const run = async (args: string[], withRegister: boolean) => {
    const said: string[] = [];
    const context: CommandContext = {
      out: (line) => said.push(line),
      progress: (line) => said.push(line),
      input: async () => '',
      withRegister: <T>(work: (deps: Deps) => Promise<T>) =>
        withRegister ? work(server.deps) : Promise.reject(new Error('The register was opened')),
    };
    return { code: await verifyCodeCommand.run(args, context), said: said.join('\n') };
  };

  it('is 0 for a genuine code and 2 with the reason for others, with the register or a file of keys', async () => {
    const deps = { ...server.deps, config: { ...server.deps.config, signKey: seedOf(9) } };
    const { key, digits } = await server.db.transaction((tx) => newCode(tx, deps.config, newSignId(AT), AT));
    const id = newSignId(AT);
    const code = await server.db.transaction((tx) => newCode(tx, deps.config, id, AT));
    const url = `https://moved.example.org/s/${id}?v=2&k=${code.key}&g=${code.digits}`;
    const keys = join(folder, 'keys.json');
    await writeFile(keys, JSON.stringify({ keys: await publicKeys() }));
    for (const [args, isOpen] of [
      [[url], true],
      [[url, '--keys', keys], false],
    ] as const)
      expect(await run([...args], isOpen)).toMatchObject({
        code: 0,
        said: expect.stringContaining('"state":"genuine"'),
      });
    const forged = `https://dm.example.cn/s/${id}?v=2&k=${key}&g=${digits}`;
    expect(await run([forged, '--keys', keys], false)).toMatchObject({
      code: 2,
      said: expect.stringContaining('forged'),
    });
    expect(await run([`https://dm.example.cn/s/${id}`, '--keys', keys], false)).toMatchObject({ code: 2 });
    await expect(run([url, '--keys', join(folder, 'no-such')], false)).rejects.toThrow('not a file of public keys');
    await expect(run([], true)).rejects.toThrow('Give one address');
  });
});
