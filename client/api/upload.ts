import type { Call, Endpoint, Reply } from '#server/platform/contract.ts';
import { ApiProblem } from './apiProblem.ts';
import { urlOf } from './call.ts';

interface UploadOptions {
  file: File;
  idempotencyKey?: string;
  /** How much of the file has left, 0 to 1. */
  onSent: (fraction: number) => void;
  signal?: AbortSignal;
}

function documentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const UNREACHABLE = {
  type: '/problems/unreachable',
  title: 'Unreachable',
  detail: 'The file did not reach the server whole. Check the network and upload it again.',
  detail_zh: '文件没有完整传到服务器，请检查网络后重新上传。',
};

/**
 * Sends one large file and says how much has left; `call` cannot, as `fetch` does not tell.
 * @throws ApiProblem whatever the server refuses, or status 0 when the file did not arrive
 * @throws ZodError when the reply does not fit the contract
 */
export async function upload<E extends Endpoint>(
  endpoint: E,
  input: Call<E>,
  { file, idempotencyKey, onSent, signal }: UploadOptions,
): Promise<Reply<E>> {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.set('file', file);
  const answered = new Promise<void>((resolve, reject) => {
    request.onload = () => resolve();
    request.onerror = () => reject(new ApiProblem(0, UNREACHABLE));
    request.onabort = () => reject(new DOMException('Upload stopped', 'AbortError'));
  });
  request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
  signal?.addEventListener('abort', () => request.abort());
  request.open(endpoint.method.toUpperCase(), urlOf(endpoint, input));
  request.setRequestHeader('accept', 'application/json, application/problem+json');
  if (idempotencyKey) request.setRequestHeader('idempotency-key', idempotencyKey);
  request.send(form);
  await answered;
  const document = documentOf(request.responseText);
  if (request.status >= 300) throw new ApiProblem(request.status, document);
  return endpoint.reply.parse(document) as Reply<E>;
}
