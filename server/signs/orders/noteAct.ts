import type { AuditActor } from '../../audit/record.ts';
import { type Db, json, run, sql } from '../../platform/db/sql.ts';
import type { Order, OrderState } from './orderContract.ts';

interface Done {
  id: string;
  act: Order['acts'][number]['act'];
  /** In which it leaves the order. */
  state: OrderState;
  content: object;
  actor: AuditActor;
  at: string;
}

/** Puts an act into the history of an order, under the name the person is known by; what the system does has no office. */
export async function noteAct(tx: Db, { id, act, state, content, actor, at }: Done): Promise<void> {
  await run(
    tx,
    sql`insert into sign_order_act (order_id, act, state, content, actor_id, actor, organisation, at)
        select ${id}, ${act}, ${state}, ${json(content)}, ${actor.id}::uuid, coalesce(a.display_name, ${actor.username}), coalesce(o.name, ''),
               ${at}::timestamptz
          from (values (1)) as one (row)
          left join account a on a.id = ${actor.id}::uuid
          left join organisation o on o.id = a.organisation_id`,
  );
}
