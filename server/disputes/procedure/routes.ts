import type { Router } from 'express';
import type { z } from 'zod';
import type { Endpoint } from '../../platform/contract.ts';
import { serve } from '../../platform/http/serve.ts';
import type { Dispute, DisputeId } from '../contract.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import type { DisputeActBody, DisputeActName } from './actContract.ts';
import { findProcedure } from './findProcedure.ts';
import { performAct } from './performAct.ts';
import { DisputeActsApi as Api, ProcedureApi } from './procedureContract.ts';

type ActEndpoint<A extends DisputeActName> = Endpoint & {
  permission: 'disputes.handle' | 'disputes.decide';
  params: z.ZodObject<{ id: typeof DisputeId }>;
  body: z.ZodType<DisputeActBody<A>>;
  reply: typeof Dispute;
};

/** The procedure of disputes: what was done, and the acts. */
export function procedureActRoutes(router: Router, deps: DisputeDeps): void {
  const on = <A extends DisputeActName>(endpoint: ActEndpoint<A>, name: A): void =>
    serve<ActEndpoint<A>>(
      router,
      endpoint,
      ({ params, version, body }, actor) => performAct(deps, actor, name, { id: params.id, version, body }),
      deps,
    );
  serve(router, ProcedureApi.procedure, ({ params }, actor) => findProcedure(deps, actor, params.id), deps);
  on(Api.freeze, 'freeze');
  on(Api.openNegotiation, 'openNegotiation');
  on(Api.meet, 'meet');
  on(Api.agree, 'agree');
  on(Api.notAgree, 'notAgree');
  on(Api.submitSolution, 'submitSolution');
  on(Api.accept, 'accept');
  on(Api.openMediation, 'openMediation');
  on(Api.propose, 'propose');
  on(Api.decide, 'decide');
  on(Api.recordDecision, 'recordDecision');
  on(Api.testAffiliation, 'testAffiliation');
  on(Api.confirmChange, 'confirmChange');
  on(Api.openSurvey, 'openSurvey');
  on(Api.sealMap, 'sealMap');
  on(Api.file, 'file');
  on(Api.recordReceipt, 'recordReceipt');
  on(Api.announce, 'announce');
  on(Api.archive, 'archive');
  on(Api.openCheck, 'openCheck');
  on(Api.rule, 'rule');
  on(Api.recordRuling, 'recordRuling');
  on(Api.execute, 'execute');
}
