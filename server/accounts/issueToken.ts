import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { z } from 'zod';
import { type AuditActor, record } from '../audit/record.ts';
import { maybeOne, one, run, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { tokenHash } from './findActor.ts';

/** Who does it and when. */
interface Occasion {
  by: AuditActor;
  at: string;
}
const Id = z.object({ id: z.string() });

/**
 * Makes a bearer token for an account. It is shown once; only its hash is kept.
 * @throws Problem not-found for an unknown or disabled account
 */
export async function issueToken(db: Knex, username: string, { by, at }: Occasion): Promise<string> {
  const token = `dm_${randomBytes(32).toString('base64url')}`;
  await db.transaction(async (tx) => {
    const account = await maybeOne(tx, Id, sql`select id from account where username = ${username} and not disabled`);
    if (!account) throw noAccount(username);
    const { id } = await one(tx, Id, insertToken(tokenHash(token), account.id, at));
    await record(tx, {
      actor: by,
      action: 'token.add',
      subjectKind: 'account',
      subjectId: account.id,
      after: { token: id },
      at,
    });
  });
  return token;
}

/**
 * Ends every token of an account; answers how many there were.
 * @throws Problem not-found for an unknown account
 */
export function revokeTokens(db: Knex, username: string, { by, at }: Occasion): Promise<number> {
  return db.transaction(async (tx) => {
    const account = await maybeOne(tx, Id, sql`select id from account where username = ${username}`);
    if (!account) throw noAccount(username);
    const revoked = await run(tx, revoke(account.id, at));
    const after = { tokens: revoked };
    await record(tx, { actor: by, action: 'token.revoke', subjectKind: 'account', subjectId: account.id, after, at });
    return revoked;
  });
}

const noAccount = (username: string) =>
  new Problem('not-found', `There is no account "${username}"`, { detailZh: `没有账号“${username}”。` });

const revoke = (accountId: string, at: string) => sql`
  update api_token set revoked_at = ${at}::timestamptz where revoked_at is null and account_id = ${accountId}`;
const insertToken = (hash: Buffer, accountId: string, at: string) => sql`
  insert into api_token (hash, account_id, created_at) values (${hash}, ${accountId}, ${at}::timestamptz) returning id`;
