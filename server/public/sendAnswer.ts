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
  /** Names and values in turn, as they are written: made once, because making them took as long as all else. */
  written: { plain: string[]; zipped: string[]; known: string[] };
}

const compress = promisify(gzip);
// A packet holds about 1,400 bytes: below that compression saves no time.
const WORTH_ZIPPING_BYTES = 1_200;

/** Prepares an answer: hashes it for the ETag and compresses it once. `hashed`: instead of a body that tells the time. */
export async function answerOf(
  status: number,
  headers: OutgoingHttpHeaders,
  body: Buffer,
  hashed: Buffer = body,
): Promise<Answer> {
  const hash = createHash('sha256').update(String(status)).update(hashed).digest('base64url').slice(0, 22);
  const zipped = body.length >= WORTH_ZIPPING_BYTES ? await compress(body) : null;
  const etag = `W/"${hash}"`;
  const { Vary: differsBy } = headers;
  const vary = differsBy ? `${differsBy}, Accept-Encoding` : 'Accept-Encoding';
  const known = flat({ ...headers, ETag: etag, Vary: vary });
  const lengthOf = ({ length }: Buffer) => (status === 204 ? [] : ['Content-Length', String(length)]);
  return {
    ...{ status, headers, body, zipped, etag },
    written: {
      known,
      plain: [...known, ...lengthOf(body)],
      zipped: zipped ? [...known, 'Content-Encoding', 'gzip', ...lengthOf(zipped)] : [],
    },
  };
}

const flat = (headers: OutgoingHttpHeaders): string[] =>
  Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));

/** Size an answer takes in a cache, in bytes. */
export const weightOf = ({ body, zipped }: Answer): number => body.length + (zipped?.length ?? 0) + 500;

/** Writes an answer: 304 when the reader has it already, gzip when the reader takes it. */
export function sendAnswer(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
  const { status, written } = answer;
  const isRead = req.method === 'GET' || req.method === 'HEAD';
  if (isRead && status < 300 && isKnown(req.headers['if-none-match'], answer.etag)) {
    res.writeHead(304, written.known).end();
    return;
  }
  const zipped = takesGzip(req.headers['accept-encoding']) ? answer.zipped : null;
  res.writeHead(status, zipped ? written.zipped : written.plain);
  res.end(req.method === 'HEAD' || status === 204 ? undefined : (zipped ?? answer.body));
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const bare = etag.slice(2);
  return ifNoneMatch.split(',').some((given) => given.trim() === '*' || given.trim().replace(/^W\//, '') === bare);
}

const takesGzip = (accepted: string | string[] | undefined): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?(,|$))/.test(String(accepted));
