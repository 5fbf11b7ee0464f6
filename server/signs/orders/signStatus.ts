import { z } from 'zod';
import { type AuditActor, record } from '../../audit/record.ts';
import { type Db, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';

interface About {
  signId: string;
  orderId: string;
  at: string;
}
/** Holds a sign for this transaction: its orders are opened and ended one after another. `id` is an expression. */
export const lockSignOf = (tx: Db, id: Sql): Promise<number> =>
  run(tx, sql`select 1 from sign where id = ${id} for no key update`);

const Changed = z.object({ before: z.string(), after: z.string() });

// The graver stands for the sign: one that is gone is not merely damaged.
const GRAVEST = sql`
  (select o.sign_status from sign_order o
    where o.sign_id = s.id and o.sign_status is not null and o.state in ('open', 'assigned', 'done')
    order by array_position(array['missing', 'damaged', 'mismatched'], o.sign_status) limit 1)`;

/**
 * Puts a sign into the state that its open work stands for, the gravest of it. A sign that is only planned, or was withdrawn,
 * stays so; so does one in a graver state than any work says, which a person recorded.
 */
export async function markSign(tx: Db, actor: AuditActor, { signId, orderId, at }: About): Promise<void> {
  const order = sql`array['installed', 'mismatched', 'damaged', 'missing']`;
  const changed = await maybeOne(
    tx,
    Changed,
    sql`update sign s set status = n.status, version = s.version + 1, updated_at = ${at}::timestamptz
          from (select s.id, s.status as before, ${GRAVEST} as status from sign s where s.id = ${signId}) n
         where s.id = n.id and array_position(${order}, n.status) > array_position(${order}, s.status)
        returning n.before, s.status as after`,
  );
  await note(tx, actor, { changed, signId, orderId, at });
}

/**
 * When work has ended: a sign that is still in the state this work stood for goes into the one that its other open work stands
 * for, and where there is none it is installed again. Where a person recorded another state, that stays.
 */
export async function unmarkSign(tx: Db, actor: AuditActor, { signId, orderId, at }: About): Promise<void> {
  const changed = await maybeOne(
    tx,
    Changed,
    sql`update sign s set status = n.status, version = s.version + 1, updated_at = ${at}::timestamptz
          from (select s.id, s.status as before, coalesce(${GRAVEST}, 'installed') as status
                  from sign s
                 where s.id = ${signId} and s.status = (select sign_status from sign_order where id = ${orderId})) n
         where s.id = n.id and n.status <> s.status
        returning n.before, s.status as after`,
  );
  await note(tx, actor, { changed, signId, orderId, at });
}

interface Noted extends About {
  changed: z.infer<typeof Changed> | undefined;
}

async function note(tx: Db, actor: AuditActor, { changed, signId, orderId, at }: Noted): Promise<void> {
  if (!changed) return;
  await record(tx, {
    ...{ actor, action: 'signs.state-by-order', subjectKind: 'sign', subjectId: signId, at },
    before: { status: changed.before },
    after: { status: changed.after, order: orderId },
  });
}
