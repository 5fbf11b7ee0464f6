import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem.ts';
import type { Webhook, WebhookId } from './webhookContract.ts';
import { webhookOf } from './webhookRow.ts';

export interface Given {
  id: WebhookId;
  version: number;
}

interface Change extends Given {
  action: string;
  after?: object;
  /** Done with the row locked. */
  change?: (tx: Db, held: Webhook) => Promise<unknown>;
}

/** What the audit trail keeps of a webhook: never a secret. */
export const factsOf = ({ url, description, kinds, divisionCode: division, state }: Webhook) => ({
  ...{ url, description, kinds, division, state },
});

/** @throws Problem stale-version */
export async function lockWebhook(tx: Db, { id, version }: Given): Promise<Webhook> {
  const held = sql`select version as held from webhook where id = ${id} for update`;
  const row = await one(tx, z.object({ held: z.int() }), held);
  if (row.held !== version)
    throw new Problem('stale-version', 'The webhook was changed meanwhile', { version: row.held });
  return webhookOf(tx, id);
}

/** One act on a webhook: version, change, audit record, in one transaction. @throws Problem stale-version */
export function changeWebhook({ db, now }: Pick<Deps, 'db' | 'now'>, actor: Actor, given: Change): Promise<Webhook> {
  const { id, version, action, after, change } = given;
  return db.transaction(async (tx) => {
    const was = await lockWebhook(tx, { id, version });
    await change?.(tx, was);
    await run(tx, sql`update webhook set version = version + 1, updated_at = now() where id = ${id}`);
    const before = factsOf(was);
    await record(tx, { actor, action, subjectKind: 'webhook', subjectId: id, before, after, at: now() });
    return webhookOf(tx, id);
  });
}
