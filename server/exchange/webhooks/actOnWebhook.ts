import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, json, maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { changeWebhook, type Given } from './changeWebhook.ts';
import type { WebhookDeps } from './keepWebhooks.ts';
import { deliveryOf } from './listWebhooks.ts';
import type { Delivery, Webhook } from './webhookContract.ts';
import { startSending } from './webhookKind.ts';
import { webhookOf } from './webhookRow.ts';

type Act = 'pause' | 'resume' | 'test';

/**
 * Pauses, resumes (what waited is sent now), or sends a test event.
 * @throws Problem stale-version, wrong-state (without a secret; a test while it is paused)
 */
export function actOnWebhook(
  deps: WebhookDeps,
  actor: Actor,
  { act, ...given }: Given & { act: Act },
): Promise<Webhook> {
  return changeWebhook(deps, actor, {
    ...{ ...given, action: `webhooks.${act}` },
    change: async (tx, held) => {
      if (act === 'pause') return setState(tx, held.id, 'paused');
      if (!held.hasSecret) throw noSecret();
      if (act === 'resume') await setState(tx, held.id, 'active');
      else if (held.state === 'paused') throw paused();
      else await addTest(tx, held);
      await startSending(deps, tx, held);
    },
  });
}

const setState = (tx: Db, id: string, state: 'active' | 'paused') =>
  run(tx, sql`update webhook set state = ${state}, failing_since = null where id = ${id}`);

const TEST = { type: 'webhook.test', data: { text: '测试推送 / A test event' } };

async function addTest(tx: Db, { id }: Webhook): Promise<void> {
  const payload = { ...TEST, timestamp: new Date().toISOString() };
  const event = await one(
    tx,
    z.object({ id: z.uuid() }),
    sql`insert into webhook_event (source, source_id, kind, payload, passed_on_at)
        values ('test', ${id}, ${TEST.type}, ${json(payload)}, now()) returning id`,
  );
  await run(tx, sql`insert into webhook_delivery (webhook_id, event_id, state) values (${id}, ${event.id}, 'waiting')`);
}

interface Sought {
  id: string;
  deliveryId: string;
}

/**
 * Sends an event again under its id; a receiver that has it may ignore it.
 * @throws Problem not-found, wrong-state (without a secret, or paused)
 */
export function resend({ db, jobs, now }: WebhookDeps, actor: Actor, { id, deliveryId }: Sought): Promise<Delivery> {
  return db.transaction(async (tx) => {
    const held = await webhookOf(tx, id);
    if (!held.hasSecret) throw noSecret();
    if (held.state === 'paused') throw paused();
    const again = await maybeOne(
      tx,
      z.object({ id: z.uuid() }),
      sql`update webhook_delivery set state = 'waiting' where id = ${deliveryId} and webhook_id = ${id} returning id`,
    );
    if (!again) throw new Problem('not-found', `No delivery ${deliveryId}`, { detailZh: '没有这条推送记录。' });
    await startSending({ jobs, now }, tx, held);
    const subject = { subjectKind: 'webhook', subjectId: id };
    await record(tx, { actor, action: 'webhooks.resend', ...subject, after: { deliveryId }, at: now() });
    return deliveryOf(tx, deliveryId);
  });
}

const noSecret = (): Problem =>
  new Problem('wrong-state', 'It has no secret yet', { detailZh: '请先生成密钥。', code: 'no-secret' });
const paused = (): Problem =>
  new Problem('wrong-state', 'It is paused', { detailZh: '推送已暂停，请先恢复。', code: 'paused' });
