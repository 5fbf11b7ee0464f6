import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Endpoint, LargeUpload, Upload } from '../contract.ts';
import { ifMatch } from './ifMatch.ts';
import { parsePart, strictly } from './parsePart.ts';
import { readBody } from './readBody.ts';
import { readLargeUpload } from './readLargeUpload.ts';
import { readUpload } from './readUpload.ts';

/** A request as the contract reads it. */
export interface ReadRequest {
  input: { params: unknown; query: unknown; body: unknown; version: number; file: Upload | LargeUpload | undefined };
  /** What tells this request from another to the same address. */
  raw(): (string | Uint8Array)[];
}

/**
 * Makes the reader of an endpoint: path, query, `If-Match`, then the body, each parsed by the contract.
 * The reader throws Problems only.
 */
export function requestReader(endpoint: Endpoint): (req: Request, res: Response) => Promise<ReadRequest> {
  const paramsOf = partReader('path', endpoint.params);
  const queryOf = partReader('query', endpoint.query);
  const bodyOf = partReader('body', endpoint.body);
  return async (req, res) => {
    const params = paramsOf({ ...req.params });
    const query = queryOf({ ...req.query });
    const version = endpoint.ifMatch ? ifMatch(req.get('if-match')) : 0;
    const { sent, file } = await contentOf(endpoint, req, res);
    const raw = () => [
      JSON.stringify(sent),
      ...(file ? ['bytes' in file ? file.bytes : `${file.fileName} ${file.sizeBytes}`] : []),
    ];
    return { input: { params, query, body: bodyOf(sent), version, file }, raw };
  };
}

function partReader(part: 'path' | 'query' | 'body', schema: z.ZodType | undefined): (given: unknown) => unknown {
  const strict = strictly(schema);
  return (given) => parsePart(part, strict, given);
}

async function contentOf(endpoint: Endpoint, req: Request, res: Response) {
  if (endpoint.method === 'get') return { sent: {}, file: undefined };
  if (!endpoint.upload) return { sent: await readBody(req, res), file: undefined };
  const { fields, file } = endpoint.upload === 'large' ? await readLargeUpload(req, res) : await readUpload(req, res);
  return { sent: fields, file };
}
