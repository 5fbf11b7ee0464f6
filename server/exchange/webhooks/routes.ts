import type { Router } from 'express';
import type { Deps } from '../../platform/deps.ts';
import { serve } from '../../platform/http/serve.ts';
import { actOnWebhook, resend } from './actOnWebhook.ts';
import { createWebhook, editWebhook, makeSecret, removeWebhook } from './keepWebhooks.ts';
import { listDeliveries, listWebhooks } from './listWebhooks.ts';
import { WebhooksApi as Api } from './webhookContract.ts';
import { webhookOf } from './webhookRow.ts';

/** Webhooks: who is told of what, their secrets, and what was sent. */
export function webhookRoutes(router: Router, deps: Deps): void {
  const { db } = deps;
  serve(router, Api.listWebhooks, ({ query }, actor) => listWebhooks(db, actor, query), deps);
  serve(router, Api.createWebhook, ({ body }, actor) => createWebhook(deps, actor, body), deps);
  serve(router, Api.getWebhook, ({ params }) => webhookOf(db, params.id), deps);
  serve(
    router,
    Api.editWebhook,
    ({ params, version, body }, actor) => editWebhook(deps, actor, { ...params, version, draft: body }),
    deps,
  );
  serve(router, Api.makeSecret, ({ params, version }, actor) => makeSecret(deps, actor, { ...params, version }), deps);
  serve(
    router,
    Api.actOnWebhook,
    ({ params, version, body }, actor) => actOnWebhook(deps, actor, { ...params, version, ...body }),
    deps,
  );
  serve(
    router,
    Api.removeWebhook,
    ({ params, version }, actor) => removeWebhook(deps, actor, { ...params, version }),
    deps,
  );
  serve(router, Api.listDeliveries, ({ params, query }) => listDeliveries(db, params.id, query), deps);
  serve(router, Api.resend, ({ params }, actor) => resend(deps, actor, params), deps);
}
