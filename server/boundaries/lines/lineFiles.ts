import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import type { Download, Upload } from '../../platform/contract.ts';
import { type Db, maybeOne, one, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { LineId } from '../contract.ts';
import { fieldFault } from './fieldFault.ts';
import type { LineDeps } from './lineDeps.ts';
import { lockLine } from './lockLine.ts';

const Stored = z.object({ id: z.uuid(), fileName: z.string() });

/** Stores a paper of a line. @throws Problem not-allowed, unsupported-media, invalid-input (infected) */
export async function keepLineFile(deps: LineDeps, actor: Actor, { id, file }: { id: LineId; file: Upload }) {
  const kept = await deps.uploads.keep(actor, file);
  return deps.db.transaction(async (tx) => {
    await lockLine(tx, actor, { id, needs: 'propose' });
    await kept.note(tx);
    const at = deps.now();
    const stored = await one(
      tx,
      Stored,
      sql`insert into boundary_line_file (line_id, sha256, file_name, uploaded_by, uploaded_at)
          values (${id}, ${kept.sha256}, ${file.fileName}, ${actor.displayName}, ${at}::timestamptz)
          returning id, file_name as "fileName"`,
    );
    const subject = { subjectKind: 'boundary-line', subjectId: id };
    await record(tx, {
      actor,
      action: 'boundaries.attach',
      ...subject,
      after: { file: stored.id, sha256: kept.sha256 },
      at,
    });
    return stored;
  });
}

const Row = z.object({ fileName: z.string(), mediaType: z.string(), sha256: z.string() });

/** @throws Problem not-found, conflict `quarantined` */
export async function downloadLineFile(
  deps: LineDeps,
  { id, fileId }: { id: LineId; fileId: string },
): Promise<Download> {
  const row = await maybeOne(
    deps.db,
    Row,
    sql`select b.file_name as "fileName", f.media_type as "mediaType", b.sha256
          from boundary_line_file b join stored_file f on f.sha256 = b.sha256
         where b.id = ${fileId} and b.line_id = ${id}`,
  );
  if (!row) throw new Problem('not-found', 'No such file of this line', { detailZh: '该界线没有这个文件。' });
  return { fileName: row.fileName, mediaType: row.mediaType, body: await deps.uploads.read(row.sha256) };
}

/** @throws Problem invalid-input where the file is not one of this line */
export async function requireFileOf(tx: Db, id: LineId, fileId: string): Promise<void> {
  const found = await maybeOne(
    tx,
    z.object({ id: z.string() }),
    sql`select id from boundary_line_file where id = ${fileId} and line_id = ${id}`,
  );
  if (!found)
    throw fieldFault(
      '/fileId',
      'no-file',
      'The line has no such file: upload it first',
      '该界线没有这个文件，请先上传',
    );
}
