import type { Router } from 'express';
import type { Db } from '../../platform/db/sql.ts';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { thresholdItems } from './exchangeThresholds.ts';
import { ThresholdsApi } from './thresholdContract.ts';

/** The sizes that imports, census, exports and webhooks go by. */
export function thresholdRoutes(router: Router, deps: { db: Db; today: () => string } & ServeContext): void {
  serve(
    router,
    ThresholdsApi.list,
    async (_, { divisionCode }) => ({ items: await thresholdItems(deps.db, { divisionCode, today: deps.today() }) }),
    deps,
  );
}
