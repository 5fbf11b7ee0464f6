import { DetailedError, Upload } from 'tus-js-client';
import { AccountsApi } from '#server/accounts/contract.ts';
import { call } from '../api/call.ts';
import { FieldApi } from '../api/fieldApi.ts';
import { FieldProblem } from '../api/fieldProblem.ts';
import type { PhotoToSend, Post, UploadHooks } from './post.ts';

/** One piece of a photograph: small enough that a weak network gets one through. */
export const PIECE_BYTES = 256 * 1024;
const RETRY_AFTER_MS = [0, 500, 2000];

/** The server of this address. */
export const serverPost: Post = {
  whoAmI: async () => (await call(AccountsApi.me, {})).id,
  hand: (id, body) => call(FieldApi.hand, { params: { id }, body }),
  ask: (id) => call(FieldApi.ask, { params: { id } }),
  upload: (photo, hooks) =>
    new Promise((resolve, reject) => {
      uploadOf(photo, hooks, { onSuccess: () => resolve(), onError: (error) => reject(problemOf(error)) }).start();
    }),
};

function uploadOf(
  { facts, recordId, blob, uploadUrl }: PhotoToSend,
  { onUrl, onSent }: UploadHooks,
  ends: { onSuccess: () => void; onError: (error: Error) => void },
): Upload {
  const upload = new Upload(blob, {
    endpoint: '/api/field/uploads',
    ...(uploadUrl ? { uploadUrl } : {}),
    chunkSize: PIECE_BYTES,
    retryDelays: RETRY_AFTER_MS,
    // The address of an upload is kept with the photograph, so that both are lost or neither.
    storeFingerprintForResuming: false,
    metadata: { recordId, photoId: facts.id, sha256: facts.sha256, filetype: facts.mediaType },
    onUploadUrlAvailable: async () => {
      if (upload.url) await onUrl(upload.url);
    },
    onChunkComplete: (_size, sent) => onSent(sent),
    ...ends,
  });
  return upload;
}

function problemOf(error: Error): FieldProblem {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return new FieldProblem(0, { detail: error.message, detail_zh: '照片上传中断。' });
  const retryAfter = Number(response.getHeader('retry-after')) || null;
  return new FieldProblem(response.getStatus(), documentOf(response.getBody()), retryAfter);
}

function documentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { detail: text };
  }
}
