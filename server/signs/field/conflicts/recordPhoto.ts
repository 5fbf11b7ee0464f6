import { z } from 'zod';
import type { Download } from '../../../platform/contract.ts';
import { maybeOne, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import type { RecordId } from '../fieldContract.ts';
import type { FieldDeps } from '../fieldDeps.ts';

const Row = z.object({ sha256: z.string(), mediaType: z.string() });
const ENDINGS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/** The bytes of a photograph as the device sent them. @throws Problem not-found, conflict (quarantined) */
export async function recordPhoto(
  { db, uploads }: Pick<FieldDeps, 'db' | 'uploads'>,
  { id, photoId }: { id: RecordId; photoId: string },
): Promise<Download> {
  const row = await maybeOne(
    db,
    Row,
    sql`select sha256, media_type as "mediaType" from field_photo
         where id = ${photoId} and record_id = ${id} and stored_at is not null`,
  );
  if (!row) throw new Problem('not-found', 'No such photograph', { detailZh: '没有这张照片，或尚未传完。' });
  const { sha256, mediaType } = row;
  return { mediaType, fileName: `${photoId}.${ENDINGS[mediaType] ?? 'bin'}`, body: await uploads.read(sha256) };
}
