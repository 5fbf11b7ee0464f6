import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { SYSTEM } from '../../../audit/record.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { Problem } from '../../../platform/problem.ts';
import { CardKeySet } from './cardContract.ts';
import { cardKeySet, rotateCardKey } from './cardKeys.ts';
import { type CardVerdict, verifyCard } from './verifyCard.ts';

const WORDS: Record<CardVerdict['state'], string> = {
  genuine: '真 genuine',
  forged: '内容或签名被改动 forged: the card or its signature was altered',
  'unknown-key':
    '签名密钥不在公钥中（未公布或已作废） unknown-key: signed by a key that is not published, or was given up',
  'not-a-card': '不是地名名片 not a name card',
};

export const verifyCardCommand: Command = {
  summary: '验证地名名片 / Verify a signed name card',
  usage: `diming verify-card FILE [--keys FILE]

FILE 为 /open/names/{id}.json 或 .jws 的内容。真则退出码为 0，否则为 2；标准输出为 JSON。
FILE holds what /open/names/{id}.json or .jws answered. Exit code 0 when genuine, else 2; JSON on standard output.

  --keys FILE  不打开登记库，用文件中的公钥验证（/.well-known/jwks.json 的内容）
               verify without the register, by the public keys of a file as /.well-known/jwks.json gives them

名片说的是 valid_on 当日的情况：status 为 renamed、abolished、revoked 的名称已不再使用。
A card speaks of the day valid_on: a name whose status is renamed, abolished or revoked is no longer in use.`,
  run: async (args, context) => {
    const options = { keys: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const text = await readFile(onlyFile(positionals), 'utf8').catch(() => {
      throw new Problem('invalid-input', 'The file cannot be read', { detailZh: '无法读取该文件。' });
    });
    const verdict = await verifyCard(text, await keysFrom(values.keys, context));
    context.out(JSON.stringify(verdict));
    context.progress(WORDS[verdict.state]);
    return verdict.state === 'genuine' ? 0 : 2;
  },
};

function onlyFile([file, ...more]: readonly string[]): string {
  if (file !== undefined && more.length === 0) return file;
  throw new Problem('invalid-input', 'Give one file', { detailZh: '请给出一个文件。' });
}

async function keysFrom(file: string | undefined, { withRegister }: CommandContext): Promise<CardKeySet> {
  if (file === undefined) return withRegister(({ db }) => cardKeySet(db));
  try {
    return CardKeySet.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    throw new Problem('invalid-input', `${file} is not a JSON Web Key Set of this register`, {
      detailZh: `${file} 不是公钥文件（/.well-known/jwks.json 的内容）。`,
    });
  }
}

export const cardKeyRotateCommand: Command = {
  summary: '更换名片签名密钥 / Sign name cards with a new key from now on',
  usage: `diming card-key rotate --reason TEXT [--revoke]

此后的名片用新密钥签名，旧私钥被删除；已发出的名片仍然有效。--revoke：旧密钥可能已泄露，其签名的名片不再有效。
From now on a new key signs and the old private key is deleted; cards sent before stay genuine. --revoke: others may have the
old key, so that cards it signed prove nothing any more.

私钥在环境变量 DIMING_CARD_KEY 中时，先换成新值（32字节随机数，base64url）再运行。
Where DIMING_CARD_KEY gives the private key, give a new one first: 32 random bytes in base64url.`,
  run: async (args, { withRegister, out }) => {
    const options = { reason: { type: 'string' }, revoke: { type: 'boolean', default: false } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const reason = values.reason?.trim() ?? '';
    if (reason === '' || reason.length > 500) {
      throw new Problem('invalid-input', 'Say why: --reason TEXT', { detailZh: '请说明原因：--reason 文字。' });
    }
    out(
      JSON.stringify(
        await withRegister((deps) => rotateCardKey(deps, { actor: SYSTEM, reason, revoke: values.revoke })),
      ),
    );
    return 0;
  },
};
