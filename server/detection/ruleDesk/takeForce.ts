import { z } from 'zod';
import { type Db, many, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { ChangeRow } from './changeRow.ts';

const NewSet = z.object({ seq: z.coerce.number(), version: z.string() });

/**
 * Makes the rows of a change law from its day on: replaced and ended rows get an end, new versions a beginning, and a new
 * rule set remembers both. Answers the version of that set.
 */
export async function takeForce(
  tx: Db,
  { change, approvalNo, at }: { change: ChangeRow; approvalNo: string; at: string },
): Promise<string> {
  const set = await addRuleSet(tx, change.number ?? change.id, at);
  await run(tx, rememberFirstRange(change.id));
  await run(tx, closeBases(change));
  await run(tx, addVersions(change, approvalNo));
  await run(tx, addRows(change, approvalNo));
  await requireOneRowEach(tx);
  await run(tx, rememberRanges(change.id, set.seq));
  await run(tx, countRows(set.seq, change.effectiveOn));
  return set.version;
}

/**
 * Undoes an approval whose day has not come, by one more rule set: what it closed is open again, what it added void.
 * @throws Problem conflict when a later change builds on one of its rows
 */
export async function undoForce(tx: Db, { change, at }: { change: ChangeRow; at: string }): Promise<void> {
  await run(tx, lockSets);
  const { seq, builtOn } = await one(
    tx,
    z.object({ seq: z.coerce.number(), builtOn: z.boolean() }),
    selectBuiltOn(change),
  );
  if (builtOn) {
    throw new Problem('conflict', 'A later change builds on this one', {
      detailZh: '后续变更以本变更的条目为基础，须先撤回后续变更。',
      code: 'built-on',
    });
  }
  const set = await addRuleSet(tx, `${change.number ?? change.id}-W`, at);
  await run(tx, sql`update rule_row set valid = 'empty' where change_id = ${change.id}`);
  await run(tx, reopenBases(change.id, seq));
  await requireOneRowEach(tx);
  await run(tx, copyTouched(seq, set.seq));
  await run(tx, countRows(set.seq, change.effectiveOn));
}

const Twice = z.object({ code: z.string(), jurisdiction: z.string() });

/**
 * Of two drafts that add a row of one rule for one place, or of a row that was ended and added anew, only one can hold.
 * @throws Problem conflict
 */
async function requireOneRowEach(tx: Db): Promise<void> {
  const [twice] = await many(tx, Twice, selectTwice);
  if (!twice) return;
  const { code, jurisdiction } = twice;
  throw new Problem('conflict', `Rule ${code} would have two rows for ${jurisdiction}`, {
    detailZh: `规则 ${code} 在“${jurisdiction}”范围内会有两个同时有效的条目，请先停用其中一个或改为修订。`,
    code: 'two-rows',
  });
}

const selectTwice = sql`
  select a.body ->> 'id' as code, a.jurisdiction
    from rule_row a
    join rule_row b on b.kind = a.kind and b.body ->> 'id' = a.body ->> 'id' and b.jurisdiction = a.jurisdiction
                   and b.id > a.id and b.valid && a.valid
   where a.kind = 'rule' limit 1`;

/** Two approvals at once would each build on the same set: whoever judges a change against it holds this first. */
export const lockSets = sql`select pg_advisory_xact_lock(hashtext('rule_set'))`;

/** One moment after the last: the newest by time is the one in force, also where the clock stood still. */
async function addRuleSet(tx: Db, version: string, at: string) {
  await run(tx, lockSets);
  return one(
    tx,
    NewSet,
    sql`insert into rule_set (version, loaded_at, rows)
        select ${version}, greatest(${at}::timestamptz, max(loaded_at) + interval '1 millisecond'), 0 from rule_set
        returning seq, version`,
  );
}

const bases = (changeId: string): Sql => sql`
  select kind, row_id as id, base_version as version from rule_change_item
   where change_id = ${changeId} and operation <> 'add'`;

// Rows that no change has touched yet came with the first set.
const rememberFirstRange = (changeId: string): Sql => sql`
  insert into rule_row_validity (kind, id, version, set_seq, valid)
  select r.kind, r.id, r.version, (select min(seq) from rule_set), r.valid
    from rule_row r join (${bases(changeId)}) b using (kind, id, version)
   where not exists (select 1 from rule_row_validity v where v.kind = r.kind and v.id = r.id and v.version = r.version)`;

const closeBases = ({ id, effectiveOn }: ChangeRow): Sql => sql`
  update rule_row r set valid = daterange(lower(r.valid), ${effectiveOn}::date)
    from (${bases(id)}) b where r.kind = b.kind and r.id = b.id and r.version = b.version`;

const COLUMNS = sql`kind, id, version, jurisdiction, valid, source, body, document_no, change_id`;

const values = ({ id, effectiveOn }: ChangeRow, approvalNo: string): Sql => sql`
  coalesce(n.body ->> 'jurisdiction', 'CN'), daterange(${effectiveOn}::date, null),
  coalesce(n.body ->> 'source', n.body ->> 'instrument', ${approvalNo}::text),
  case when n.kind = 'rule' then jsonb_set(n.body, '{version}', to_jsonb(n.version)) else n.body end, ${approvalNo}::text,
  ${id}::uuid`;

// The number goes by what is stored and not by the base: a version between them may have been withdrawn.
const addVersions = (change: ChangeRow, approvalNo: string): Sql => sql`
  insert into rule_row (${COLUMNS})
  select n.kind, n.id, n.version, ${values(change, approvalNo)}
    from (select i.kind, i.row_id as id, i.body,
                 (select max(r.version) + 1 from rule_row r where r.kind = i.kind and r.id = i.row_id) as version
            from rule_change_item i where i.change_id = ${change.id} and i.operation = 'replace') n`;

// The position before the colon keeps the order of the file, which decides between equal rows: new ones come last.
const addRows = (change: ChangeRow, approvalNo: string): Sql => sql`
  insert into rule_row (${COLUMNS})
  select n.kind, n.id, n.version, ${values(change, approvalNo)}
    from (select i.kind, i.body, 1 as version,
                 lpad((row_number() over (partition by i.kind order by i.position) + coalesce((
                   select max(split_part(r.id, ':', 1)::int) from rule_row r where r.kind = i.kind), -1))::text, 6, '0')
                   || ':' || left(coalesce(i.body ->> 'id', i.body ->> 'text', i.body ->> 'char', i.body ->> 'featureType'), 40) as id
            from rule_change_item i where i.change_id = ${change.id} and i.operation = 'add') n`;

const rememberRanges = (changeId: string, seq: number): Sql => sql`
  insert into rule_row_validity (kind, id, version, set_seq, valid)
  select r.kind, r.id, r.version, ${seq}::bigint, r.valid
    from rule_row r
   where r.change_id = ${changeId}
      or exists (select 1 from (${bases(changeId)}) b where b.kind = r.kind and b.id = r.id and b.version = r.version)`;

const countRows = (seq: number, day: string): Sql => sql`
  update rule_set set rows = (select count(*) from rule_row where valid @> ${day}::date) where seq = ${seq}`;

const selectBuiltOn = ({ ruleSet }: ChangeRow): Sql => sql`
  select s.seq, exists (
           select 1 from rule_row_validity mine
             join rule_row_validity later using (kind, id, version)
            where mine.set_seq = s.seq and later.set_seq > s.seq) as "builtOn"
    from rule_set s where s.version = ${ruleSet}`;

const reopenBases = (changeId: string, seq: number): Sql => sql`
  update rule_row r set valid = b.valid
    from (select distinct on (v.kind, v.id, v.version) v.kind, v.id, v.version, v.valid
            from rule_row_validity v
           where v.set_seq < ${seq}
             and exists (select 1 from rule_row_validity t
                          where t.set_seq = ${seq} and t.kind = v.kind and t.id = v.id and t.version = v.version)
           order by v.kind, v.id, v.version, v.set_seq desc) b
   where r.kind = b.kind and r.id = b.id and r.version = b.version and r.change_id is distinct from ${changeId}::uuid`;

const copyTouched = (from: number, to: number): Sql => sql`
  insert into rule_row_validity (kind, id, version, set_seq, valid)
  select r.kind, r.id, r.version, ${to}::bigint, r.valid
    from rule_row r join rule_row_validity t on t.kind = r.kind and t.id = r.id and t.version = r.version
   where t.set_seq = ${from}`;
