import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Input } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { standingOrFailed } from '../../platform/jobs/standing.ts';
import { ChangedVerdict, type ChangeId, DryRun } from '../ruleChangeContract.ts';
import type { RuleDeskApi } from '../ruleDeskContract.ts';
import type { ChangeRow } from './changeRow.ts';

/** The last dry run of a change, or null. One whose job ended without an answer says so. */
export async function latestDryRun(
  db: Db,
  { id, contentVersion, effectiveOn }: Pick<ChangeRow, 'id' | 'contentVersion' | 'effectiveOn'>,
): Promise<DryRun | null> {
  const found = await maybeOne(
    db,
    DryRun,
    sql`select d.id, case when ${isDead} then 'failed' else d.state end as state,
               d.content_version = ${contentVersion}::int and d.on_day = ${effectiveOn}::date
                 and d.rule_set = (select version from rule_set order by loaded_at desc, seq desc limit 1) as current,
               d.rule_set as "ruleSet", d.on_day as day, d.division_code as division, d.done, d.total, d.changed, d.matrix,
               d.compared, d.started_by as "startedBy", d.started_at as "startedAt", d.finished_at as "finishedAt",
               case when ${isDead} then 'interrupted' else d.error end as error
          from rule_dry_run d where d.change_id = ${id} order by d.number desc limit 1`,
  );
  return found ?? null;
}

// Its job was cancelled, or its tries were used up.
const isDead = sql`(d.state = 'running' and ${standingOrFailed(sql`d.state`, sql`d.job_id`)} = 'failed')`;

type VerdictQuery = Input<typeof RuleDeskApi.verdicts>['query'];
const Key = z.tuple([z.uuid(), z.int32()]);
const Latest = z.object({ id: z.uuid(), changed: z.number().int() });

/**
 * Names whose verdict changes in the last dry run, cases first; keyset paging inside that run. Names of cases are for
 * those who may read cases: an administrator sees their counts.
 */
export async function listVerdicts(db: Db, actor: Actor, id: ChangeId, query: VerdictQuery) {
  const latest = await maybeOne(
    db,
    Latest,
    sql`select id, changed from rule_dry_run where change_id = ${id} order by number desc limit 1`,
  );
  if (!latest) return { items: [], next: null, total: 0 };
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  // A cursor of an earlier run means: begin again.
  const seq = after && after[0] === latest.id ? after[1] : -1;
  const seen = actor.permissions.has('naming.read') ? sql`true` : sql`origin = 'register'`;
  const rows = await many(db, ChangedVerdict, selectVerdicts(latest.id, seq, { ...query, seen }));
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([latest.id, last.seq]) : null, total: latest.changed };
}

const selectVerdicts = (
  runId: string,
  seq: number,
  { origin, from, to, limit, seen }: VerdictQuery & { seen: Sql },
): Sql => sql`
  select seq, origin, subject_id as "subjectId", name, category, division_code as "divisionCode", label,
         old_level as "oldLevel", new_level as "newLevel", before, after
    from rule_dry_run_verdict
   where run_id = ${runId} and seq > ${seq} and ${seen}
     ${origin ? sql`and origin = ${origin}` : sql``}
     ${from ? sql`and old_level = ${from}` : sql``}
     ${to ? sql`and new_level = ${to}` : sql``}
   order by seq limit ${limit + 1}`;
