import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import type { Download, Upload } from '../../platform/contract.ts';
import { type Db, maybeOne, one, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { HandoutFile, type HandoutFileKind, type HandoutId, type HandoutState } from './handoutContract.ts';
import type { HandoutDeps } from './handoutDeps.ts';
import { lockHandout } from './lockHandout.ts';

const MOST_FILES = 40;
// Papers of the request until it is decided; the receipt and the proof of return afterwards.
const STATES: Record<HandoutFileKind, readonly HandoutState[]> = {
  application: ['draft', 'submitted', 'checked'],
  undertaking: ['draft', 'submitted', 'checked'],
  basis: ['draft', 'submitted', 'checked'],
  receipt: ['approved', 'handed_out', 'returned'],
  return: ['handed_out', 'returned'],
};

interface Given {
  id: HandoutId;
  kind: HandoutFileKind;
  file: Upload;
}

/** Hangs a paper on a request. @throws Problem not-allowed, wrong-state, unsupported-media, invalid-input (infected), conflict */
export async function attachHandoutFile(
  deps: HandoutDeps,
  actor: Actor,
  { id, kind, file }: Given,
): Promise<HandoutFile> {
  const kept = await deps.uploads.keep(actor, file);
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    await lockHandout(tx, actor, { id, states: STATES[kind] });
    await requireRoom(tx, id);
    await kept.note(tx);
    const stored = await one(
      tx,
      HandoutFile,
      sql`with f as (insert into boundary_handout_file (handout_id, kind, sha256, file_name, uploaded_by, uploaded_at)
            values (${id}, ${kind}, ${kept.sha256}, ${file.fileName}, ${actor.displayName}, ${at}::timestamptz) returning *)
          select f.id, f.kind, f.file_name as "fileName", s.size_bytes as "sizeBytes", f.uploaded_by as "uploadedBy",
                 f.uploaded_at as "uploadedAt" from f join stored_file s on s.sha256 = f.sha256`,
    );
    const subject = { subjectKind: 'boundary-handout', subjectId: id };
    const after = { file: stored.id, kind, sha256: kept.sha256 };
    await record(tx, { actor, action: 'handouts.attach', ...subject, after, at });
    return stored;
  });
}

async function requireRoom(tx: Db, id: HandoutId): Promise<void> {
  const { count } = await one(
    tx,
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from boundary_handout_file where handout_id = ${id}`,
  );
  if (count < MOST_FILES) return;
  throw new Problem('conflict', `At most ${MOST_FILES} files a request`, {
    detailZh: `每项申请最多 ${MOST_FILES} 个文件。`,
  });
}

const Row = z.object({ fileName: z.string(), mediaType: z.string(), sha256: z.string() });

/** @throws Problem not-found, conflict (quarantined) */
export async function readHandoutFile(
  { db, uploads }: HandoutDeps,
  { id, fileId }: { id: HandoutId; fileId: string },
): Promise<Download> {
  const row = await maybeOne(
    db,
    Row,
    sql`select f.file_name as "fileName", s.media_type as "mediaType", f.sha256
          from boundary_handout_file f join stored_file s on s.sha256 = f.sha256
         where f.id = ${fileId} and f.handout_id = ${id}`,
  );
  if (!row) throw new Problem('not-found', 'No such paper of this request', { detailZh: '该申请没有这份材料。' });
  return { fileName: row.fileName, mediaType: row.mediaType, body: await uploads.read(row.sha256) };
}
