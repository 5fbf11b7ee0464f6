import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Upload } from '../platform/contract.ts';
import { one, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { CaseAttachment, type CaseId } from './caseContract.ts';
import { lockCase } from './caseFacts.ts';
import { chinaDay } from './deadline.ts';
import { requireUploadable } from './materials/caseMaterials.ts';
import type { NamingDeps } from './namingDeps.ts';
import { keepUpload } from './uploads/keepUpload.ts';

const MOST_FILES = 40;

interface Given {
  id: CaseId;
  /** A code of the list `application-materials`. */
  material: string | undefined;
  upload: Upload;
}

/**
 * Stores a file by its hash and hangs it on the case. Content decides what it is, never the name or the header.
 * @throws Problem unsupported-media, invalid-input (infected), not-allowed, wrong-state, conflict
 */
export async function attachFile(deps: NamingDeps, actor: Actor, { id, material, upload }: Given) {
  const now = deps.now();
  const kept = await keepUpload(deps, actor, upload);
  const { sha256 } = kept;
  return deps.db.transaction(async (tx) => {
    const found = await lockCase(tx, id, chinaDay(now));
    requireMayAttach(found, actor);
    if (material !== undefined) await requireUploadable(tx, { id, material, today: chinaDay(now) });
    await kept.note(tx);
    const { count } = await one(
      tx,
      z.object({ count: z.number() }),
      sql`select count(*)::int as count from attachment where case_id = ${id}`,
    );
    if (count >= MOST_FILES)
      throw new Problem('conflict', `At most ${MOST_FILES} files a case`, {
        detailZh: `每件最多 ${MOST_FILES} 个附件。`,
      });
    const row = await one(
      tx,
      z.object({ id: z.string() }),
      insertAttachment({ id, material, upload }, sha256, { actor, now }),
    );
    await record(tx, {
      actor,
      action: 'naming.attach',
      subjectKind: 'naming-case',
      subjectId: id,
      after: { attachment: row.id, sha256, ...(material ? { material } : {}) },
      at: now,
    });
    return one(tx, CaseAttachment, selectAttachment(row.id));
  });
}

function requireMayAttach(found: { applicantOrgId: string; handlerOrgId: string; state: string }, actor: Actor): void {
  const own = found.applicantOrgId === actor.organisationId;
  if (!own && found.handlerOrgId !== actor.organisationId) {
    throw new Problem('not-allowed', 'Only the applicant and the handler attach files', {
      detailZh: '只有申请单位和承办单位可以上传附件。',
    });
  }
  if (own && found.state !== 'draft' && found.state !== 'returned_for_correction') {
    throw new Problem('wrong-state', `An application in state ${found.state} takes no more files`, {
      detailZh: '申请已提交，不能再上传附件。',
    });
  }
}

const insertAttachment = ({ id, material, upload }: Given, sha256: string, by: { actor: Actor; now: string }) => sql`
  insert into attachment (case_id, material, sha256, file_name, uploaded_by, uploaded_at)
  values (${id}, ${material ?? null}, ${sha256}, ${upload.fileName}, ${by.actor.displayName}, ${by.now}) returning id`;

const selectAttachment = (id: string) => sql`
  select a.id, a.material, a.file_name as "fileName", f.media_type as "mediaType", f.size_bytes::int as "sizeBytes", a.sha256,
         a.uploaded_by as "uploadedBy", a.uploaded_at as "uploadedAt"
    from attachment a join stored_file f on f.sha256 = a.sha256 where a.id = ${id}`;
