import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingContext } from '../namingDeps.ts';
import { caseProcedures } from './caseProcedures.ts';
import { ProceduresApi } from './contract.ts';
import { declareFacts } from './declareFacts.ts';
import { recordProcedure } from './recordProcedure.ts';

/** Argumentation, consultation, hearing and assessments of a case. */
export function procedureRoutes(router: Router, deps: NamingContext): void {
  serve(
    router,
    ProceduresApi.get,
    ({ params }, actor) => caseProcedures(deps.db, actor, { id: params.id, today: chinaDay(deps.now()) }),
    deps,
  );
  serve(
    router,
    ProceduresApi.declare,
    ({ params, version, body }, actor) => declareFacts(deps, actor, { id: params.id, version, declared: body }),
    deps,
  );
  serve(
    router,
    ProceduresApi.record,
    ({ params, version, body }, actor) => recordProcedure(deps, actor, { ...params, version, record: body }),
    deps,
  );
}
