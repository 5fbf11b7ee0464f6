import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import type { NamingContext } from '../namingDeps.ts';
import { answerObjection } from './answerObjection.ts';
import { ObjectionsApi } from './contract.ts';
import { listObjections } from './listObjections.ts';

/** Objections of a case for its offices. People write them on the public pages. */
export function objectionRoutes(router: Router, deps: NamingContext): void {
  serve(router, ObjectionsApi.list, ({ params }, actor) => listObjections(deps.db, actor, params.id), deps);
  serve(
    router,
    ObjectionsApi.answer,
    ({ params, body }, actor) => answerObjection(deps, actor, { ...params, answer: body }),
    deps,
  );
}
