import type { Knex } from 'knex';
import { z } from 'zod';
import { type Db, maybeOne, one, type Sql, sql } from '../platform/db/sql.ts';
import { SignId } from './contract.ts';
import { addReportPhotos, type KeptPicture } from './reports/reportPhotos.ts';

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
 * Takes a report from the public into the inspection queue, with its pictures. The same words on the same sign within ten minutes
 * are one report sent twice; pictures that come with the second are the first's. Tells how many pictures found no room.
 */
export function reportSign(
  db: Knex,
  report: SignReport,
  { at, pictures = [] }: { at: string; pictures?: readonly KeptPicture[] },
): Promise<{ left: number }> {
  return db.transaction(async (tx) => {
    const id = await idOf(tx, report, at);
    return { left: await addReportPhotos(tx, { id, signId: report.signId, at }, pictures) };
  });
}

const Id = z.object({ id: z.uuid() });

async function idOf(tx: Db, report: SignReport, at: string): Promise<string> {
  const before = await maybeOne(tx, Id, selectSame(report, at));
  return (before ?? (await one(tx, Id, insertReport(report, at)))).id;
}

const selectSame = ({ signId, kind, text }: SignReport, at: string): Sql => sql`
  select id from sign_report
   where sign_id = ${signId} and kind = ${kind} and text = ${text}
     and at > ${at}::timestamptz - interval '10 minutes'
   order by at desc limit 1`;

const insertReport = ({ signId, kind, text, contact }: SignReport, at: string): Sql => sql`
  insert into sign_report (sign_id, kind, text, contact, at)
  values (${signId}, ${kind}, ${text}, ${contact}, ${at}::timestamptz) returning id`;
