import { isUtf8 } from 'node:buffer';
import express, { type Request, type Response } from 'express';
import { Problem } from '../problem.ts';
import { requireShallow } from './requireShallow.ts';
import { requireStorableText } from './requireStorableText.ts';

// A geometry of 200,000 vertices is about 4.5 MB of JSON and must be refused by its rule, not by its size.
const LIMIT_BYTES = 8 * 1024 * 1024;

const escaped = new WeakSet<object>();
const json = express.json({
  limit: LIMIT_BYTES,
  strict: false,
  type: () => true,
  verify: (req, _res, bytes) => {
    if (!isUtf8(bytes)) {
      throw new Problem('malformed-json', 'The body is not UTF-8', { detailZh: '请求正文不是 UTF-8 编码。' });
    }
    requireShallow(bytes);
    // Only an escape can bring in what UTF-8 itself excludes; without one the walk over the values is not needed.
    if (bytes.includes('\\u')) escaped.add(req);
  },
});

/**
 * The JSON body of a request; `{}` when there is none. Read only after the permission was checked.
 * @throws Problem unsupported-media, and whatever `problemFrom` makes of the parser's errors
 */
export async function readBody(req: Request, res: Response): Promise<unknown> {
  if (isEmpty(req)) return {};
  if (!req.is('application/json')) {
    throw new Problem('unsupported-media', 'Send application/json', { detailZh: '请以 application/json 发送。' });
  }
  await new Promise<void>((resolve, reject) => {
    json(req, res, (error?: unknown) => (error ? reject(error as Error) : resolve()));
  });
  if (escaped.has(req)) requireStorableText(req.body);
  return req.body as unknown;
}

const isEmpty = (req: Request): boolean =>
  req.headers['transfer-encoding'] === undefined && Number(req.headers['content-length'] ?? 0) === 0;
