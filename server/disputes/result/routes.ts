import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { findResult } from './findResult.ts';
import { finishTask } from './finishTask.ts';
import { openChangeDossier } from './openChangeDossier.ts';
import { putLineInForce } from './putLineInForce.ts';
import { recordElsewhere } from './recordElsewhere.ts';
import { DisputeResultApi as Api } from './resultContract.ts';

/** From the settlement of a dispute to the line in force. */
export function disputeResultRoutes(router: Router, deps: DisputeDeps): void {
  serve(router, Api.get, ({ params }, actor) => findResult(deps.db, actor, { ...params, day: deps.today() }), deps);
  serve(
    router,
    Api.putInForce,
    ({ params, version, body }, actor) => putLineInForce(deps, actor, { ...params, version, body }),
    deps,
  );
  serve(
    router,
    Api.withoutLine,
    ({ params, version, body }, actor) => recordElsewhere(deps, actor, { ...params, version, body }),
    deps,
  );
  serve(
    router,
    Api.openDossier,
    ({ params, version, body }, actor) => openChangeDossier(deps, actor, { ...params, version, body }),
    deps,
  );
  serve(router, Api.finishTask, ({ params, body }, actor) => finishTask(deps, actor, { ...params, ...body }), deps);
}
