import type { Knex } from 'knex';
import { z } from 'zod';
import type { AuditActor } from '../../audit/record.ts';
import { many, one, sql } from '../../platform/db/sql.ts';
import { addKey, lockKeys } from './addKey.ts';
import { selectSignKeys } from './listSignKeys.ts';
import { forgetKeyPair, type KeyPlace } from './privateKey.ts';
import { SignKey } from './signKeyContract.ts';

/** What work on keys needs of the outside. */
export interface KeyDeps {
  db: Knex;
  now: () => string;
  config: KeyPlace;
}

const Retired = z.object({ number: z.number().int() });

/**
 * From now on a new key signs; what the one before signed stays genuine, and its private half is thrown away.
 * @throws Problem conflict where the environment still gives the old key
 */
export async function rotateSignKey(
  { db, now, config }: KeyDeps,
  actor: AuditActor,
  { reason }: { reason: string },
): Promise<SignKey> {
  const at = now();
  const { key, retired } = await db.transaction(async (tx) => {
    await lockKeys(tx);
    const before = await many(
      tx,
      Retired,
      sql`update sign_key set retired_at = ${at}::timestamptz where retired_at is null returning number`,
    );
    const { number } = await addKey(tx, config, { actor, at, reason });
    return { key: await one(tx, SignKey, sql`${selectSignKeys} where number = ${number}`), retired: before };
  });
  for (const { number } of retired) await forgetKeyPair(config, number);
  return key;
}
