import { type AuditActor, record } from '../../audit/record.ts';
import { type Db, run, sql } from '../../platform/db/sql.ts';

/**
 * Withdraws the sign whose place another takes, in the transaction of that one; one that is withdrawn already is left as it is.
 * @param by the other one, null where the name was cancelled and none follows; `at` is an ISO instant
 */
export async function withdrawReplaced(
  tx: Db,
  actor: AuditActor,
  { id, by, at }: { id: string; by: string | null; at: string },
): Promise<void> {
  const withdrawn = await run(
    tx,
    sql`update sign set status = 'withdrawn', withdrawn_on = (${at}::timestamptz at time zone 'Asia/Shanghai')::date,
               version = version + 1, updated_at = ${at}::timestamptz
         where id = ${id} and status <> 'withdrawn'`,
  );
  if (withdrawn === 0) return;
  const after = { status: 'withdrawn', replacedById: by };
  await record(tx, { actor, action: 'signs.withdraw-replaced', subjectKind: 'sign', subjectId: id, after, at });
}
