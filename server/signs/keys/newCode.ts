import { sign } from 'node:crypto';
import { z } from 'zod';
import { SYSTEM } from '../../audit/record.ts';
import { type Db, maybeOne, one, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { codeMessage } from '../codes/codeMessage.ts';
import { digitsOf } from '../codes/signatureDigits.ts';
import type { SignCode } from '../codes/signedAddress.ts';
import type { SignId } from '../contract.ts';
import { addKey, lockKeys } from './addKey.ts';
import { type KeyPair, type KeyPlace, keyPair } from './privateKey.ts';

const Active = z.object({ number: z.number().int(), publicKey: z.string() });

/**
 * Signs the code of a new sign with the key that signs now; the first one is made where the register never had any. Runs in the
 * transaction that stores the sign, and `at` is an ISO instant.
 * @throws Problem wrong-state where no key signs, or this server does not have the one that does
 */
export async function newCode(tx: Db, place: KeyPlace, id: SignId, at: string): Promise<SignCode> {
  const active = (await maybeOne(tx, Active, selectActive)) ?? (await firstKey(tx, place, at));
  const pair = await keyPair(place, active.number);
  if (pair?.publicKey !== active.publicKey) throw withoutPrivateKey(active.number, place, pair);
  return { key: active.number, digits: digitsOf(sign(null, codeMessage(active.number, id), pair.privateKey)) };
}

// Held until the sign is stored: a key that is given up meanwhile waits, and is then known to have signed it.
const selectActive = sql`select number, public_key as "publicKey" from sign_key where retired_at is null for share`;

const Count = z.object({ keys: z.number().int() });

/** Never a second first key: a register that had one and has none now is told to rotate. */
async function firstKey(tx: Db, place: KeyPlace, at: string): Promise<z.infer<typeof Active>> {
  await lockKeys(tx);
  const meanwhile = await maybeOne(tx, Active, selectActive);
  if (meanwhile) return meanwhile;
  const { keys } = await one(tx, Count, sql`select count(*)::int as keys from sign_key`);
  if (keys > 0) throw withoutKey();
  return addKey(tx, place, { actor: SYSTEM, at, reason: 'first key' });
}

const withoutKey = () =>
  new Problem('wrong-state', 'No key signs codes: make a new one with `diming sign-key rotate`', {
    detailZh: '没有可用的签名密钥，请先用 diming sign-key rotate 更换密钥。',
  });

const withoutPrivateKey = (number: number, { signKey }: KeyPlace, found: KeyPair | undefined) => {
  const where = signKey === undefined ? `sign-key-${number} in the data folder` : 'DIMING_SIGN_KEY';
  const whereZh = signKey === undefined ? `数据文件夹中的 sign-key-${number}` : '环境变量 DIMING_SIGN_KEY';
  return new Problem(
    'wrong-state',
    `${where} ${found ? 'is not' : 'is missing: it should be'} the private key No. ${number} of this register. Bring it from the server that has it, or make a new one with \`diming sign-key rotate\``,
    {
      detailZh: `${whereZh}${found ? '不是' : '缺失，应为'}本登记的第${number}号私钥。请从持有它的服务器取来，或用 diming sign-key rotate 更换密钥。`,
      key: number,
    },
  );
};
