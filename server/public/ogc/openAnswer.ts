import type { Request, Response } from 'express';
import { Problem } from '../../platform/problem.ts';
import { PAGE_HEADERS } from '../pageStyle.ts';
import { answerOf, sendAnswer } from '../sendAnswer.ts';
import { refused } from './refused.ts';

export type Form = 'json' | 'html';

const TYPES = ['application/json', 'application/geo+json', 'application/*+json', 'text/html'];

/**
 * The form that a reader wants: `f`, else what the browser or program accepts.
 * @throws Problem invalid-input for another `f`, not-acceptable where it takes neither
 */
export function formOf(req: Request): Form {
  const { f } = req.query;
  if (f === 'json' || f === 'html') return f;
  if (f !== undefined) throw refused('f', 'must be json or html', '须为 json 或 html');
  const accepted = req.accepts(...TYPES);
  if (accepted === false) {
    throw new Problem('not-acceptable', 'Answers are JSON or HTML', { detailZh: '只提供 JSON 和 HTML。' });
  }
  return accepted === 'text/html' ? 'html' : 'json';
}

const KEPT = 'public, max-age=60, stale-while-revalidate=300';
/** The same for whoever asks, from wherever: any web page may read it. */
export const OPEN_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Content-Crs, ETag, Link',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

interface Body {
  type: string;
  bytes: Buffer;
  /** What the ETag is made from, where the bytes hold the time. */
  hashed?: Buffer;
  headers?: Record<string, string>;
}

/** Sends open data with its ETag; 304 to who has it. */
export async function sendOpen(req: Request, res: Response, { type, bytes, hashed, headers }: Body): Promise<void> {
  const answer = await answerOf(
    200,
    { 'Content-Type': type, 'Cache-Control': KEPT, 'X-Content-Type-Options': 'nosniff', Vary: 'Accept', ...headers },
    bytes,
    hashed,
  );
  sendAnswer(req, res, answer);
}

export const sendOpenPage = async (req: Request, res: Response, bytes: Buffer): Promise<void> =>
  sendAnswer(req, res, await answerOf(200, { ...PAGE_HEADERS, 'Cache-Control': KEPT, Vary: 'Accept' }, bytes));
