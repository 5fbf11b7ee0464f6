import { z } from 'zod';
import { record } from '../../audit/record.ts';
import type { Upload } from '../../platform/contract.ts';
import { type Db, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { withoutMetadata } from '../../platform/withoutMetadata.ts';
import { nextNumber } from '../acts/submitCase.ts';
import { chinaDay } from '../deadline.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { PUBLIC, type Receipt } from '../objections/storeObjection.ts';
import { newSecret, secretHash } from '../publicSecret.ts';
import { supervisionLaw } from '../supervision/supervisionLaw.ts';
import { dutyDue } from '../timeLimits/dutyLimit.ts';
import type { ReportDraft } from './contract.ts';

export type ReportDeps = Pick<NamingDeps, 'db' | 'now' | 'files'>;

const PHOTOS = new Set(['image/jpeg', 'image/png', 'image/webp']);
const PHOTO_BYTES = 8 * 1024 * 1024;

/**
 * Takes a report of a violation (TR art. 33) for the civil affairs office in whose division it lies. Who reported goes
 * into a table of its own; audit and step say only that a report came. Of a photo nothing but the picture is kept.
 * @throws Problem invalid-input, unsupported-media, too-large, conflict where no office is in charge
 */
export async function submitReport(deps: ReportDeps, draft: ReportDraft, photo: Upload | undefined): Promise<Receipt> {
  requirePhoto(photo);
  const kept = photo && { ...photo, bytes: await withoutMetadata(photo.bytes) };
  const at = deps.now();
  const today = chinaDay(at);
  const sha256 = kept ? await deps.files.put(kept.bytes) : null;
  return deps.db.transaction(async (tx) => {
    await requireKind(tx, draft, today);
    const office = await officeOf(tx, draft.division);
    const secret = newSecret();
    const no = await nextNumber(tx, 'JB', office, today);
    const due = await dutyDue(tx, 'REPORT-INTAKE', today, draft.division);
    if (kept && sha256) await run(tx, keepFile(sha256, kept, at));
    const { id } = await one(
      tx,
      z.object({ id: z.string() }),
      insertReport(draft, { no, secret, office, sha256, at, today, due }),
    );
    if (draft.name !== '' || draft.contact !== '') {
      await run(
        tx,
        sql`insert into violation_reporter (report_id, name, contact) values (${id}, ${draft.name}, ${draft.contact})`,
      );
    }
    await record(tx, {
      actor: PUBLIC,
      action: 'reports.submit',
      subjectKind: 'violation-report',
      subjectId: id,
      after: { reportNo: no, kind: draft.kind, division: draft.division },
      at,
    });
    return { no, secret };
  });
}

function requirePhoto(photo: Upload | undefined): void {
  if (photo && !PHOTOS.has(photo.mediaType)) {
    throw new Problem('unsupported-media', 'The photo is not JPEG, PNG or WebP', {
      detailZh: '照片内容不是 JPEG、PNG 或 WebP，仅改扩展名无效。',
    });
  }
  if (photo && photo.bytes.length > PHOTO_BYTES) {
    throw new Problem('too-large', 'The photo has more than 8 MB', { detailZh: '照片不能超过 8 MB。' });
  }
}

async function requireKind(tx: Db, { kind, division }: ReportDraft, day: string): Promise<void> {
  if (kind === 'other') return;
  const { liabilities } = await supervisionLaw(tx, { day, division });
  if (liabilities.some(({ code, reportable }) => reportable && code === kind)) return;
  throw fieldProblem('/kind', 'no-kind', 'No such kind of violation', '没有这一类违法行为');
}

/** The civil affairs office of the narrowest division around the place: a district without one has its city's. */
async function officeOf(tx: Db, division: string): Promise<string> {
  const office = await maybeOne(tx, z.object({ id: z.string() }), selectOffice(division));
  if (office) return office.id;
  throw new Problem('conflict', 'No office of this register is in charge there', {
    detailZh: '所选地区没有接入本系统的民政部门，请直接向当地民政部门举报。',
    code: 'no-office',
  });
}

const selectOffice = (division: string): Sql => sql`
  select o.id from organisation o
   where o.kind = 'civil_affairs' and exists (select 1 from division d where d.code = ${division} and upper_inf(d.valid))
     and starts_with(${division}, regexp_replace(o.division_code, '(00)+$', ''))
     and length(regexp_replace(o.division_code, '(00)+$', '')) >= 4
   order by length(regexp_replace(o.division_code, '(00)+$', '')) desc, o.code limit 1`;

const keepFile = (sha256: string, { bytes, mediaType }: Upload, at: string): Sql => sql`
  insert into stored_file (sha256, size_bytes, media_type, stored_at)
  values (${sha256}, ${bytes.length}, ${mediaType}, ${at}) on conflict (sha256) do nothing`;

interface Row extends Receipt {
  office: string;
  sha256: string | null;
  at: string;
  today: string;
  due: string | null;
}

const insertReport = (draft: ReportDraft, { no, secret, office, sha256, at, today, due }: Row): Sql => sql`
  insert into violation_report (report_no, secret_hash, kind, division_code, place, text, photo_sha256, state, office_org_id,
    submitted_at, updated_at, limit_from, due_on)
  values (${no}, ${secretHash(secret)}, ${draft.kind}, ${draft.division}, ${draft.place}, ${draft.text}, ${sha256},
    'submitted', ${office}, ${at}, ${at}, ${due && today}, ${due})
  returning id`;
