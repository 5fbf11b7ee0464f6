import { timingSafeEqual } from 'node:crypto';
import { type Request, Router } from 'express';
import type { Config } from '../config.ts';
import { type Db, run, sql } from '../db/sql.ts';
import { Problem } from '../problem.ts';
import type { Metrics } from './metrics.ts';

/** Is the process there, does its database answer, and what does it count. */
export function healthRoutes(db: Db, config: Config, metrics: Metrics): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  router.get('/readyz', async (_req, res) => {
    const ready = await run(db, sql`select 1`).then(
      () => true,
      () => false,
    );
    const scanning = config.scanCommand === undefined ? 'off' : 'on';
    res
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : 'database does not answer', uploadScanning: scanning });
  });
  router.get('/metrics', async (req, res) => {
    requireReader(req, config.metricsToken);
    res.setHeader('Content-Type', metrics.contentType);
    res.end(await metrics.text());
  });
  return router;
}

/** Numbers about the service are not for everybody: a token, or this machine itself without a proxy between. */
function requireReader(req: Request, token: string | undefined): void {
  if (token === undefined ? isLocal(req) : sameText(req.get('authorization') ?? '', `Bearer ${token}`)) return;
  throw new Problem('not-allowed', 'Metrics are read on this machine or with the metrics token', {
    detailZh: '运行指标只能在本机或凭令牌读取。',
  });
}

const LOOPBACK = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/;
const isLocal = (req: Request): boolean =>
  LOOPBACK.test(req.socket.remoteAddress ?? '') && req.get('x-forwarded-for') === undefined;

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
