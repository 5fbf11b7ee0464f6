import { type Express, type RequestHandler, Router } from 'express';
import type { Deps } from '../../platform/deps.ts';
import { limitRate } from '../../platform/http/rateLimit.ts';
import { onlyReading } from '../ogc/onlyReading.ts';
import { openContext } from '../ogc/openContext.ts';
import { openData } from './openData.ts';

/** Whole datasets, feeds of changes, signed name cards and the keys to verify them. */
export function openRoutes(app: Express, deps: Deps): void {
  const data = openData(openContext(deps));
  const router = Router();
  const reading = [limitRate(deps.config.ratePerMinute), onlyReading];
  const paths: Record<string, RequestHandler> = {
    '/open': data.page,
    '/open/licence': data.licence,
    '/open/catalog.json': data.catalogue,
    '/open/files/:file': data.file,
    '/open/names/:file': data.card,
    '/changes.:form': data.changes,
    '/.well-known/jwks.json': data.keys,
  };
  for (const [path, handle] of Object.entries(paths)) router.all(path, ...reading, handle);
  app.use(router);
}
