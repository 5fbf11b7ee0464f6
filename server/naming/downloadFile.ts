import { z } from 'zod';
import { maybeOne, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { CaseId } from './caseContract.ts';
import type { NamingDeps } from './namingDeps.ts';
import { readKept } from './uploads/keepUpload.ts';

const Row = z.object({ fileName: z.string(), mediaType: z.string(), sha256: z.string() });

/** The bytes of an attachment of this very case. @throws Problem not-found, conflict (quarantined) */
export async function downloadFile(deps: NamingDeps, { id, attachmentId }: { id: CaseId; attachmentId: string }) {
  const row = await maybeOne(
    deps.db,
    Row,
    sql`select a.file_name as "fileName", f.media_type as "mediaType", a.sha256
          from attachment a join stored_file f on f.sha256 = a.sha256
         where a.id = ${attachmentId} and a.case_id = ${id}`,
  );
  if (!row) throw new Problem('not-found', 'No such attachment in this case', { detailZh: '本办件没有这个附件。' });
  return { fileName: row.fileName, mediaType: row.mediaType, body: await readKept(deps, row.sha256) };
}
