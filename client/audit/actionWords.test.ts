import { expect, it } from 'vitest';
import { ChangeAct } from '#server/detection/ruleChangeContract.ts';
import { DisputeActBodies } from '#server/disputes/procedure/actContract.ts';
import { ActBodies } from '#server/naming/actContract.ts';
import { CampaignActBodies } from '#server/naming/campaigns/campaignContract.ts';
import { ItemActBodies } from '#server/naming/campaigns/itemContract.ts';
import { ReportActBodies } from '#server/naming/reports/contract.ts';
import { MatterActBodies } from '#server/naming/supervision/matterContract.ts';
import { isAction } from './actionWords.ts';

it('has words for every act on a case, a campaign, a report, a supervision matter, a dispute and a rule change', () => {
  const campaign = [...Object.keys(CampaignActBodies), ...Object.keys(ItemActBodies)];
  const codes = [
    ...Object.keys(ActBodies).map((act) => `naming.${act}`),
    ...campaign.map((act) => `campaigns.${act}`),
    ...Object.keys(ReportActBodies).map((act) => `reports.${act}`),
    ...Object.keys(MatterActBodies).map((act) => `supervision.${act}`),
    ...Object.keys(DisputeActBodies).map((act) => `disputes.${act}`),
    ...ChangeAct.options.map((act) => `rules.${act === 'dryRun' ? 'dry-run' : act}`),
  ];
  expect(codes.filter((code) => !isAction(code))).toEqual([]);
});
