import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Command, CommandContext } from '../../platform/command.ts';
import { Problem } from '../../platform/problem.ts';
import { type CodeKey, type VerifiedState, verifyCode } from '../codes/verifyCode.ts';
import { listSignKeys } from './listSignKeys.ts';
import { SignKeys } from './signKeyContract.ts';

const WORDS: Record<VerifiedState, string> = {
  genuine: '真 genuine',
  unsigned: '旧式二维码，没有签名，不能证明制作者 a code of the first version: no signature proves its maker',
  forged: '不是本登记签发的二维码 forged: no key of the register signed it',
  revoked: '签名密钥已作废 revoked: the key that signed it was given up',
  not_a_sign: '不是标志二维码 not the code of a sign',
};

export const verifyCodeCommand: Command = {
  summary: '验证标志二维码 / Verify the code of a sign',
  usage: `diming verify-code URL [--keys FILE]

真则退出码为 0，否则为 2 并说明原因；标准输出为 JSON。 / Exit code 0 when genuine, else 2 with the reason; JSON on standard output.

  --keys FILE  不打开登记库，用文件中的公钥验证（GET /api/sign-keys 或 diming sign-key list 的输出）
               verify without the register, by the public keys of a file as GET /api/sign-keys or diming sign-key list give them

域名不在签名之内：输出的 origin 由您核对。 / The host is not signed: compare the origin that is printed.`,
  run: async (args, context) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { keys: { type: 'string' } },
      allowPositionals: true,
    });
    const verdict = verifyCode(onlyAddress(positionals), await keysFrom(values.keys, context));
    context.out(JSON.stringify(verdict));
    context.progress(WORDS[verdict.state]);
    return verdict.state === 'genuine' ? 0 : 2;
  },
};

function onlyAddress([address, ...more]: readonly string[]): string {
  if (address !== undefined && more.length === 0) return address;
  throw new Problem('invalid-input', 'Give one address, in quotes: it holds ? and &', {
    detailZh: '请给出一个网址并加引号（其中有 ? 和 &）。',
  });
}

async function keysFrom(file: string | undefined, { withRegister }: CommandContext): Promise<readonly CodeKey[]> {
  if (file === undefined) return withRegister(({ db }) => listSignKeys(db));
  const unreadable = () =>
    new Problem('invalid-input', `${file} is not a file of public keys as diming sign-key list prints it`, {
      detailZh: `${file} 不是公钥文件（见 diming sign-key list 的输出）。`,
    });
  try {
    return SignKeys.parse(JSON.parse(await readFile(file, 'utf8'))).keys;
  } catch {
    throw unreadable();
  }
}
