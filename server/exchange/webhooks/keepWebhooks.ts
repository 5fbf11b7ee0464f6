import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import type { Reply } from '../../platform/contract.ts';
import { one, run, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { changeWebhook, factsOf, type Given, lockWebhook } from './changeWebhook.ts';
import { readTarget } from './publicTarget.ts';
import { sealSecret } from './secrets.ts';
import type { Webhook, WebhookDraft, WebhookId, WebhooksApi } from './webhookContract.ts';
import { webhookOf } from './webhookRow.ts';

export type WebhookDeps = Pick<Deps, 'db' | 'jobs' | 'now' | 'config'>;

/**
 * Makes a webhook, paused and without a secret.
 * @throws Problem invalid-input where the address is not public https and not named by the configuration
 */
export async function createWebhook(
  { db, now, config }: WebhookDeps,
  actor: Actor,
  draft: WebhookDraft,
): Promise<Webhook> {
  const url = readTarget(draft.url, config.webhookHosts).href;
  return db.transaction(async (tx) => {
    const { id } = await one(
      tx,
      z.object({ id: z.uuid() }),
      sql`insert into webhook (url, description, kinds, division_code, state, account_id, created_at, updated_at)
          values (${url}, ${draft.description}, ${draft.kinds}, ${draft.division}, 'paused', ${actor.id}, now(), now()) returning id`,
    );
    const subject = { subjectKind: 'webhook', subjectId: id };
    await record(tx, { actor, action: 'webhooks.create', ...subject, after: { ...draft, url }, at: now() });
    return webhookOf(tx, id);
  });
}

/** @throws Problem stale-version, invalid-input as for a new one */
export function editWebhook(
  deps: WebhookDeps,
  actor: Actor,
  { draft, ...given }: Given & { draft: WebhookDraft },
): Promise<Webhook> {
  const url = readTarget(draft.url, deps.config.webhookHosts).href;
  return changeWebhook(deps, actor, {
    ...{ ...given, action: 'webhooks.edit', after: { ...draft, url } },
    change: (tx) =>
      run(
        tx,
        sql`update webhook set url = ${url}, description = ${draft.description}, kinds = ${draft.kinds},
                   division_code = ${draft.division} where id = ${given.id}`,
      ),
  });
}

const OVERLAP_HOURS = 24;

/**
 * Makes a secret, shown this once. The one before it signs too for a day, so that the receiver can change in its own time.
 * @throws Problem stale-version
 */
export async function makeSecret(
  deps: WebhookDeps,
  actor: Actor,
  given: Given,
): Promise<Reply<typeof WebhooksApi.makeSecret>> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const sealed = await sealSecret(deps, given.id, secret);
  const { id, version, previousUntil } = await changeWebhook(deps, actor, {
    ...{ ...given, action: 'webhooks.rotate' },
    change: (tx) =>
      run(
        tx,
        sql`update webhook set previous_secret = secret, secret = ${sealed},
                   previous_until = case when secret is not null then now() + make_interval(hours => ${OVERLAP_HOURS}) end
             where id = ${given.id}`,
      ),
  });
  return { id, version, secret, previousUntil };
}

/** Removes a webhook with its log; the audit trail keeps what it was. @throws Problem stale-version */
export function removeWebhook({ db, now }: WebhookDeps, actor: Actor, given: Given): Promise<{ id: WebhookId }> {
  const { id } = given;
  return db.transaction(async (tx) => {
    const before = factsOf(await lockWebhook(tx, given));
    await run(tx, sql`delete from webhook where id = ${id}`);
    await record(tx, { actor, action: 'webhooks.remove', subjectKind: 'webhook', subjectId: id, before, at: now() });
    return { id };
  });
}
