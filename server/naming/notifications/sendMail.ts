import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { type Db, many, run, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';

const BATCH = 20;
/** After the tenth failure, half a day after the first, a mail is given up and the administrator sees it. */
const MOST_TRIES = 10;
// A process that dies while sending leaves its mail claimed for so long; it may then be sent twice, never lost.
const CLAIM_SECONDS = 300;

const Mail = z.object({
  id: z.string(),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  tries: z.number(),
});
type Mail = z.infer<typeof Mail>;

/** Seconds to wait after a failed try: 30, 60, 120 … */
const waitSeconds = (tries: number): number => 30 * 2 ** Math.max(0, tries - 1);

/**
 * Sends what waits in the outbox through the configured SMTP server, several processes beside each other; a failure is kept
 * with its reason and tried again later. Without a server nothing is sent and nothing is lost. Answers how many were sent.
 */
export async function sendMail({
  db,
  clock,
  config,
  log,
}: Pick<Deps, 'db' | 'clock' | 'config' | 'log'>): Promise<number> {
  if (config.smtpUrl === undefined) return 0;
  const mails = await claim(db, clock.real().toISOString());
  if (mails.length === 0) return 0;
  const transport = createTransport(config.smtpUrl);
  let sent = 0;
  try {
    for (const mail of mails) {
      const failure = await transport
        .sendMail({ from: config.mailFrom, to: mail.recipient, subject: mail.subject, text: mail.body })
        .then(() => null)
        .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
      if (failure === null) sent += 1;
      else log.warn({ mail: mail.id, failure }, 'mail.failed');
      await settle(db, mail, { failure, at: clock.real() });
    }
  } finally {
    transport.close();
  }
  return sent;
}

/** Waiting counts in real time, like the mail itself; the clock of a demonstration register only stamps what is told. */
const claim = (db: Db, at: string): Promise<Mail[]> =>
  many(
    db,
    Mail,
    sql`update mail_outbox set tries = tries + 1, next_try_at = ${at}::timestamptz + make_interval(secs => ${CLAIM_SECONDS}::int)
         where id in (select id from mail_outbox
                       where sent_at is null and given_up_at is null and (tries = 0 or next_try_at <= ${at}::timestamptz)
                       order by next_try_at, id limit ${BATCH} for update skip locked)
        returning id, recipient, subject, body, tries`,
  );

const settle = (
  db: Db,
  { id, tries }: Mail,
  { failure, at }: { failure: string | null; at: Date },
): Promise<number> => {
  if (failure === null)
    return run(db, sql`update mail_outbox set sent_at = ${at.toISOString()}, last_error = null where id = ${id}`);
  const next = new Date(at.getTime() + waitSeconds(tries) * 1000).toISOString();
  const givenUpAt = tries >= MOST_TRIES ? at.toISOString() : null;
  return run(
    db,
    sql`update mail_outbox set last_error = ${failure.slice(0, 500)}, next_try_at = ${next}, given_up_at = ${givenUpAt} where id = ${id}`,
  );
};
