import { z } from 'zod';
import { CampaignDetail } from '#server/naming/campaigns/campaignContract.ts';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import { ItemDetail } from '#server/naming/campaigns/itemContract.ts';
import { endpoint } from '#server/platform/contract.ts';
import type { ItemFormAct, StageFormAct } from './forms.ts';

const open = { params: z.record(z.string(), z.string()), body: z.record(z.string(), z.unknown()) };

/** The endpoint of a stage with the body left open: the form has parsed it by the contract already. */
export const stageEndpoint = (act: StageFormAct) =>
  endpoint({
    method: 'post',
    path: CampaignsApi[act].path,
    summary: CampaignsApi[act].summary,
    permission: CampaignsApi[act].permission,
    jurisdiction: 'campaign',
    ...open,
    reply: CampaignDetail,
  });

/** The same for an act on one listed name. */
export const itemEndpoint = (act: ItemFormAct) =>
  endpoint({
    method: 'post',
    path: CampaignsApi[act].path,
    summary: CampaignsApi[act].summary,
    permission: CampaignsApi[act].permission,
    jurisdiction: 'campaign-item',
    ...open,
    reply: ItemDetail,
  });
