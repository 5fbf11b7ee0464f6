import { z } from 'zod';
import { chinaDay } from '../../naming/deadline.ts';
import type { Db } from '../../platform/db/sql.ts';
import type { JobKind, Jobs } from '../../platform/jobs/jobs.ts';
import { exchangeThresholds } from '../thresholds/exchangeThresholds.ts';

const Data = z.object({ webhookId: z.uuid() });

/**
 * Sends what waits for one webhook, in order. With the pauses doubling from half a minute the last of twelve tries is about
 * a day after the first; how many there are, the threshold `webhook_tries` says.
 */
export const DeliverWebhook: JobKind<typeof Data> = {
  ...{ name: 'webhooks.deliver', data: Data, retries: 11, retryDelaySeconds: 30, expireSeconds: 60, atOnce: 4 },
};

interface Sending {
  jobs: Pick<Jobs, 'send'>;
  now: () => string;
}

/** Starts the sending of a webhook: one job waits and one runs at most, which also keeps the order. */
export async function startSending(
  { jobs, now }: Sending,
  tx: Db,
  { id, divisionCode, afterSeconds }: { id: string; divisionCode: string; afterSeconds?: number },
): Promise<void> {
  const sizes = await exchangeThresholds(tx, { divisionCode, today: chinaDay(now()) });
  const later = afterSeconds === undefined ? {} : { afterSeconds };
  const about = { subjectKind: 'webhook', subjectId: id, divisionCode };
  await jobs.send(
    tx,
    DeliverWebhook,
    { webhookId: id },
    { key: id, about, retries: sizes.webhook_tries - 1, ...later },
  );
}
