import type { Request, RequestHandler } from 'express';
import { Problem } from '../problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Against requests that another site makes a browser send: a changing request must come from our own pages. Browsers
 * say so in `Sec-Fetch-Site` or at least in `Origin`; callers without either are no browsers, and callers with a
 * bearer token do not rely on the cookie.
 * @throws Problem foreign-origin
 */
export const requireOwnOrigin =
  (publicUrl: string): RequestHandler =>
  (req, _res, next) => {
    if (SAFE.has(req.method) || req.get('authorization') !== undefined || isOwn(req, publicUrl)) {
      next();
      return;
    }
    throw new Problem('foreign-origin', 'Send this from the pages of this service', {
      detailZh: '此操作只能在本系统页面中进行。',
    });
  };

function isOwn(req: Request, publicUrl: string): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = req.get('origin');
  if (origin === undefined) return true;
  return origin === new URL(publicUrl).origin || origin === `${req.protocol}://${req.get('host')}`;
}
