import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { Problem } from '../problem.ts';
import { stateOf } from './requestState.ts';

const MINUTE = 60_000;

/** At most so many requests a minute for one signed-in person, or one address where nobody is; 0 means no limit. */
export function limitRate(perMinute: number): RequestHandler {
  if (perMinute === 0) return (_req, _res, next) => next();
  return rateLimit({
    windowMs: MINUTE,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // A bureau sits behind one address: only what is not signed in shares its allowance.
    keyGenerator: (req) => stateOf(req).actor?.id ?? ipKeyGenerator(req.ip ?? ''),
    handler: (_req, _res, next) => next(tooMany()),
  });
}

const tooMany = () =>
  new Problem('too-many', 'Too many requests within a minute', {
    detailZh: '一分钟内请求过多，请稍后再试。',
    retryAfterSeconds: 60,
  });
