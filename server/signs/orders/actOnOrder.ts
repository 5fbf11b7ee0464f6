import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { fieldFault } from '../../boundaries/markers/fieldFault.ts';
import { type Db, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { findOrder, rulesFor } from './findOrder.ts';
import { noteAct } from './noteAct.ts';
import { missingFor, ORDER_ACTS } from './orderActs.ts';
import { type Order, type OrderAct, type OrderId, OrderState } from './orderContract.ts';
import type { OrderDeps } from './orderDeps.ts';
import { lockSignOf, unmarkSign } from './signStatus.ts';

const Held = z.object({
  id: z.string(),
  version: z.number().int(),
  state: OrderState,
  signId: z.string().nullable(),
  signMaintainer: z.string().nullable(),
  maintainer: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  doneById: z.uuid().nullable(),
  afterPhotos: z.number().int(),
  division: z.string(),
});
type Held = z.infer<typeof Held>;

/** Who acts, when, and on which day in China. */
export interface Moment {
  actor: Actor;
  now: string;
  today: string;
}
interface Asked {
  id: OrderId;
  version: number;
  act: OrderAct;
}

/** Takes one step of an order. @throws Problem not-found, not-allowed, stale-version, wrong-state, conflict `guards`, invalid-input */
export function actOnOrder(
  { db, now, today }: Pick<OrderDeps, 'db' | 'now' | 'today'>,
  actor: Actor,
  asked: Asked,
): Promise<Order> {
  const moment = { actor, now: now(), today: today() };
  return db.transaction(async (tx) => {
    await performOrderAct(tx, moment, asked);
    return findOrder(tx, actor, { id: asked.id, today: moment.today });
  });
}

async function performOrderAct(tx: Db, { actor, now, today }: Moment, { id, version, act }: Asked): Promise<void> {
  const held = await lockOrder(tx, id, version);
  await requireAct(tx, held, { act, actor, today });
  const { change, content } = changeOf(held, { act, actor, today, now });
  const state = ORDER_ACTS[act.act].to ?? held.state;
  await run(
    tx,
    sql`update sign_order set state = ${state}, version = version + 1, updated_at = ${now}::timestamptz, ${change} where id = ${id}`,
  );
  await noteAct(tx, { id, act: act.act, state, content, actor, at: now });
  await record(tx, {
    ...{ actor, action: `signs.order-${act.act.replace('_', '-')}`, subjectKind: 'sign-order', subjectId: id, at: now },
    ...{ before: { state: held.state }, after: { state, ...content } },
  });
  if (held.signId !== null && (state === 'closed' || state === 'dropped'))
    await unmarkSign(tx, actor, { signId: held.signId, orderId: id, at: now });
}

async function lockOrder(tx: Db, id: OrderId, version: number): Promise<Held> {
  await lockSignOf(tx, sql`(select sign_id from sign_order where id = ${id})`);
  const held = await maybeOne(tx, Held, lockRow(id));
  if (!held) throw new Problem('not-found', `No order ${id}`, { detailZh: '没有这个工单。' });
  if (held.version === version) return held;
  throw new Problem('stale-version', `It is at version ${held.version}, you read version ${version}`, {
    detailZh: '该工单已被他人办理，请刷新后再试。',
    current: held.version,
  });
}

const lockRow = (id: OrderId): Sql => sql`
  select o.id, o.version, o.state, o.sign_id as "signId", s.maintainer as "signMaintainer", o.maintainer, o.due_on as "dueOn",
         o.done_by_id as "doneById", o.division_code as division,
         (select count(*)::int from sign_photo h where h.order_id = o.id and h.kind = 'after' and h.at >= o.assigned_at) as "afterPhotos"
    from sign_order o left join sign s on s.id = o.sign_id
   where o.id = ${id} for update of o`;

async function requireAct(
  tx: Db,
  held: Held,
  { act: { act }, actor, today }: { act: OrderAct; actor: Actor; today: string },
): Promise<void> {
  const { from, permission } = ORDER_ACTS[act];
  if (!actor.permissions.has(permission))
    throw new Problem('not-allowed', `Needs the permission ${permission}`, {
      detailZh: '派单、调整期限和终止工单由民政部门承办人员办理。',
      permission,
    });
  if (!from.includes(held.state))
    throw new Problem('wrong-state', `Not possible for an order in state ${held.state}`, {
      detailZh: '工单当前状态下不能办理此事项。',
      state: held.state,
    });
  const missing = missingFor(act, held, await rulesFor(tx, held.division, today), actor);
  if (missing.length === 0) return;
  throw new Problem('conflict', `Not yet: ${missing.join(', ')}`, {
    detailZh: missing.includes('after-photo')
      ? '请先上传整改后的照片，再办结。'
      : '整改由您报告完成，须由其他人员核查办结。',
    code: 'guards',
    missing,
  });
}

interface Given {
  act: OrderAct;
  actor: Actor;
  today: string;
  now: string;
}

/** What an act writes, and what its history says of it. */
function changeOf(held: Held, { act, actor, today, now }: Given): { change: Sql; content: object } {
  const at = sql`${now}::timestamptz`;
  switch (act.act) {
    case 'assign':
      return assigned(held, act.maintainer, at);
    case 'set_due':
      return dueSet(held, act, { actor, today });
    case 'done': {
      const { note } = act;
      const change = sql`done_at = ${at}, done_by = ${actor.displayName}, done_by_id = ${actor.id}::uuid, done_note = ${note}`;
      return { change, content: { note } };
    }
    case 'send_back':
      // The round begins anew: photographs of the work that failed prove nothing of the next.
      return {
        change: sql`assigned_at = ${at}, done_at = null, done_by = null, done_by_id = null`,
        content: { reason: act.reason },
      };
    case 'close':
      return { change: closed(at, actor, act.note), content: { note: act.note } };
    case 'drop':
      return { change: closed(at, actor, act.reason), content: { reason: act.reason } };
  }
}

const closed = (at: Sql, { displayName }: Actor, note: string | null): Sql =>
  sql`closed_at = ${at}, closed_by = ${displayName}, closing_note = ${note}`;

function assigned(held: Held, given: string | null, at: Sql): ReturnType<typeof changeOf> {
  const maintainer = given ?? (held.maintainer || held.signMaintainer);
  if (!maintainer)
    throw fieldFault(
      '/maintainer',
      'required',
      'Nobody maintains this sign: name who does the work',
      '标志没有登记维护单位，请填写由谁整改',
    );
  return {
    change: sql`maintainer = ${maintainer}, assigned_at = coalesce(assigned_at, ${at})`,
    content: { maintainer },
  };
}

function dueSet(
  held: Held,
  { dueOn, reason }: Extract<OrderAct, { act: 'set_due' }>,
  { actor, today }: Pick<Given, 'actor' | 'today'>,
): ReturnType<typeof changeOf> {
  if (dueOn < today) throw fieldFault('/dueOn', 'in-past', 'A due day lies not in the past', '期限不能早于今天');
  const ground = `${actor.displayName}：${reason}`;
  return {
    change: sql`due_on = ${dueOn}::date, due_ground = ${ground}`,
    content: { dueOn, before: held.dueOn, reason },
  };
}
