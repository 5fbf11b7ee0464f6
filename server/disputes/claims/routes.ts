import type { Router } from 'express';
import type { Deps } from '../../platform/deps.ts';
import { serve } from '../../platform/http/serve.ts';
import { ClaimsApi } from './claimContract.ts';
import { ContentsApi } from './contentContract.ts';
import { contestedOf } from './contestedOf.ts';
import { contentList, disputeContents } from './disputeContents.ts';
import { listClaims } from './listClaims.ts';
import { recordedLine } from './recordedLine.ts';
import { statusQuo } from './statusQuo.ts';
import { StatusQuoApi } from './statusQuoContract.ts';
import { submitClaim } from './submitClaim.ts';

/** The lines that the sides of a dispute claim, and what follows from them. */
export function claimRoutes(router: Router, deps: Deps): void {
  const { db } = deps;
  serve(
    router,
    ClaimsApi.submitClaim,
    ({ params, body }, actor) => submitClaim(deps, actor, { id: params.id, draft: body }),
    deps,
  );
  serve(router, ClaimsApi.listClaims, ({ params }, actor) => listClaims(db, actor, params.id), deps);
  serve(router, ClaimsApi.contested, ({ params, query }) => contestedOf(db, params.id, query.round), deps);
  serve(router, ClaimsApi.recordedLine, ({ params }) => recordedLine(db, params.id, deps.now()), deps);
  serve(router, ContentsApi.contents, ({ params }, actor) => disputeContents(db, actor, params.id), deps);
  serve(
    router,
    ContentsApi.contentList,
    ({ params, query }, actor) => contentList(db, actor, { ...params, query }),
    deps,
  );
  serve(router, StatusQuoApi.statusQuo, ({ params }, actor) => statusQuo(db, actor, params.id), deps);
}
