import { type Db, json, run, sql } from '../platform/db/sql.ts';

/** Who did it; `id` is null where the system itself acted. */
export interface AuditActor {
  id: string | null;
  username: string;
}
export const SYSTEM: AuditActor = { id: null, username: 'system' };

/** One act on one record. `before` and `after` hold only what changed; never a password, token or phone number. */
export interface AuditEvent {
  actor: AuditActor;
  /** `domain.verb`, the same word as the permission and the log event. */
  action: string;
  subjectKind: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
  /** ISO instant of the register's clock. */
  at: string;
}

/**
 * Writes who did what to which record, in the transaction of the change itself: both are stored or neither is.
 * The entry joins the hash chain when the transaction commits (see README).
 */
export async function record(tx: Db, event: AuditEvent): Promise<void> {
  const { actor, before = null, after = null } = event;
  await run(
    tx,
    sql`insert into audit_entry (at, actor_id, actor, action, subject_kind, subject_id, old, new)
        values (${event.at}::timestamptz, ${actor.id}, ${actor.username}, ${event.action}, ${event.subjectKind},
                ${event.subjectId}, ${json(before)}, ${json(after)})`,
  );
}
