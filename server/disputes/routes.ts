import type { Router } from 'express';
import type { Deps } from '../platform/deps.ts';
import { serve } from '../platform/http/serve.ts';
import { DisputePreviewApi } from './bindingContract.ts';
import { editDispute, withdrawDispute } from './changeDispute.ts';
import { DisputesApi } from './contract.ts';
import { findDispute } from './findDispute.ts';
import { listDisputes } from './listDisputes.ts';
import { previewDispute } from './previewDispute.ts';
import { registerDispute } from './registerDispute.ts';

/** Boundary disputes: registration, need-to-know reading, putting right and taking back. */
export function disputeRoutes(router: Router, deps: Deps): void {
  const { db } = deps;
  serve(router, DisputesApi.register, ({ body }, actor) => registerDispute(deps, actor, body), deps);
  serve(router, DisputePreviewApi.preview, ({ body }, actor) => previewDispute(deps, actor, body), deps);
  serve(router, DisputesApi.list, ({ query }, actor) => listDisputes(db, actor, query), deps);
  serve(router, DisputesApi.get, ({ params }, actor) => findDispute(db, actor, params.id), deps);
  serve(
    router,
    DisputesApi.edit,
    ({ params, version, body }, actor) => editDispute(deps, actor, { id: params.id, version, change: body }),
    deps,
  );
  serve(
    router,
    DisputesApi.withdraw,
    ({ params, version, body }, actor) => withdrawDispute(deps, actor, { id: params.id, version, ...body }),
    deps,
  );
}
