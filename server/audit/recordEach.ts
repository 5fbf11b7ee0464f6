import { type Db, run, type Sql, sql } from '../platform/db/sql.ts';
import type { AuditEvent } from './record.ts';

/**
 * The same for many records at once, by one statement: an entry in the chain for each row of a query with `id` (text), `before` and
 * `after` (jsonb, only what changed). Answers how many.
 */
export const recordEach = (
  tx: Db,
  { actor, action, subjectKind, at }: Pick<AuditEvent, 'actor' | 'action' | 'subjectKind' | 'at'>,
  changes: Sql,
): Promise<number> =>
  run(
    tx,
    sql`insert into audit_entry (at, actor_id, actor, action, subject_kind, subject_id, old, new)
        select ${at}::timestamptz, ${actor.id}::uuid, ${actor.username}, ${action}, ${subjectKind}, c.id, c.before, c.after
          from (${changes}) c order by c.id`,
  );

/** Of two jsonb objects with the same keys, `before` and `after` of what differs; no row where nothing does. */
export const differing = (before: Sql, after: Sql): Sql => sql`
  select jsonb_object_agg(o.key, o.value) as before, jsonb_object_agg(o.key, n.value) as after
    from jsonb_each(${before}) o join jsonb_each(${after}) n on n.key = o.key
   where o.value is distinct from n.value having count(*) > 0`;
