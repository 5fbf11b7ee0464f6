import type { AuditActor } from '../../audit/record.ts';
import { type Db, run, sql } from '../../platform/db/sql.ts';
import { noteAct } from './noteAct.ts';

interface Done {
  orderId: string;
  /** Who did the work: another person checks it. */
  doer: AuditActor;
  note: string;
  /** When it was done, and when the register heard of it; ISO instants. */
  happenedAt: string;
  at: string;
}

/**
 * Work done on the ground as a phone hands it in, also of an order that the office had not given out yet. The caller holds the
 * order and writes the audit; photographs that are hung on it at `at` or later show the finished work.
 */
export async function noteDoneOnGround(tx: Db, { orderId, doer, note, happenedAt, at }: Done): Promise<void> {
  await run(
    tx,
    sql`update sign_order
           set state = 'done', done_at = ${happenedAt}::timestamptz, done_note = ${note}, done_by_id = ${doer.id}::uuid,
               done_by = coalesce((select display_name from account where id = ${doer.id}::uuid), ${doer.username}),
               assigned_at = coalesce(assigned_at, ${at}::timestamptz), version = version + 1, updated_at = ${at}::timestamptz
         where id = ${orderId}`,
  );
  await noteAct(tx, { id: orderId, act: 'done', state: 'done', content: { note }, actor: doer, at });
}
