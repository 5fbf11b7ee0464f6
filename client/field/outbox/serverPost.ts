import { DetailedError, Upload } from 'tus-js-client';
import { AccountsApi } from '#server/accounts/contract.ts';
import { FieldApi } from '#server/signs/field/fieldApiContract.ts';
import { call } from '../api/call.ts';
import { FieldProblem } from '../api/fieldProblem.ts';
import type { PhotoToSend, Post } from './post.ts';

/** One piece of a photograph: small enough that a weak network gets one through. */
export const PIECE_BYTES = 256 * 1024;
const RETRY_AFTER_MS = [0, 500, 2000];
/** Of an upload these say that the picture itself is not taken; anything else is tried again. */
const LASTING = new Set([401, 403, 413, 415]);

/** The server of this address. */
export const serverPost: Post = {
  whoAmI: async () => (await call(AccountsApi.me, {})).id,
  hand: (id, body) => call(FieldApi.putRecord, { params: { id }, body }),
  ask: (id) => call(FieldApi.receipt, { params: { id } }),
  upload: (photo, onSent) =>
    new Promise((resolve, reject) => {
      const ends = { onSuccess: () => resolve(), onError: (error: Error) => reject(problemOf(error)) };
      uploadOf(photo, onSent, ends).start();
    }),
};

/**
 * The address of an upload follows from the photograph's id. Where the server has a part, the upload goes on there; where it
 * has forgotten it since, it begins anew.
 */
function uploadOf(
  { facts, recordId, blob, received }: PhotoToSend,
  onSent: (bytes: number) => void,
  ends: { onSuccess: () => void; onError: (error: Error) => void },
): Upload {
  const endpoint = new URL('/api/field/uploads', location.origin).href;
  return new Upload(blob, {
    endpoint,
    ...(received > 0 ? { uploadUrl: `${endpoint}/${facts.id}` } : {}),
    chunkSize: PIECE_BYTES,
    retryDelays: RETRY_AFTER_MS,
    // The server's receipts tell what it has: a second memory in the browser could only contradict them.
    storeFingerprintForResuming: false,
    metadata: { recordId, photoId: facts.id },
    onChunkComplete: (_size, sent) => onSent(sent),
    ...ends,
  });
}

function problemOf(error: Error): FieldProblem {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return new FieldProblem(0, { detail: error.message, detail_zh: '照片上传中断。' });
  const status = response.getStatus();
  const retryAfter = Number(response.getHeader('retry-after')) || null;
  const isPassing = status < 500 && status !== 429 && !LASTING.has(status);
  return new FieldProblem(isPassing ? 503 : status, documentOf(response.getBody()), retryAfter);
}

function documentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { detail: text };
  }
}
