import { PassThrough, Readable } from 'node:stream';
import type { Request as NodeRequest, Response as NodeResponse } from 'express';

const WITHOUT_BODY = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE']);

/**
 * A request as libraries of the web platform take it. A body that is cut off ends there, without an error: what came is worth
 * keeping. `address` is the path it is to have.
 */
export function webRequest(req: NodeRequest, address: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const url = `http://localhost${address}`;
  if (WITHOUT_BODY.has(req.method)) return new Request(url, { method: req.method, headers });
  return new Request(url, { method: req.method, headers, body: bodyOf(req), duplex: 'half' });
}

function bodyOf(req: NodeRequest) {
  const body = new PassThrough();
  const end = () => body.end();
  req.once('error', end);
  req.once('close', end);
  return Readable.toWeb(req.pipe(body));
}

/** Sends such a library's answer. */
export async function sendWebResponse(res: NodeResponse, answer: Response): Promise<void> {
  res.status(answer.status);
  for (const [name, value] of answer.headers) res.setHeader(name, value);
  res.end(Buffer.from(await answer.arrayBuffer()));
}
