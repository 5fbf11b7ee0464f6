import { type AuditActor, record } from '../../audit/record.ts';
import { maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { lockKeys } from './addKey.ts';
import { selectSignKeys } from './listSignKeys.ts';
import { forgetKeyPair } from './privateKey.ts';
import type { KeyDeps } from './rotateSignKey.ts';
import { SignKey } from './signKeyContract.ts';

/**
 * Gives up a key that others may have: every code it signed is `revoked` from now on, and it signs no more.
 * @throws Problem not-found, wrong-state where it was given up before
 */
export async function revokeSignKey(
  { db, now, config }: KeyDeps,
  actor: AuditActor,
  { number, reason }: { number: number; reason: string },
): Promise<SignKey> {
  const at = now();
  const key = await db.transaction(async (tx) => {
    await lockKeys(tx);
    const before = await maybeOne(tx, SignKey, sql`${selectSignKeys} where number = ${number}`);
    if (!before) throw new Problem('not-found', `No key ${number}`, { detailZh: `没有第${number}号密钥。` });
    if (before.revokedAt !== null) throw revokedBefore(number);
    await run(
      tx,
      sql`update sign_key
             set revoked_at = ${at}::timestamptz, revoked_by = ${actor.username}, revoked_reason = ${reason},
                 retired_at = coalesce(retired_at, ${at}::timestamptz)
           where number = ${number}`,
    );
    const after = await one(tx, SignKey, sql`${selectSignKeys} where number = ${number}`);
    const { retiredAt } = before;
    await record(tx, {
      ...{ actor, action: 'signs.revoke-key', subjectKind: 'sign-key', subjectId: String(number), at },
      before: { retiredAt, revokedAt: null },
      after: { retiredAt: after.retiredAt, revokedAt: at, reason },
    });
    return after;
  });
  await forgetKeyPair(config, number);
  return key;
}

const revokedBefore = (number: number) =>
  new Problem('wrong-state', `Key ${number} was revoked before`, { detailZh: `第${number}号密钥此前已作废。` });
