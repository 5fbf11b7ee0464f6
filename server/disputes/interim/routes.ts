import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { closeIncident, recordResponse } from './answerIncident.ts';
import { InterimApi as Api } from './interimContract.ts';
import { readInterim } from './readInterim.ts';
import { recordMeasure, reportIncident } from './recordInterim.ts';

/** Duties of both sides while a dispute is open (BD art. 10). */
export function interimRoutes(router: Router, deps: DisputeDeps): void {
  serve(router, Api.interim, ({ params }, actor) => readInterim(deps.db, actor, { ...params, now: deps.now() }), deps);
  serve(
    router,
    Api.recordMeasure,
    ({ params, body }, actor) => recordMeasure(deps, actor, { ...params, draft: body }),
    deps,
  );
  serve(
    router,
    Api.reportIncident,
    ({ params, body }, actor) => reportIncident(deps, actor, { ...params, draft: body }),
    deps,
  );
  serve(
    router,
    Api.recordResponse,
    ({ params, version, body }, actor) => recordResponse(deps, actor, { ...params, version, draft: body }),
    deps,
  );
  serve(
    router,
    Api.closeIncident,
    ({ params, version, body }, actor) => closeIncident(deps, actor, { ...params, version, draft: body }),
    deps,
  );
}
