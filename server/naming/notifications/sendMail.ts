import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { type Db, many, maybeOne, run, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import type { JobContext, JobKind } from '../../platform/jobs/jobs.ts';

const MOST_AT_ONCE = 200;

/**
 * Sends one mail. With the pauses doubling from half a minute the last of ten tries is half a day after the first; then the
 * mail is given up, and an administrator may have it tried again.
 */
export const SEND_MAIL = {
  name: 'mail.send',
  data: z.object({ mailId: z.uuid() }),
  ...{ retries: 9, retryDelaySeconds: 30, expireSeconds: 60, atOnce: 2 },
} satisfies JobKind;

/** Gives each mail of the outbox that has none its job. Without a mail server nothing is sent and nothing is lost. */
export async function passOnMails({ db, jobs, config }: Pick<Deps, 'db' | 'jobs' | 'config'>): Promise<number> {
  if (config.smtpUrl === undefined) return 0;
  return db.transaction(async (tx) => {
    const mails = await many(
      tx,
      z.object({ id: z.uuid() }),
      sql`select id from mail_outbox where job_id is null and sent_at is null and given_up_at is null
           order by created_at, id limit ${MOST_AT_ONCE} for update skip locked`,
    );
    for (const { id } of mails) {
      const job = await jobs.send(tx, SEND_MAIL, { mailId: id });
      await run(tx, sql`update mail_outbox set job_id = ${job} where id = ${id}`);
    }
    return mails.length;
  });
}

const Mail = z.object({ recipient: z.string(), subject: z.string(), body: z.string() });

/**
 * Sends a mail through the configured server; one that is sent is not sent again. A process that dies between the server's
 * answer and the note of it sends the mail twice: never lost.
 * @throws Error where the server did not take it: the queue tries again
 */
export async function sendMail(
  { db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>,
  { mailId }: { mailId: string },
  { isLastTry }: Pick<JobContext, 'isLastTry'>,
): Promise<void> {
  const mail = await maybeOne(
    db,
    Mail,
    sql`select recipient, subject, body from mail_outbox where id = ${mailId} and sent_at is null`,
  );
  if (!mail) return;
  const at = () => clock.real().toISOString();
  try {
    await deliver(mail, config);
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    await noteFailure(db, mailId, { failure, givenUpAt: isLastTry ? at() : null });
    throw error;
  }
  const sent = sql`sent_at = ${at()}, tries = tries + 1, last_error = null, given_up_at = null`;
  await run(db, sql`update mail_outbox set ${sent} where id = ${mailId}`);
}

async function deliver({ recipient, subject, body }: z.infer<typeof Mail>, config: Deps['config']): Promise<void> {
  if (config.smtpUrl === undefined) throw new Error('No mail server is configured');
  const transport = createTransport(config.smtpUrl);
  try {
    await transport.sendMail({ from: config.mailFrom, to: recipient, subject, text: body });
  } finally {
    transport.close();
  }
}

const noteFailure = (
  db: Db,
  mailId: string,
  { failure, givenUpAt }: { failure: string; givenUpAt: string | null },
): Promise<number> =>
  run(
    db,
    sql`update mail_outbox set tries = tries + 1, last_error = ${failure.slice(0, 500)}, given_up_at = ${givenUpAt}
         where id = ${mailId}`,
  );
