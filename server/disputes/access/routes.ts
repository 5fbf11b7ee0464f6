import type { Router } from 'express';
import type { Deps } from '../../platform/deps.ts';
import { serve } from '../../platform/http/serve.ts';
import { DisputeAccessApi as Api } from './accessContract.ts';
import { disputeAccess, noteAccess } from './accessLog.ts';
import { entrustReader, inviteReader, removeReader } from './changeReaders.ts';
import { disputeReaders, readerCandidates } from './readersOf.ts';

/** Who reads a dispute and who has read it. Before every other route of one dispute: it notes what they answer. */
export function disputeAccessRoutes(router: Router, deps: Deps): void {
  router.use('/disputes/:id', noteAccess(deps));
  serve(router, Api.readers, ({ params }, actor) => disputeReaders(deps.db, actor, params.id), deps);
  serve(router, Api.candidates, ({ params }, actor) => readerCandidates(deps.db, actor, params.id), deps);
  serve(router, Api.log, ({ params, query }, actor) => disputeAccess(deps.db, actor, { ...params, query }), deps);
  serve(
    router,
    Api.entrust,
    ({ params, version, body }, actor) => entrustReader(deps, actor, { ...params, version, ...body }),
    deps,
  );
  serve(
    router,
    Api.invite,
    ({ params, version, body }, actor) => inviteReader(deps, actor, { ...params, version, invitation: body }),
    deps,
  );
  serve(
    router,
    Api.remove,
    ({ params, version, body }, actor) => removeReader(deps, actor, { ...params, version, ...body }),
    deps,
  );
}
