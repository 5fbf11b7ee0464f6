import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { EvidenceApi as Api } from './evidenceContract.ts';
import { correctEvidence, fileEvidence } from './fileEvidence.ts';
import { listEvidence } from './listEvidence.ts';
import { ruleOnEvidence } from './ruleOnEvidence.ts';

/** Evidence of a dispute (BD arts. 7-9). */
export function evidenceRoutes(router: Router, deps: DisputeDeps): void {
  serve(router, Api.listEvidence, ({ params }, actor) => listEvidence(deps.db, actor, params.id), deps);
  serve(
    router,
    Api.fileEvidence,
    ({ params, body }, actor) => fileEvidence(deps, actor, { id: params.id, draft: body }),
    deps,
  );
  serve(
    router,
    Api.correctEvidence,
    ({ params, version, body }, actor) => correctEvidence(deps, actor, { ...params, version, draft: body }),
    deps,
  );
  serve(
    router,
    Api.ruleOnEvidence,
    ({ params, version, body }, actor) => ruleOnEvidence(deps, actor, { ...params, version, draft: body }),
    deps,
  );
}
