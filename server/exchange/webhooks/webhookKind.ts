import { z } from 'zod';
import type { JobKind } from '../../platform/jobs/jobs.ts';

const Data = z.object({ webhookId: z.uuid() });

/**
 * Sends what waits for one webhook, in order. With the pauses doubling from half a minute the last of twelve tries is about
 * a day after the first.
 */
export const DeliverWebhook: JobKind<typeof Data> = {
  ...{ name: 'webhooks.deliver', data: Data, retries: 11, retryDelaySeconds: 30, expireSeconds: 60, atOnce: 4 },
};

/** The job of a webhook: one waits and one runs at most, which also keeps the order. */
export const deliverJob = ({ id, divisionCode }: { id: string; divisionCode: string }) =>
  [{ webhookId: id }, { key: id, about: { subjectKind: 'webhook', subjectId: id, divisionCode } }] as const;
