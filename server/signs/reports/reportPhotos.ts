import { z } from 'zod';
import type { Download } from '../../platform/contract.ts';
import { type Db, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { OrderDeps } from '../orders/orderDeps.ts';
import type { ReportId } from './reportContract.ts';

/** Photographs of one report, and of all open reports on one sign: nobody fills the store from a plate. */
export const MOST_PHOTOS = 3;
const MOST_ON_A_SIGN = 30;

/** A picture that is in the store; `note` writes its row there. */
export interface KeptPicture {
  sha256: string;
  note: (tx: Db) => Promise<void>;
}

const Room = z.object({ ofReport: z.number().int(), ofSign: z.number().int() });

/** Hangs pictures on a report as far as there is room; the same picture once. Tells how many were left out. */
export async function addReportPhotos(
  tx: Db,
  { id, signId, at }: { id: string; signId: string; at: string },
  pictures: readonly KeptPicture[],
): Promise<number> {
  let left = 0;
  for (const { sha256, note } of pictures) {
    const { ofReport, ofSign } = await one(tx, Room, selectHeld(id, signId));
    if (ofReport >= MOST_PHOTOS || ofSign >= MOST_ON_A_SIGN) {
      left += 1;
      continue;
    }
    await note(tx);
    await run(
      tx,
      sql`insert into sign_report_photo (report_id, no, sha256, at) values (${id}, ${ofReport + 1}, ${sha256}, ${at}::timestamptz)
          on conflict (report_id, sha256) do nothing`,
    );
  }
  return left;
}

const selectHeld = (id: string, signId: string): Sql => sql`
  select (select count(*)::int from sign_report_photo where report_id = ${id}) as "ofReport",
         (select count(*)::int from sign_report_photo p join sign_report r on r.id = p.report_id
           where r.sign_id = ${signId} and r.open) as "ofSign"`;

/** Ids of the photographs of a report (alias `r`) in their order, as a JSON list. */
export const PHOTOS_OF_REPORT: Sql = sql`
  coalesce((select jsonb_agg(p.id order by p.no) from sign_report_photo p where p.report_id = r.id), '[]')`;

const Held = z.object({ sha256: z.string() });

/** The bytes of a photograph of this very report. @throws Problem not-found, conflict (quarantined) */
export async function readReportPhoto(
  { db, uploads }: OrderDeps,
  { id, photoId }: { id: ReportId; photoId: string },
): Promise<Download> {
  const held = await maybeOne(
    db,
    Held,
    sql`select sha256 from sign_report_photo where id = ${photoId} and report_id = ${id}`,
  );
  if (!held) throw new Problem('not-found', 'No such photograph of this report', { detailZh: '没有这张照片。' });
  const body = await uploads.read(held.sha256);
  return { mediaType: 'image/jpeg', body, fileName: `${photoId}.jpg` };
}
