import { useEffect } from 'react';
import type { CampaignId } from '#server/naming/campaigns/campaignContract.ts';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import { queryClient, useCall } from '../../api/query.ts';
import { readAgain } from '../../api/readAgain.ts';

const EVERY_MS = 1_500;

/** Reads a campaign again and again while its scan runs, and all lists once it has ended. Shows nothing. */
export function ScanWatch({ id }: { id: CampaignId }) {
  useCall(CampaignsApi.get, { params: { id } }, { refetchIntervalMilliseconds: EVERY_MS });
  useEffect(() => () => void readAgain(queryClient), []);
  return null;
}
