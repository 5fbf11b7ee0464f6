import { parseArgs } from 'node:util';
import { SYSTEM } from '../../audit/record.ts';
import type { Command } from '../../platform/command.ts';
import { Problem } from '../../platform/problem.ts';
import { listSignKeys } from './listSignKeys.ts';
import { revokeSignKey } from './revokeSignKey.ts';
import { rotateSignKey } from './rotateSignKey.ts';

export const signKeyListCommand: Command = {
  summary: '输出二维码公钥 / Print the public keys of codes',
  usage: `diming sign-key list

输出全部公钥（JSON），与 GET /api/sign-keys 相同；存成文件即可用于 diming verify-code --keys 文件。
Prints every public key as JSON, as GET /api/sign-keys does; kept in a file, diming verify-code --keys FILE reads it.`,
  run: async (args, { withRegister, out }) => {
    parseArgs({ args: [...args], options: {} });
    out(JSON.stringify({ keys: await withRegister(({ db }) => listSignKeys(db)) }, null, 2));
    return 0;
  },
};

const REASON = { reason: { type: 'string' } } as const;

export const signKeyRotateCommand: Command = {
  summary: '更换签名密钥 / Sign codes with a new key from now on',
  usage: `diming sign-key rotate --reason TEXT

此后的标志用新密钥签名；已制作的标志仍然有效，旧私钥被删除。
From now on a new key signs. Plates made before stay genuine; the old private key is deleted.

私钥在环境变量 DIMING_SIGN_KEY 中时，先换成新值（32字节随机数，base64url）再运行。
Where DIMING_SIGN_KEY gives the private key, give a new one first: 32 random bytes in base64url.`,
  run: async (args, { withRegister, out }) => {
    const { values } = parseArgs({ args: [...args], options: REASON });
    const reason = reasonOf(values.reason);
    out(JSON.stringify(await withRegister((deps) => rotateSignKey(deps, SYSTEM, { reason }))));
    return 0;
  },
};

export const signKeyRevokeCommand: Command = {
  summary: '作废签名密钥 / Give up a key that others may have',
  usage: `diming sign-key revoke NUMBER --reason TEXT

该密钥签名的全部二维码自此视为已作废，须换牌。 / Every code it signed is revoked from now on: the plates must be replaced.
若它正在使用，随后请更换密钥。 / If it signs now, rotate afterwards.`,
  run: async (args, { withRegister, out }) => {
    const { values, positionals } = parseArgs({ args: [...args], options: REASON, allowPositionals: true });
    const number = numberOf(positionals);
    const reason = reasonOf(values.reason);
    out(JSON.stringify(await withRegister((deps) => revokeSignKey(deps, SYSTEM, { number, reason }))));
    return 0;
  },
};

function reasonOf(given: string | undefined): string {
  const reason = given?.trim() ?? '';
  if (reason !== '' && reason.length <= 500) return reason;
  throw new Problem('invalid-input', 'Say why: --reason TEXT', { detailZh: '请说明原因：--reason 文字。' });
}

function numberOf([given, ...more]: readonly string[]): number {
  if (given !== undefined && /^[1-9]\d{0,3}$/.test(given) && more.length === 0) return Number(given);
  throw new Problem('invalid-input', 'Give the number of one key', { detailZh: '请给出一个密钥编号。' });
}
