import { z } from 'zod';
import type { JobKind } from '../../platform/jobs/jobs.ts';
import { CampaignId } from './campaignContract.ts';

/** One scan of the register for a campaign; begins anew where a process died over it. */
export const SCAN_JOB = {
  name: 'campaigns.scan',
  data: z.object({ scanId: z.uuid(), campaignId: CampaignId }),
  ...{ retries: 3, retryDelaySeconds: 10, expireSeconds: 60, atOnce: 1 },
} satisfies JobKind;
