import type { Log } from '../../platform/log.ts';
import type { NamingContext, NamingDeps } from '../namingDeps.ts';

/** What campaigns need besides naming: a log for what happens after the request was answered. */
export interface CampaignDeps extends NamingDeps {
  log: Log;
}
export type CampaignContext = CampaignDeps & NamingContext;
