import { Server } from '@tus/server';
import { z } from 'zod';
import type { Actor } from '../../../accounts/actor.ts';
import { maybeOne, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import { RecordId, RecordPhoto } from '../fieldContract.ts';
import type { FieldDeps } from '../fieldDeps.ts';
import { finishPhoto } from './finishPhoto.ts';

/** Where photographs are sent, as clients see it. */
export const UPLOADS_PATH = '/api/field/uploads';

const Declared = RecordPhoto.pick({ id: true, bytes: true, sha256: true, mediaType: true }).extend({
  recordId: RecordId,
  state: z.string(),
  isStored: z.boolean(),
});
type Declared = z.infer<typeof Declared>;
const Named = z.object({ recordId: RecordId, photoId: z.uuid() });

/** One request of the tus protocol: what is asked of which photograph, and the request as the web platform has it. */
export interface UploadRequest {
  method: string;
  /** Of the address; undefined where an upload is made. */
  photoId: string | undefined;
  header: (name: string) => string | undefined;
  web: () => Request;
}

/**
 * Answers the tus protocol for photographs of records. Only whose record it is may send them, only what the record declares, and
 * of that length; what was stored already is told as whole.
 */
export class PhotoUploads {
  readonly #deps: FieldDeps;
  #tus: Server | undefined;
  constructor(deps: FieldDeps) {
    this.#deps = deps;
  }

  /** @throws Problem not-found, invalid-input, wrong-state, unsupported-media, wrong-method */
  async answer(actor: Actor, request: UploadRequest): Promise<Response> {
    const { method } = request;
    if (!['POST', 'HEAD', 'PATCH', 'DELETE'].includes(method))
      throw new Problem('wrong-method', `${method} is not possible here`, {
        detailZh: `此地址不支持 ${method} 请求。`,
      });
    const photoId = request.photoId ?? (await this.#made(actor, request));
    const photo = await this.#declared(actor, photoId);
    if (photo.isStored) return whole(photo, method);
    if (photo.state !== 'waiting')
      throw new Problem('wrong-state', 'The record waits for no photograph', { detailZh: '该记录不再接收照片。' });
    const answer = await this.#server().handleWeb(request.web());
    if (answer.ok && method !== 'DELETE') await this.#finish(actor, photo);
    return answer;
  }

  #server(): Server {
    this.#tus ??= new Server({
      path: UPLOADS_PATH,
      relativeLocation: true,
      datastore: this.#deps.photos.files,
      allowedOrigins: () => false,
      namingFunction: (_request, metadata) => Named.parse(metadata).photoId,
    });
    return this.#tus;
  }

  /** The photograph that a new upload is to be. @throws Problem invalid-input */
  async #made(actor: Actor, { header }: UploadRequest): Promise<string> {
    const named = Named.safeParse(metadataOf(header('upload-metadata')));
    if (!named.success)
      throw new Problem('invalid-input', 'Upload-Metadata names recordId and photoId in base64', {
        detailZh: 'Upload-Metadata 须含 recordId 和 photoId。',
      });
    const { recordId, photoId } = named.data;
    const photo = await this.#declared(actor, photoId);
    if (photo.recordId !== recordId) throw noPhoto(photoId);
    if (header('upload-length') !== String(photo.bytes)) throw wrongLength(photo.bytes, header('upload-length'));
    return photoId;
  }

  async #declared(actor: Actor, photoId: string): Promise<Declared> {
    const id = z.uuid().safeParse(photoId);
    const found = id.success
      ? await maybeOne(
          this.#deps.db,
          Declared,
          sql`select p.id, p.bytes, p.sha256, p.media_type as "mediaType", p.record_id as "recordId", r.state,
                     p.stored_at is not null as "isStored"
                from field_photo p join field_record r on r.id = p.record_id
               where p.id = ${id.data} and r.account_id = ${actor.id}`,
        )
      : undefined;
    if (!found) throw noPhoto(photoId);
    return found;
  }

  // Also after a HEAD: a process may have been killed between the last byte and this.
  async #finish(actor: Actor, { recordId, ...photo }: Declared): Promise<void> {
    if ((await this.#deps.photos.received(photo.id)) !== photo.bytes) return;
    await finishPhoto(this.#deps, actor, { photo, recordId });
  }
}

function metadataOf(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(',').map((pair) => pair.trim().split(' '));
  return Object.fromEntries(pairs.map(([key, value]) => [key, Buffer.from(value ?? '', 'base64').toString('utf8')]));
}

/** What is in the register already: to a client an upload that is complete. */
function whole({ id, bytes }: Declared, method: string): Response {
  const told = { 'Tus-Resumable': '1.0.0', 'Upload-Offset': String(bytes), 'Upload-Length': String(bytes) };
  const headers = { ...told, 'Cache-Control': 'no-store' };
  if (method === 'HEAD') return new Response(null, { status: 200, headers });
  if (method === 'POST')
    return new Response(null, { status: 201, headers: { ...headers, Location: `${UPLOADS_PATH}/${id}` } });
  throw new Problem('wrong-state', 'This photograph is stored', { detailZh: '该照片已入库。' });
}

const noPhoto = (id: string) =>
  new Problem('not-found', `No photograph ${id} of a record of yours: hand in the record first`, {
    detailZh: '没有这张照片：请先上交记录，再上传照片。',
  });

function wrongLength(declared: number, given: string | undefined): Problem {
  const isMore = Number(given) > declared;
  return new Problem(
    isMore ? 'too-large' : 'invalid-input',
    `The record declares ${declared} bytes, Upload-Length says ${given ?? 'nothing'}`,
    { detailZh: `记录登记的照片大小为${declared}字节，与 Upload-Length 不符。` },
  );
}
