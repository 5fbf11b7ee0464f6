import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import type { OrderContext } from '../orders/orderDeps.ts';
import { IndicatorsApi as Api } from './indicatorContract.ts';
import { indicators } from './indicators.ts';
import { indicatorWorkbook } from './indicatorWorkbook.ts';

/** Indicators of signs by county. */
export function indicatorRoutes(router: Router, deps: OrderContext): void {
  const { db, today } = deps;
  serve(router, Api.indicators, ({ query }, actor) => indicators(db, actor, { ...query, today: today() }), deps);
  serve(
    router,
    Api.indicatorWorkbook,
    async ({ query }, actor) => indicatorWorkbook(await indicators(db, actor, { ...query, today: today() })),
    deps,
  );
}
