import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import type { Download, Upload } from '../../platform/contract.ts';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { BoundaryFile, type MarkerId } from './markerContract.ts';
import type { MarkerDeps } from './markerDeps.ts';
import { filesOf } from './markerRow.ts';

/** What a file hangs on; the column of `boundary_file` that says so. */
export interface FileOwner {
  column: Sql;
  id: string;
  subjectKind: string;
  kind: BoundaryFile['kind'];
}

const MOST_FILES = 40;
const Counted = z.object({ count: z.number() });
const Listed = z.object({ files: BoundaryFile.array() });

/** Hangs a photo or paper on a marker. @throws Problem unsupported-media, invalid-input (infected), conflict */
export const attachMarkerFile = (
  deps: MarkerDeps,
  actor: Actor,
  { id, kind, upload }: { id: MarkerId; kind: BoundaryFile['kind']; upload: Upload },
): Promise<BoundaryFile> =>
  keepFile(deps, actor, { owner: { column: sql`marker_id`, id, subjectKind: 'boundary-marker', kind }, upload });

/** Stores an upload by the office's rule and hangs it on its owner, with an audit row. */
export async function keepFile(
  { db, uploads, now }: MarkerDeps,
  actor: Actor,
  { owner, upload }: { owner: FileOwner; upload: Upload },
): Promise<BoundaryFile> {
  const kept = await uploads.keep(actor, upload);
  return db.transaction(async (tx) => {
    await kept.note(tx);
    await requireRoom(tx, owner);
    const { id } = await one(
      tx,
      z.object({ id: z.uuid() }),
      sql`insert into boundary_file (${owner.column}, kind, sha256, file_name, uploaded_by, uploaded_at)
          values (${owner.id}::uuid, ${owner.kind}, ${kept.sha256}, ${upload.fileName}, ${actor.displayName}, ${now()}::timestamptz)
          returning id`,
    );
    const subject = { subjectKind: owner.subjectKind, subjectId: owner.id };
    await record(tx, {
      ...{ actor, action: 'boundaries.attach', ...subject, at: now() },
      after: { file: id, kind: owner.kind, sha256: kept.sha256 },
    });
    const { files } = await one(tx, Listed, sql`select ${filesOf(sql`f.id = ${id}`)} as files`);
    const [file] = files;
    if (!file) throw new Error('The file was just stored');
    return file;
  });
}

async function requireRoom(tx: Db, { column, id }: FileOwner): Promise<void> {
  const held = await one(
    tx,
    Counted,
    sql`select count(*)::int as count from boundary_file where ${column} = ${id}::uuid`,
  );
  if (held.count < MOST_FILES) return;
  throw new Problem('conflict', `At most ${MOST_FILES} files a record`, {
    detailZh: `每条记录最多 ${MOST_FILES} 个文件。`,
  });
}

const Row = z.object({ fileName: z.string(), mediaType: z.string(), sha256: z.string() });

/** The bytes of a file of this very record. @throws Problem not-found, conflict (quarantined) */
export async function readFile(
  { db, uploads }: MarkerDeps,
  { owner, fileId }: { owner: Sql; fileId: string },
): Promise<Download> {
  const row = await maybeOne(
    db,
    Row,
    sql`select f.file_name as "fileName", s.media_type as "mediaType", f.sha256
          from boundary_file f join stored_file s on s.sha256 = f.sha256 where f.id = ${fileId} and ${owner}`,
  );
  if (!row) throw new Problem('not-found', 'No such file in this record', { detailZh: '没有这个文件。' });
  return { fileName: row.fileName, mediaType: row.mediaType, body: await uploads.read(row.sha256) };
}
