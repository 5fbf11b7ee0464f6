import type { Router } from 'express';
import type { z } from 'zod';
import type { Endpoint } from '../../platform/contract.ts';
import { serve } from '../../platform/http/serve.ts';
import type { CampaignActBody, CampaignActName, CampaignDetail, CampaignId } from './campaignContract.ts';
import type { CampaignContext } from './campaignDeps.ts';
import { campaignDetail } from './campaignDetail.ts';
import { campaignTable } from './campaignTable.ts';
import { CampaignsApi } from './contract.ts';
import { createCampaign } from './createCampaign.ts';
import { decideItem, followUpItem, proposeItem, referItem, reviewItem, strikeItem, surveyItem } from './itemActs.ts';
import type { ItemActBody, ItemActName, ItemDetail, ItemId } from './itemContract.ts';
import { itemDetail } from './itemDetail.ts';
import { answerItemObjection, itemObjections } from './itemObjections.ts';
import { listCampaigns } from './listCampaigns.ts';
import { listCandidates } from './listCandidates.ts';
import { listItems } from './listItems.ts';
import { moveCampaign } from './moveCampaign.ts';
import { correctItem } from './openRenamingCase.ts';
import { type ItemAct, performItemAct } from './performItemAct.ts';
import { putOnList, setAside } from './putOnList.ts';
import { recordPromotionalName } from './recordPromotionalName.ts';
import { startScan } from './startScan.ts';

/** Every address of clean-up campaigns: stages, scan, list, each listed name, export, promotional names. */
export function campaignRoutes(router: Router, deps: CampaignContext): void {
  const { db } = deps;
  serve(router, CampaignsApi.create, ({ body }, actor) => createCampaign(deps, actor, body), deps);
  serve(router, CampaignsApi.list, ({ query }, actor) => listCampaigns(db, actor, query), deps);
  serve(router, CampaignsApi.get, ({ params }, actor) => campaignDetail(deps, actor, params.id), deps);
  serve(router, CampaignsApi.scan, ({ params }, actor) => startScan(deps, actor, params.id), deps);
  serve(router, CampaignsApi.candidates, ({ query }, actor) => listCandidates(db, actor, query), deps);
  serve(router, CampaignsApi.setAside, ({ params, body }, actor) => setAside(deps, actor, { ...params, body }), deps);
  serve(router, CampaignsApi.listNames, ({ params, body }, actor) => putOnList(deps, actor, { ...params, body }), deps);
  serve(router, CampaignsApi.items, ({ query }, actor) => listItems(db, actor, query), deps);
  serve(router, CampaignsApi.item, ({ params }, actor) => itemDetail(deps, actor, params.id), deps);
  serve(
    router,
    CampaignsApi.export,
    ({ params, query }, actor) => campaignTable(db, actor, { ...params, ...query }),
    deps,
  );
  serve(router, CampaignsApi.objections, ({ params }, actor) => itemObjections(db, actor, params.id), deps);
  serve(
    router,
    CampaignsApi.answerObjection,
    ({ params, body }, actor) => answerItemObjection(deps, actor, { ...params, answer: body }),
    deps,
  );
  serve(router, CampaignsApi.promotionalName, ({ body }, actor) => recordPromotionalName(deps, actor, body), deps);
  stageRoutes(router, deps);
  itemRoutes(router, deps);
}

type StageEndpoint<A extends CampaignActName> = Endpoint & {
  permission: 'campaigns.manage';
  params: z.ZodObject<{ id: typeof CampaignId }>;
  body: z.ZodType<CampaignActBody<A>>;
  reply: typeof CampaignDetail;
};

function stageRoutes(router: Router, deps: CampaignContext): void {
  const on = <A extends CampaignActName>(endpoint: StageEndpoint<A>, act: A): void =>
    serve<StageEndpoint<A>>(
      router,
      endpoint,
      ({ params, version, body }, actor) => moveCampaign(deps, actor, { act, id: params.id, version, body }),
      deps,
    );
  on(CampaignsApi.beginSurvey, 'beginSurvey');
  on(CampaignsApi.beginReview, 'beginReview');
  on(CampaignsApi.beginNotice, 'beginNotice');
  on(CampaignsApi.beginCorrection, 'beginCorrection');
  on(CampaignsApi.beginConsolidation, 'beginConsolidation');
  on(CampaignsApi.close, 'close');
  on(CampaignsApi.cancel, 'cancel');
}

type ItemEndpoint<A extends ItemActName> = Endpoint & {
  permission: 'campaigns.manage';
  params: z.ZodObject<{ id: typeof ItemId }>;
  body: z.ZodType<ItemActBody<A>>;
  reply: typeof ItemDetail;
};

function itemRoutes(router: Router, deps: CampaignContext): void {
  const on = <A extends ItemActName>(endpoint: ItemEndpoint<A>, act: ItemAct<A>): void =>
    serve<ItemEndpoint<A>>(
      router,
      endpoint,
      ({ params, version, body }, actor) => performItemAct(deps, actor, { id: params.id, version, body }, act),
      deps,
    );
  on(CampaignsApi.survey, surveyItem);
  on(CampaignsApi.review, reviewItem);
  on(CampaignsApi.propose, proposeItem);
  on(CampaignsApi.strike, strikeItem);
  on(CampaignsApi.decide, decideItem);
  on(CampaignsApi.correct, correctItem);
  on(CampaignsApi.refer, referItem);
  on(CampaignsApi.followUp, followUpItem);
}
