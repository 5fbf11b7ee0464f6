import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';
import type { Metrics } from './metrics.ts';
import { stateOf } from './requestState.ts';

const FORM = /^[\w-]{8,64}$/;

/**
 * Gives each request an id (or keeps the proxy's), and notes it when answered: the path pattern and not the address,
 * because an address may hold a name, a case number or a query code.
 */
export const requestLog =
  (log: Log, metrics: Metrics): RequestHandler =>
  (req, res, next) => {
    const given = req.get('x-request-id');
    const state = stateOf(req);
    state.id = given !== undefined && FORM.test(given) ? given : randomUUID();
    res.setHeader('X-Request-Id', state.id);
    const start = process.hrtime.bigint();
    res.on('close', () => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      const facts = { method: req.method, route: state.route ?? 'other', status: res.statusCode };
      metrics.observe(facts, seconds);
      log.info({ requestId: state.id, ...facts, ms: Math.round(seconds * 1000) }, 'http.answered');
    });
    next();
  };
