import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A whole answer, ready for any number of requests. */
export interface Answer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
  /** null where compressing saves nothing. */
  zipped: Buffer | null;
  etag: string;
}

const compress = promisify(gzip);
// A packet holds about 1,400 bytes: below that compression saves no time.
const WORTH_ZIPPING_BYTES = 1_200;

/** Prepares an answer: hashes it for the ETag and compresses it once. */
export async function answerOf(status: number, headers: OutgoingHttpHeaders, body: Buffer): Promise<Answer> {
  const hash = createHash('sha256').update(String(status)).update(body).digest('base64url').slice(0, 22);
  const zipped = body.length >= WORTH_ZIPPING_BYTES ? await compress(body) : null;
  return { status, headers, body, zipped, etag: `W/"${hash}"` };
}

/** Size an answer takes in a cache, in bytes. */
export const weightOf = ({ body, zipped }: Answer): number => body.length + (zipped?.length ?? 0) + 500;

/** Writes an answer: 304 when the reader has it already, gzip when the reader takes it. */
export function sendAnswer(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
  const { Vary: differsBy } = answer.headers;
  const headers = {
    ...answer.headers,
    ETag: answer.etag,
    Vary: differsBy ? `${differsBy}, Accept-Encoding` : 'Accept-Encoding',
  };
  const isRead = req.method === 'GET' || req.method === 'HEAD';
  if (isRead && answer.status < 300 && isKnown(req.headers['if-none-match'], answer.etag)) {
    res.writeHead(304, headers).end();
    return;
  }
  const zipped = takesGzip(req.headers['accept-encoding']) ? answer.zipped : null;
  const body = zipped ?? answer.body;
  res.writeHead(answer.status, {
    ...headers,
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
    ...(answer.status === 204 ? {} : { 'Content-Length': body.length }),
  });
  res.end(req.method === 'HEAD' || answer.status === 204 ? undefined : body);
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const bare = etag.slice(2);
  return ifNoneMatch.split(',').some((given) => given.trim() === '*' || given.trim().replace(/^W\//, '') === bare);
}

const takesGzip = (accepted: string | string[] | undefined): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?(,|$))/.test(String(accepted));
