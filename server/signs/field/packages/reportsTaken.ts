import { z } from 'zod';
import { many, type Sql, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import { reportThumbnail } from '../../reports/reportPicture.ts';
import { PackageContent } from '../fieldContract.ts';
import type { FieldDeps } from '../fieldDeps.ts';
import { reportsInScope } from './packageScope.ts';

const Report = PackageContent.shape.reports.element;
type Report = z.infer<typeof Report>;
const Row = Report.omit({ photos: true }).extend({ hashes: z.string().array() });

// Of some 20 kB each: a package goes through a telephone's network and stays on the telephone.
const MOST_PICTURES = 90;

/** Reports of a package with small pictures, without who reported them (TR art. 33). */
export async function reportsTaken({ db, uploads }: Pick<FieldDeps, 'db' | 'uploads'>, k: Sql): Promise<Report[]> {
  const reports: Report[] = [];
  let room = MOST_PICTURES;
  for (const { hashes, ...report } of await many(db, Row, selectReports(k))) {
    const photos = await Promise.all(hashes.slice(0, room).map((sha256) => thumbnail(uploads, sha256)));
    room -= photos.length;
    reports.push({ ...report, photos: photos.flatMap((one) => one ?? []) });
  }
  return reports;
}

/** undefined for a picture that is in quarantine. */
async function thumbnail(uploads: FieldDeps['uploads'], sha256: string): Promise<string | undefined> {
  try {
    return await reportThumbnail(await uploads.read(sha256));
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

const selectReports = (k: Sql): Sql => sql`
  select r.id, s.id as "signId", r.kind, r.text, jsonb_build_array(st_x(s.position), st_y(s.position)) as position,
         array(select p.sha256 from sign_report_photo p where p.report_id = r.id order by p.no) as hashes
    from ${k} cross join sign_report r join sign s on s.id = r.sign_id
   where ${reportsInScope}
   order by r.at, r.id`;
