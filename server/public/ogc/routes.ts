import { type Express, Router } from 'express';
import type { Deps } from '../../platform/deps.ts';
import { limitRate } from '../../platform/http/rateLimit.ts';
import { Problem } from '../../platform/problem.ts';
import { onlyReading } from './onlyReading.ts';
import { openContext } from './openContext.ts';
import { serveDocuments } from './serveDocuments.ts';
import { serveItem, serveItems } from './serveItems.ts';

/** OGC API – Features of what is cleared for the public, with and without a slash at the end. */
export function ogcRoutes(app: Express, deps: Deps): void {
  const router = Router();
  const context = openContext(deps);
  router.use(limitRate(deps.config.ratePerMinute), onlyReading);
  for (const [path, handle] of Object.entries(serveDocuments(context))) router.get(path, handle);
  router.get('/collections/:collectionId/items', serveItems(context));
  router.get('/collections/:collectionId/items/:featureId', serveItem(context));
  router.use((req) => {
    throw new Problem('not-found', `Nothing at /ogc${req.path}`, { detailZh: '没有这个资源。' });
  });
  app.use('/ogc', router);
}
