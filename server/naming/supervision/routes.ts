import type { Router } from 'express';
import type { z } from 'zod';
import type { Endpoint } from '../../platform/contract.ts';
import { serve } from '../../platform/http/serve.ts';
import { chinaDay } from '../deadline.ts';
import { SupervisionApi } from './contract.ts';
import { closeWithoutBreach, completeMatter, referMatter } from './endingActs.ts';
import { listMatters, listUsedNames } from './listMatters.ts';
import type { MatterActBody, MatterActName, MatterDetail, MatterId } from './matterContract.ts';
import { matterDetail } from './matterDetail.ts';
import { checkMeasure, takeMeasure } from './measureActs.ts';
import { openMatter } from './openMatter.ts';
import { informPenalty, openPenalty, recordPenalty } from './penaltyActs.ts';
import { type MatterAct, performMatterAct } from './performMatterAct.ts';
import type { SupervisionContext } from './supervisionDeps.ts';
import { supervisionLaw } from './supervisionLaw.ts';

/** Every address of supervision: the law's rows, matters, their measures and penalty cases. */
export function supervisionRoutes(router: Router, deps: SupervisionContext): void {
  const { db } = deps;
  const today = () => chinaDay(deps.now());
  serve(
    router,
    SupervisionApi.law,
    (_input, actor) => supervisionLaw(db, { day: today(), division: actor.divisionCode }),
    deps,
  );
  serve(router, SupervisionApi.usedNames, ({ query }, actor) => listUsedNames(db, actor, query), deps);
  serve(router, SupervisionApi.list, ({ query }, actor) => listMatters(db, actor, query, today()), deps);
  serve(router, SupervisionApi.create, ({ body }, actor) => openMatter(deps, actor, body), deps);
  serve(router, SupervisionApi.get, ({ params }, actor) => matterDetail(deps, actor, params.id), deps);
  actRoutes(router, deps);
}

type ActEndpoint<A extends MatterActName> = Endpoint & {
  permission: 'supervision.manage';
  params: z.ZodObject<{ id: typeof MatterId }>;
  body: z.ZodType<MatterActBody<A>>;
  reply: typeof MatterDetail;
};

function actRoutes(router: Router, deps: SupervisionContext): void {
  const on = <A extends MatterActName>(endpoint: ActEndpoint<A>, act: MatterAct<A>): void =>
    serve<ActEndpoint<A>>(
      router,
      endpoint,
      ({ params, version, body }, actor) => performMatterAct(deps, actor, { id: params.id, version, body }, act),
      deps,
    );
  on(SupervisionApi.measure, takeMeasure);
  on(SupervisionApi.checkMeasure, checkMeasure);
  on(SupervisionApi.openPenalty, openPenalty);
  on(SupervisionApi.informPenalty, informPenalty);
  on(SupervisionApi.recordPenalty, recordPenalty);
  on(SupervisionApi.complete, completeMatter);
  on(SupervisionApi.noBreach, closeWithoutBreach);
  on(SupervisionApi.refer, referMatter);
}
