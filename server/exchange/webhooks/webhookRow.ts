import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { Webhook, WebhookId } from './webhookContract.ts';
import { DeliverWebhook } from './webhookKind.ts';

/** Webhooks (alias `w`) of the reader's divisions. */
export const visibleWebhooks = ({ divisionCode }: Pick<Actor, 'divisionCode'>): Sql =>
  sql`starts_with(w.division_code, ${divisionPrefix(divisionCode)})`;

const Params = z.object({ id: WebhookId });
const Body = z.object({ division: z.string() }).partial().optional();

interface Asked {
  params: unknown;
  body: unknown;
}

/** Jurisdiction rule `webhook`: it is one of the actor's divisions, and so is the one that an edit names. @throws Problem outside-jurisdiction */
export async function requireVisibleWebhook(db: Db, actor: Actor, { params, body }: Asked): Promise<void> {
  const { id } = Params.parse(params);
  const division = Body.safeParse(body).data?.division;
  if (division !== undefined && !withinDivision(actor, division))
    throw new Problem('outside-jurisdiction', 'Outside the divisions of your organisation', {
      detailZh: '不在本单位管辖的行政区内。',
    });
  const Seen = z.object({ id: z.string() });
  const seen = await maybeOne(
    db,
    Seen,
    sql`select w.id from webhook w where w.id = ${id} and ${visibleWebhooks(actor)}`,
  );
  if (!seen) throw new Problem('outside-jurisdiction', `No webhook ${id}`, { detailZh: '没有这个推送订阅。' });
}

/** When the job of a webhook tries again what was not taken; null where none is to be tried again. */
export const nextTry = (webhookId: Sql): Sql => sql`(
  select j.start_after from pgboss.job j
   where j.name = ${DeliverWebhook.name} and j.singleton_key = ${webhookId}::text and j.state < 'active' and j.start_after > now()
   limit 1)`;

export const WEBHOOK_COLUMNS: Sql = sql`
  w.id, w.version, w.url, w.description, w.kinds, w.division_code as "divisionCode", w.state, w.secret is not null as "hasSecret",
  (select d.name from division d where d.code = w.division_code order by lower(d.valid) desc limit 1) as "divisionName",
  case when w.previous_until > now() then w.previous_until end as "previousUntil", w.failing_since as "failingSince",
  case when w.state = 'active' then ${nextTry(sql`w.id`)} end as "nextTryAt",
  (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting') as waiting,
  (select max(d.tried_at) from webhook_delivery d where d.webhook_id = w.id and d.state = 'delivered') as "lastDeliveredAt",
  w.created_at as "createdAt"`;

/** One webhook, which exists. */
export const webhookOf = (db: Db, id: string): Promise<Webhook> =>
  one(db, Webhook, sql`select ${WEBHOOK_COLUMNS} from webhook w where w.id = ${id}`);
