import type { RequestHandler } from 'express';
import { Problem } from '../../platform/problem.ts';
import { OPEN_HEADERS } from './openAnswer.ts';

const METHODS = 'GET, HEAD, OPTIONS';

/** Open data is read by anybody, from any web page, and written by nobody. @throws Problem wrong-method */
export const onlyReading: RequestHandler = (req, res, next) => {
  res.set(OPEN_HEADERS);
  if (req.method === 'OPTIONS') {
    res.set({ Allow: METHODS, 'Access-Control-Allow-Methods': METHODS, 'Access-Control-Allow-Headers': 'Accept' });
    res.status(204).end();
    return;
  }
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.set('Allow', METHODS);
    throw new Problem('wrong-method', `${req.method} is not possible here`, {
      detailZh: `此地址不支持 ${req.method} 请求。`,
    });
  }
  next();
};
