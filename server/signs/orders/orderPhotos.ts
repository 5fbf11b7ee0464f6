import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import type { Download, Upload } from '../../platform/contract.ts';
import { type Db, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { withoutMetadata } from '../../platform/withoutMetadata.ts';
import { type OrderId, OrderPhoto, OrderState } from './orderContract.ts';
import type { OrderDeps } from './orderDeps.ts';
import { ownPhotos } from './orderRow.ts';

const PICTURES = new Set(['image/jpeg', 'image/png']);
const MOST_PHOTOS = 40;

interface Given {
  id: OrderId;
  kind: 'sign' | 'after';
  upload: Upload;
}

/**
 * Hangs a photograph on an order, without what the camera wrote into it. One of the finished work is taken only while the work
 * is given out. @throws Problem unsupported-media, invalid-input (infected), wrong-state, conflict (too many)
 */
export async function attachOrderPhoto(
  { db, uploads, now }: OrderDeps,
  actor: Actor,
  { id, kind, upload }: Given,
): Promise<OrderPhoto> {
  if (!PICTURES.has(upload.mediaType)) throw noPicture(upload.mediaType);
  const kept = await uploads.keep(actor, { ...upload, bytes: await withoutMetadata(upload.bytes) });
  const at = now();
  return db.transaction(async (tx) => {
    await requirePlace(tx, id, kind);
    await kept.note(tx);
    const photoId = randomUUID();
    await run(tx, insertPhoto({ photoId, id, kind, sha256: kept.sha256, by: actor.displayName, at }));
    await record(tx, {
      ...{ actor, action: 'signs.order-photo', subjectKind: 'sign-order', subjectId: id, at },
      after: { photo: photoId, kind, sha256: kept.sha256 },
    });
    return one(
      tx,
      OrderPhoto,
      sql`select h.id, h.kind, h.taken_at as "takenAt", h.by from sign_photo h where h.id = ${photoId}`,
    );
  });
}

function noPicture(mediaType: string): Problem {
  const [detail, detailZh] = [`The content is ${mediaType}, not PNG or JPEG`, '文件内容不是 PNG 或 JPEG 图片'];
  return new Problem('unsupported-media', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'file', pointer: '/file', code: 'wrong-content', detail, detailZh }],
  });
}

const Held = z.object({ state: OrderState, photos: z.number().int() });

async function requirePlace(tx: Db, id: OrderId, kind: Given['kind']): Promise<void> {
  const held = await one(
    tx,
    Held,
    sql`select o.state, (select count(*)::int from sign_photo h where h.order_id = o.id) as photos
          from sign_order o where o.id = ${id} for update`,
  );
  const states = kind === 'after' ? ['assigned', 'done'] : ['open', 'assigned', 'done'];
  if (!states.includes(held.state))
    throw new Problem('wrong-state', `No photograph of this kind for an order in state ${held.state}`, {
      detailZh: '工单当前状态下不能上传此类照片。',
      state: held.state,
    });
  if (held.photos >= MOST_PHOTOS)
    throw new Problem('conflict', `At most ${MOST_PHOTOS} photographs an order`, {
      detailZh: `每个工单最多 ${MOST_PHOTOS} 张照片。`,
    });
}

interface Photo extends Omit<Given, 'upload'> {
  photoId: string;
  sha256: string;
  by: string;
  at: string;
}

const insertPhoto = ({ photoId, id, kind, sha256, by, at }: Photo): Sql => sql`
  insert into sign_photo (id, sign_id, order_id, kind, sha256, taken_at, by, at)
  select ${photoId}::uuid, sign_id, id, ${kind}, ${sha256}, ${at}::timestamptz, ${by}, ${at}::timestamptz
    from sign_order where id = ${id}`;

const Row = z.object({ mediaType: z.string(), sha256: z.string() });

/** The bytes of a photograph of this very order. @throws Problem not-found, conflict (quarantined) */
export async function readOrderPhoto(
  { db, uploads }: OrderDeps,
  { id, photoId }: { id: OrderId; photoId: string },
): Promise<Download> {
  const row = await maybeOne(
    db,
    Row,
    sql`select f.media_type as "mediaType", h.sha256
          from sign_order o join sign_photo h on ${ownPhotos(sql`o`)} join stored_file f on f.sha256 = h.sha256
         where o.id = ${id} and h.id = ${photoId}`,
  );
  if (!row) throw new Problem('not-found', 'No such photograph in this order', { detailZh: '没有这张照片。' });
  return { mediaType: row.mediaType, body: await uploads.read(row.sha256), fileName: `${photoId}` };
}
