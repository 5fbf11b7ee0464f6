import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { NamingContext, NamingDeps } from '../namingDeps.ts';

/** What campaigns need besides naming: the queue, for what happens after the request was answered. */
export interface CampaignDeps extends NamingDeps {
  jobs: Pick<Jobs, 'send'>;
}
export type CampaignContext = CampaignDeps & NamingContext;
