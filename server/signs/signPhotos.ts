import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Download, Upload } from '../platform/contract.ts';
import { type Db, many, maybeOne, one, run, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { SignId } from './contract.ts';
import { SignPhoto } from './registerContract.ts';
import type { RegisterDeps } from './signDeps.ts';

const PICTURES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);
const MOST_FROM_OFFICE = 40;

/** Photographs of a sign, the latest taken first. */
export function listSignPhotos(db: Db, id: SignId): Promise<SignPhoto[]> {
  return many(db, SignPhoto, sql`${selectPhotos} where f.sign_id = ${id} order by f.taken_at desc, f.id`);
}

/**
 * Keeps a photograph given by the office: drawn anew without what the camera wrote into it, scanned and stored by its hash. When
 * it was taken the office does not know: it counts from now.
 * @throws Problem unsupported-media for what is no picture, invalid-input (infected), conflict of too many
 */
export async function addSignPhoto(
  deps: RegisterDeps,
  actor: Actor,
  { id, kind, upload }: { id: SignId; kind: SignPhoto['kind']; upload: Upload },
): Promise<SignPhoto> {
  if (!PICTURES.has(upload.mediaType)) throw noPicture(upload.mediaType);
  const at = deps.now();
  const kept = await deps.uploads.keepPicture(actor, upload);
  return deps.db.transaction(async (tx) => {
    await run(tx, sql`select 1 from sign where id = ${id} for update`);
    await requireRoom(tx, id);
    await kept.note(tx);
    const photoId = randomUUID();
    await run(
      tx,
      sql`insert into sign_photo (id, sign_id, kind, sha256, taken_at, by, at)
          values (${photoId}, ${id}, ${kind}, ${kept.sha256}, ${at}::timestamptz, ${actor.displayName}, ${at}::timestamptz)`,
    );
    const after = { photo: photoId, kind, sha256: kept.sha256 };
    await record(tx, { actor, action: 'signs.add-photo', subjectKind: 'sign', subjectId: id, after, at });
    return one(tx, SignPhoto, sql`${selectPhotos} where f.id = ${photoId}`);
  });
}

const Stored = z.object({ sha256: z.string(), mediaType: z.string() });

/** The bytes of a photograph of this very sign. @throws Problem not-found, conflict (quarantined) */
export async function readSignPhoto(
  { db, uploads }: RegisterDeps,
  { id, photoId }: { id: SignId; photoId: string },
): Promise<Download> {
  const row = await maybeOne(
    db,
    Stored,
    sql`select f.sha256, s.media_type as "mediaType" from sign_photo f join stored_file s on s.sha256 = f.sha256
         where f.id = ${photoId} and f.sign_id = ${id}`,
  );
  if (!row) throw new Problem('not-found', 'No such photograph of this sign', { detailZh: '该标志没有这张照片。' });
  const extension = row.mediaType.slice('image/'.length).replace('jpeg', 'jpg');
  const body = await uploads.readPicture(row.sha256);
  return { body, mediaType: row.mediaType, fileName: `${id}-${photoId.slice(0, 8)}.${extension}` };
}

async function requireRoom(tx: Db, id: SignId): Promise<void> {
  const held = await one(
    tx,
    z.object({ n: z.number() }),
    sql`select count(*)::int as n from sign_photo where sign_id = ${id} and inspection_id is null and order_id is null`,
  );
  if (held.n < MOST_FROM_OFFICE) return;
  throw new Problem('conflict', `At most ${MOST_FROM_OFFICE} photographs from the office a sign`, {
    detailZh: `每块标志最多由单位上传 ${MOST_FROM_OFFICE} 张照片。`,
  });
}

const noPicture = (mediaType: string) =>
  new Problem('unsupported-media', `The content is ${mediaType}, not JPEG, PNG or WebP`, {
    detailZh: '文件内容不是 JPEG、PNG 或 WebP 照片，仅改扩展名无效。',
    errors: [
      {
        ...{ in: 'file', pointer: '/file', code: 'wrong-content' },
        ...{ detail: 'Not a picture', detailZh: '不是照片' },
      },
    ],
  });

const selectPhotos: Sql = sql`
  select f.id, f.kind, f.taken_at as "takenAt", f.by, f.at,
         case when f.position is null then null else jsonb_build_array(st_x(f.position), st_y(f.position)) end as position
    from sign_photo f`;
