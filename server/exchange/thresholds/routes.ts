import type { Router } from 'express';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { changeThreshold, type ThresholdDeps } from './changeThreshold.ts';
import { listThresholds, thresholdHistory } from './listThresholds.ts';
import { ThresholdsApi } from './thresholdContract.ts';
import { verifyThreshold } from './verifyThreshold.ts';

/** The sizes that imports, census, exports and webhooks go by. */
export function thresholdRoutes(router: Router, deps: ThresholdDeps & ServeContext): void {
  const { db, today } = deps;
  serve(router, ThresholdsApi.list, (_, actor) => listThresholds(db, { actor, today: today() }), deps);
  serve(
    router,
    ThresholdsApi.get,
    ({ params: { id } }, actor) => thresholdHistory(db, { actor, today: today() }, id),
    deps,
  );
  serve(
    router,
    ThresholdsApi.change,
    ({ params: { id }, version, body }, actor) => changeThreshold(deps, actor, { id, version, change: body }),
    deps,
  );
  serve(
    router,
    ThresholdsApi.verify,
    ({ params: { id }, version, body: { row } }, actor) => verifyThreshold(deps, actor, { id, row, version }),
    deps,
  );
}
