import { z } from 'zod';
import { type Db, run, sql } from '../platform/db/sql.ts';
import { SignId } from './contract.ts';

export const TEXT_LENGTH = 1000;
export const CONTACT_LENGTH = 100;

// Forms send CR LF; other control characters mean nothing, and the database stores no NUL.
const Written = z.string().transform((text) => text.replaceAll(/(?![\n\t])\p{Cc}/gu, '').trim());

/** What a passer-by reports from a scan (TR art. 33): who they are is kept apart and shown to the handler only. */
export const SignReport = z.object({
  signId: SignId,
  kind: z.enum(['damaged', 'wrong_text', 'wrong_place', 'wrong_use', 'correction', 'forged', 'other']),
  text: Written.pipe(z.string().min(2).max(TEXT_LENGTH)),
  contact: Written.pipe(z.string().max(CONTACT_LENGTH)).transform((given) => (given === '' ? null : given)),
});
export type SignReport = z.output<typeof SignReport>;

/**
 * Takes a report from the public into the inspection queue. The same words on the same sign within ten minutes are one
 * report sent twice.
 */
export async function reportSign(db: Db, { signId, kind, text, contact }: SignReport, at: string): Promise<void> {
  await run(
    db,
    sql`insert into sign_report (sign_id, kind, text, contact, at)
        select ${signId}, ${kind}, ${text}, ${contact}, ${at}::timestamptz
         where not exists (
           select 1 from sign_report
            where sign_id = ${signId} and kind = ${kind} and text = ${text}
              and at > ${at}::timestamptz - interval '10 minutes')`,
  );
}
