import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { groundWarnings } from './groundWarnings.ts';
import { listTouching } from './listTouching.ts';
import { releaseSubject } from './releaseSubject.ts';
import { TouchingApi as Api } from './touchingContract.ts';

/** What touches the contested area of a dispute, for those who take part in it. */
export function touchingRoutes(router: Router, deps: DisputeDeps): void {
  const { db, today } = deps;
  serve(
    router,
    Api.groundWarnings,
    async ({ query }, actor) => ({ items: await groundWarnings(db, actor, { ...query, day: today() }) }),
    deps,
  );
  serve(
    router,
    Api.listTouching,
    ({ params }, actor) => listTouching(db, actor, { id: params.id, today: today() }),
    deps,
  );
  serve(
    router,
    Api.release,
    ({ params, body }, actor) => releaseSubject(deps, actor, { id: params.id, draft: body }),
    deps,
  );
}
