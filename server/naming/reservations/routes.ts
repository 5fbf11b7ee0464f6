import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import type { NamingContext } from '../namingDeps.ts';
import { listHeldNames } from './listHeldNames.ts';
import { listPlans } from './listPlans.ts';
import { registerPlan } from './registerPlan.ts';
import { ReservationApi } from './reservationContract.ts';

/** Names held for later and the plans that hold them. */
export function reservationRoutes(router: Router, deps: NamingContext): void {
  serve(router, ReservationApi.heldNames, ({ query }, actor) => listHeldNames(deps.db, actor, query), deps);
  serve(router, ReservationApi.plans, ({ query }, actor) => listPlans(deps.db, actor, query), deps);
  serve(router, ReservationApi.registerPlan, ({ body }, actor) => registerPlan(deps, actor, body), deps);
}
