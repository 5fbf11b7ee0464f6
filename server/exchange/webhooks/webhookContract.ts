import { z } from 'zod';
import { DivisionCode, endpoint, Instant, oneLine, PageQuery, pageOf } from '../../platform/contract.ts';

export const WebhookId = z.uuid().brand<'WebhookId'>();
export type WebhookId = z.infer<typeof WebhookId>;

/** What is told: only what the public pages show too. */
export const EventKind = z.enum([
  ...(['name.announced', 'name.renamed', 'name.abolished', 'name.corrected', 'name.restored'] as const),
  ...(['division.changed', 'line.changed', 'sign.reported'] as const),
]);
export type EventKind = z.infer<typeof EventKind>;

/** `failing`: nothing was taken for a day, or the receiver said that it is gone; a person resumes it. */
export const WebhookState = z.enum(['active', 'paused', 'failing']);
export type WebhookState = z.infer<typeof WebhookState>;

export const WebhookDraft = z.strictObject({
  url: oneLine(2000),
  description: oneLine(200),
  kinds: EventKind.array()
    .min(1)
    .max(EventKind.options.length)
    .transform((kinds) => [...new Set(kinds)]),
  /** Events of this division and those inside it. */
  division: DivisionCode,
});
export type WebhookDraft = z.infer<typeof WebhookDraft>;

export const Webhook = z.object({
  id: WebhookId,
  version: z.number().int(),
  url: z.string(),
  description: z.string(),
  kinds: EventKind.array(),
  divisionCode: z.string(),
  divisionName: z.string().nullable(),
  state: WebhookState,
  /** Until one is made nothing is sent. */
  hasSecret: z.boolean(),
  /** Until when the secret before the last change signs too. */
  previousUntil: Instant.nullable(),
  failingSince: Instant.nullable(),
  /** The last try was not taken: when the next one is. */
  nextTryAt: Instant.nullable(),
  waiting: z.number().int(),
  lastDeliveredAt: Instant.nullable(),
  createdAt: Instant,
});
export type Webhook = z.infer<typeof Webhook>;

export const Delivery = z.object({
  id: z.uuid(),
  /** The id under which the receiver knows the event, however often it is sent. */
  eventId: z.uuid(),
  kind: z.string(),
  /** `retry`: it was not taken, and is sent again at `nextTryAt`; those after it wait. */
  state: z.enum(['waiting', 'retry', 'delivered']),
  nextTryAt: Instant.nullable(),
  tries: z.number().int(),
  status: z.number().int().nullable(),
  answer: z.string().nullable(),
  problem: z.string().nullable(),
  milliseconds: z.number().int().nullable(),
  triedAt: Instant.nullable(),
  createdAt: Instant,
  payload: z.record(z.string(), z.unknown()),
});
export type Delivery = z.infer<typeof Delivery>;

const manage = { permission: 'webhooks.manage', jurisdiction: 'webhook' } as const;
const free = { permission: 'webhooks.manage', jurisdiction: 'none' } as const;
const params = z.object({ id: WebhookId });
const path = '/webhooks';

export const WebhooksApi = {
  listWebhooks: endpoint({
    ...{ ...free, method: 'get', path, summary: '数据推送订阅 / Webhooks, the newest first' },
    ...{ query: PageQuery, reply: pageOf(Webhook) },
  }),
  createWebhook: endpoint({
    ...{ method: 'post', path, summary: '新建推送订阅 / Make a webhook; it is paused and has no secret yet' },
    ...{ permission: 'webhooks.manage', jurisdiction: 'body-division', body: WebhookDraft },
    ...{ idempotent: true, location: `${path}/:id`, reply: Webhook },
  }),
  getWebhook: endpoint({
    ...manage,
    method: 'get',
    path: `${path}/:id`,
    summary: '推送订阅 / One webhook',
    params,
    reply: Webhook,
  }),
  editWebhook: endpoint({
    ...{ ...manage, method: 'put', path: `${path}/:id`, summary: '修改推送订阅 / Edit a webhook' },
    ...{ params, body: WebhookDraft, ifMatch: true, reply: Webhook },
  }),
  makeSecret: endpoint({
    ...{ ...manage, method: 'post', path: `${path}/:id/secret`, params, ifMatch: true },
    summary: '生成或更换密钥 / Make or change the secret: shown this once, the one before it stays valid for a day',
    reply: z.object({
      id: WebhookId,
      version: z.number().int(),
      secret: z.string(),
      previousUntil: Instant.nullable(),
    }),
  }),
  actOnWebhook: endpoint({
    ...{ ...manage, method: 'post', path: `${path}/:id/acts`, params, ifMatch: true },
    summary: '暂停、恢复或测试推送 / Pause, resume, or send a test event',
    ...{ body: z.strictObject({ act: z.enum(['pause', 'resume', 'test']) }), reply: Webhook },
  }),
  removeWebhook: endpoint({
    ...{ ...manage, method: 'delete', path: `${path}/:id`, summary: '删除推送订阅 / Remove a webhook and its log' },
    ...{ params, ifMatch: true, reply: z.object({ id: WebhookId }) },
  }),
  listDeliveries: endpoint({
    ...{
      ...manage,
      method: 'get',
      path: `${path}/:id/deliveries`,
      params,
      summary: '推送记录 / What was sent, the newest first',
    },
    ...{ query: PageQuery.extend({ state: z.enum(['waiting', 'delivered']).optional() }), reply: pageOf(Delivery) },
  }),
  resend: endpoint({
    ...{ ...manage, method: 'post', path: `${path}/:id/deliveries/:deliveryId/resend` },
    ...{ summary: '重发 / Send an event again, under the same id', params: params.extend({ deliveryId: z.uuid() }) },
    reply: Delivery,
  }),
};
