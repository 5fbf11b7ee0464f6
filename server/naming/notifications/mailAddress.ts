import type { Knex } from 'knex';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import { MailAddress } from './contract.ts';

export const mailAddress = (db: Db, actor: Actor): Promise<MailAddress> =>
  one(db, MailAddress, sql`select email from account where id = ${actor.id}`);

/** Sets or removes where the actor's own mail goes. The record says that, not the address. */
export function setMailAddress(
  db: Knex,
  actor: Actor,
  { email, at }: MailAddress & { at: string },
): Promise<MailAddress> {
  return db.transaction(async (tx) => {
    const before = await mailAddress(tx, actor);
    await run(tx, sql`update account set email = ${email} where id = ${actor.id}`);
    await record(tx, {
      actor,
      action: 'account.mail-address',
      subjectKind: 'account',
      subjectId: actor.id,
      before: { set: before.email !== null },
      after: { set: email !== null },
      at,
    });
    return { email };
  });
}
