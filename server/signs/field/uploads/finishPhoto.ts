import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Actor } from '../../../accounts/actor.ts';
import { run, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import type { RecordId, RecordPhoto } from '../fieldContract.ts';
import type { FieldDeps } from '../fieldDeps.ts';
import { applyWhole } from '../records/applyWhole.ts';
import { refuseRecord } from '../records/refuseRecord.ts';
import { carriesPosition } from './carriesPosition.ts';

interface Whole {
  photo: Pick<RecordPhoto, 'id' | 'sha256' | 'mediaType'>;
  recordId: RecordId;
}
type Deps = Pick<FieldDeps, 'db' | 'now' | 'photos' | 'uploads'>;

/**
 * Takes a photograph whose last byte came: its bytes are those declared, or it begins anew. One that is no picture, carries a
 * position or a virus can never be taken: its record is refused. With the last photograph the record is made something of.
 * @throws Problem invalid-input, unsupported-media
 */
export async function finishPhoto(deps: FieldDeps, actor: Actor, whole: Whole): Promise<void> {
  const { photo, recordId } = whole;
  const bytes = await deps.photos.read(photo.id);
  if (bytes === undefined) return;
  if (createHash('sha256').update(bytes).digest('hex') !== photo.sha256) {
    await deps.photos.remove(photo.id);
    throw wrongHash(photo.id);
  }
  await keep(deps, actor, { whole, bytes }).catch(async (error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    await refuseRecord(deps, actor, { id: recordId, problem: error });
    await deps.photos.remove(photo.id);
    throw error;
  });
  await deps.photos.remove(photo.id);
  await applyWhole(deps, actor, recordId);
}

async function keep(deps: Deps, actor: Actor, { whole, bytes }: { whole: Whole; bytes: Buffer }): Promise<void> {
  const { id, mediaType } = whole.photo;
  await requirePicture(bytes, mediaType);
  const kept = await deps.uploads.keep(actor, { fileName: id, mediaType, bytes });
  await deps.db.transaction(async (tx) => {
    await kept.note(tx);
    await run(
      tx,
      sql`update field_photo set stored_at = ${deps.now()}::timestamptz where id = ${id} and stored_at is null`,
    );
  });
}

async function requirePicture(bytes: Buffer, declared: RecordPhoto['mediaType']): Promise<void> {
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime;
  if (mediaType !== declared)
    throw new Problem('unsupported-media', `The bytes are ${mediaType ?? 'unknown'}, not ${declared}`, {
      detailZh: '照片内容与所报格式不符，未保存。',
    });
  const located = await carriesPosition(bytes).catch(() => undefined);
  if (located === false) return;
  if (located === undefined)
    throw new Problem('unsupported-media', 'The picture cannot be read', { detailZh: '照片无法读取，未保存。' });
  throw new Problem('invalid-input', 'The picture still carries a position in its EXIF: take it out before sending', {
    detailZh: '照片中仍含拍摄位置（EXIF），请去除后再上传。',
  });
}

const wrongHash = (id: string) =>
  new Problem('invalid-input', 'The bytes are not those declared: send the photograph again from its beginning', {
    detailZh: '照片内容与登记的校验值不符，请从头重新上传。',
    code: 'wrong-hash',
    photoId: id,
  });
