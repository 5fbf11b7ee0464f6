import { type Sql, sql } from '../../platform/db/sql.ts';

/**
 * Puts a mail into the outbox for each row of `told` (id, account_id of a notification) whose reader has an address. What it
 * says must hold no personal data: a number, counts and an address of the office.
 */
export const insertMail = ({ subject, body }: { subject: string; body: string }, at: string): Sql => sql`
  insert into mail_outbox (notification_id, recipient, subject, body, created_at)
  select t.id, a.email, ${subject}, ${body}, ${at}::timestamptz
    from told t join account a on a.id = t.account_id where a.email is not null`;
