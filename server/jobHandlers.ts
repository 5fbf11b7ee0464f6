import { deliver } from './exchange/webhooks/deliver.ts';
import { DeliverWebhook } from './exchange/webhooks/webhookKind.ts';
import type { Deps } from './platform/deps.ts';

/** Who does which kind of job. Each domain names its kinds and its work; the queue starts beside the housekeeping. */
export function registerJobHandlers(deps: Deps): void {
  const { jobs } = deps;
  jobs.handle(DeliverWebhook, (data, context) => deliver(deps, data, context));
}
