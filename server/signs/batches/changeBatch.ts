import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type BatchOrder, type SignBatch, SignBatchId } from './batchContract.ts';
import type { SignBatchDeps } from './batchDeps.ts';
import { findBatch, type LockedBatch, lockBatch } from './batchRow.ts';
import { type BatchAct, nextBatchState } from './nextBatchState.ts';

/** Begins an empty batch in the divisions of the actor's office. */
export function createBatch({ db, now }: SignBatchDeps, actor: Actor, order: BatchOrder): Promise<SignBatch> {
  const at = now();
  return db.transaction(async (tx) => {
    const { id } = await one(tx, z.object({ id: SignBatchId }), insertBatch(actor, order, at));
    await noted(tx, actor, { action: 'signs.batch-create', id, after: order, at });
    return findBatch(tx, id);
  });
}

/** Changes who makes it and for how much; what was released is ordered and stays. @throws Problem stale-version, wrong-state */
export const editBatch = (deps: SignBatchDeps, actor: Actor, act: Given & { body: BatchOrder }): Promise<SignBatch> =>
  changeBatch(deps, actor, {
    ...act,
    act: 'edit',
    set: () => setOrder(act.body),
    after: act.body,
  });

/** Hands the checked batch back to be changed; both checks are made anew. @throws Problem stale-version, wrong-state */
export const reopenBatch = (deps: SignBatchDeps, actor: Actor, act: Given): Promise<SignBatch> =>
  changeBatch(deps, actor, {
    ...act,
    act: 'reopen',
    // The file for the maker shows what is no longer ordered.
    set: () => sql`attempt = attempt + 1, stopped = null, released_by = null, released_at = null, print_state = null,
                   print_run = null, print_job = null, print_sha256 = null`,
  });

/** Gives a batch up; its signs may go into another. @throws Problem stale-version, wrong-state */
export const cancelBatch = (deps: SignBatchDeps, actor: Actor, act: Given): Promise<SignBatch> =>
  changeBatch(deps, actor, {
    ...act,
    act: 'cancel',
    also: (tx) => run(tx, sql`update sign_batch_plate set open = false where batch_id = ${act.id}`),
  });

/** Records that the maker delivered. @throws Problem stale-version, wrong-state, invalid-input for a day to come */
export const deliverBatch = (
  deps: SignBatchDeps,
  actor: Actor,
  act: Given & { body: { madeOn: string } },
): Promise<SignBatch> => {
  if (act.body.madeOn > deps.today()) throw toCome();
  return changeBatch(deps, actor, {
    ...act,
    act: 'made',
    set: () => sql`made_on = ${act.body.madeOn}::date`,
    after: act.body,
  });
};

/** Ends a batch all of whose plates are accepted. @throws Problem stale-version, wrong-state */
export const closeBatch = (deps: SignBatchDeps, actor: Actor, act: Given): Promise<SignBatch> =>
  changeBatch(deps, actor, {
    ...act,
    act: 'close',
    set: (at) => sql`closed_at = ${at}::timestamptz`,
    also: async (tx) => {
      const { counts } = await findBatch(tx, act.id);
      if (counts.accepted < counts.plates) throw notAll(counts.plates - counts.accepted);
      await run(tx, sql`update sign_batch_plate set open = false where batch_id = ${act.id}`);
    },
  });

export interface Given {
  id: SignBatchId;
  version: number;
}

interface Change extends Given {
  act: BatchAct;
  /** Columns besides state and version, with the moment of the act. */
  set?: (at: string) => Sql;
  after?: object;
  /** What else belongs to it, in the same transaction. */
  also?: (tx: Db, batch: LockedBatch) => Promise<unknown>;
}

/** One act on a batch: lock, state, change, audit. @throws Problem not-found, stale-version, wrong-state */
export function changeBatch({ db, now }: SignBatchDeps, actor: Actor, change: Change): Promise<SignBatch> {
  const at = now();
  const { id, act } = change;
  return db.transaction(async (tx) => {
    const batch = await lockBatch(tx, id, change.version);
    const state = nextBatchState(batch.state, act);
    const set = change.set ? sql`, ${change.set(at)}` : sql``;
    await run(
      tx,
      sql`update sign_batch set state = ${state}, version = version + 1, updated_at = ${at}::timestamptz ${set} where id = ${id}`,
    );
    await change.also?.(tx, batch);
    const before = { state: batch.state };
    await noted(tx, actor, { action: `signs.batch-${act}`, id, before, after: { state, ...change.after }, at });
    return findBatch(tx, id);
  });
}

interface Note {
  action: string;
  id: SignBatchId;
  before?: object;
  after?: object;
  at: string;
}
export const noted = (tx: Db, actor: Actor, { id, ...event }: Note): Promise<void> =>
  record(tx, { actor, subjectKind: 'sign-batch', subjectId: id, ...event });

const toCome = (): Problem =>
  new Problem('invalid-input', 'The day of delivery is still to come', {
    detailZh: '交货日期不能晚于今天。',
    errors: [{ in: 'body', pointer: '/madeOn', code: 'future', detail: 'Today or earlier', detailZh: '今天或更早' }],
  });

const notAll = (left: number): Problem =>
  new Problem('wrong-state', `${left} plates are not accepted yet`, {
    detailZh: `还有${left}块标志未通过验收，不能结束批次。`,
    left,
  });

const insertBatch = (actor: Actor, order: BatchOrder, at: string): Sql => sql`
  insert into sign_batch (division_code, title, state, maker, maker_contact, contract_no, unit_price_cents, warranty_months,
                          created_by, created_at, updated_at)
  values (${actor.divisionCode}, ${order.title}, 'draft', ${order.maker}, ${order.makerContact}, ${order.contractNo},
          ${order.unitPriceCents}, ${order.warrantyMonths}, ${actor.displayName}, ${at}::timestamptz, ${at}::timestamptz)
  returning id`;

const setOrder = (order: BatchOrder): Sql => sql`
  title = ${order.title}, maker = ${order.maker}, maker_contact = ${order.makerContact}, contract_no = ${order.contractNo},
  unit_price_cents = ${order.unitPriceCents}, warranty_months = ${order.warrantyMonths}`;
