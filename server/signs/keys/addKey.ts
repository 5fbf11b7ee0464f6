import { z } from 'zod';
import { type AuditActor, record } from '../../audit/record.ts';
import { type Db, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type KeyPlace, newKeyPair } from './privateKey.ts';

/** Who makes a key, when (ISO instant), and why. */
export interface KeyAct {
  actor: AuditActor;
  at: string;
  reason: string;
}

/** One process at a time makes keys or gives them up. */
export const lockKeys = (tx: Db) => run(tx, sql`select pg_advisory_xact_lock(hashtext('sign-keys'))`);

const Next = z.object({ number: z.number().int() });
const Known = z.object({ isKnown: z.boolean() });

/**
 * Enters the next key, after `lockKeys`, while no other signs.
 * @throws Problem conflict where the environment gives a key that is entered already
 */
export async function addKey(
  tx: Db,
  place: KeyPlace,
  { actor, at, reason }: KeyAct,
): Promise<{ number: number; publicKey: string }> {
  const { number } = await one(tx, Next, sql`select coalesce(max(number), 0) + 1 as number from sign_key`);
  const { publicKey } = await newKeyPair(place, number);
  const { isKnown } = await one(tx, Known, isEntered(publicKey));
  if (isKnown) throw sameKey();
  await run(
    tx,
    sql`insert into sign_key (number, public_key, made_at, made_by)
        values (${number}, ${publicKey}, ${at}::timestamptz, ${actor.username})`,
  );
  const after = { number, publicKey, reason };
  await record(tx, { actor, action: 'signs.make-key', subjectKind: 'sign-key', subjectId: String(number), after, at });
  return { number, publicKey };
}

const isEntered = (publicKey: string): Sql =>
  sql`select exists (select 1 from sign_key where public_key = ${publicKey}) as "isKnown"`;

const sameKey = () =>
  new Problem(
    'conflict',
    'DIMING_SIGN_KEY is a key of this register already: give a new one, 32 random bytes in base64url, and start again',
    {
      detailZh: '环境变量 DIMING_SIGN_KEY 仍是已登记的密钥：请换成新的32字节随机数（base64url），重启后再试。',
    },
  );
