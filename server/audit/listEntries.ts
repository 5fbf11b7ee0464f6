import { z } from 'zod';
import type { Input } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { type AuditApi, AuditEntry } from './contract.ts';

type ListQuery = Input<typeof AuditApi.list>['query'];
const Key = z.tuple([z.string().regex(/^[0-9a-f]{64}$/)]);

/**
 * Entries of the audit record, newest first; keyset paging on the hash of the seal. Acts on what is hidden (`hidden_subject`)
 * are not in the list at all.
 */
export async function listEntries(db: Db, query: ListQuery) {
  const after = query.cursor ? decodeCursor(Key, query.cursor)[0] : undefined;
  const rows = await many(db, AuditEntry, selectPage(query, after));
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.id]) : null, total: null };
}

/** The record with this id, or whose number an entry of its own has recorded. */
const isSubject = (subject: string): Sql => sql`e.subject_id in (
  select ${subject}::text union all
  select n.subject_id from audit_entry n
   where coalesce(n.new ->> 'caseNo', n.new ->> 'campaignNo') = ${subject.toUpperCase()})`;

// Of what is restricted the list tells that something was done, by whom and when; not the course or position.
const WITHHELD = sql`exists (select 1 from withheld_subject w where w.kind = e.subject_kind and w.id = e.subject_id)`;

const HIDDEN = sql`exists (select 1 from hidden_subject h where h.kind = e.subject_kind and h.id = e.subject_id)`;

const selectPage = (query: ListQuery, after: string | undefined): Sql => sql`
  select encode(s.hash, 'hex') as id, e.at, e.actor_id as "actorId", e.actor, e.action, e.subject_kind as "subjectKind",
         e.subject_id as "subjectId", case when ${WITHHELD} then null else e.old end as before,
         case when ${WITHHELD} then '{"withheld": true}'::jsonb else e.new end as after
    from audit_entry e
    join audit_seal s on s.entry_id = e.id
   where not ${HIDDEN}
     ${after ? sql`and e.id < (select max(a.entry_id) from audit_seal a where a.hash = decode(${after}, 'hex'))` : sql``}
     ${query.subjectKind ? sql`and e.subject_kind = ${query.subjectKind}` : sql``}
     ${query.subjectId ? sql`and e.subject_id = ${query.subjectId}` : sql``}
     ${query.actorId ? sql`and e.actor_id = ${query.actorId}` : sql``}
     ${query.action ? sql`and e.action = ${query.action}` : sql``}
     ${query.subject ? sql`and ${isSubject(query.subject.trim())}` : sql``}
     ${query.from ? sql`and e.at >= ${query.from}::date::timestamp at time zone 'Asia/Shanghai'` : sql``}
     ${query.to ? sql`and e.at < (${query.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'` : sql``}
   order by e.id desc
   limit ${query.limit + 1}`;
