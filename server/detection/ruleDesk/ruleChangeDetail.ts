import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Input, Instant } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { type ChangeId, type RuleChange, RuleChangeItem } from '../ruleChangeContract.ts';
import type { RuleDeskApi } from '../ruleDeskContract.ts';
import { actsFor } from './changeActs.ts';
import { changeItems } from './changeItems.ts';
import { changeRow, changesOf } from './changeRow.ts';
import { latestDryRun } from './dryRunOf.ts';

/** One change with its items, its last dry run and what this person may do with it now. */
export async function ruleChangeDetail(db: Db, actor: Actor, id: ChangeId, today: string): Promise<RuleChange> {
  const row = await changeRow(db, id);
  return {
    ...row,
    inForce: row.state === 'approved' && row.effectiveOn <= today,
    items: await changeItems(db, id),
    dryRun: await latestDryRun(db, row),
    acts: actsFor(row, actor, today),
  };
}

type ListQuery = Input<typeof RuleDeskApi.changes>['query'];
const Key = z.tuple([Instant, z.uuid()]);

/** Changes of the actor's divisions, newest first; keyset paging on (updated at, id). */
export async function listRuleChanges(db: Db, actor: Actor, query: ListQuery, today: string) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(
    db,
    RuleChangeItem,
    sql`select c.id, c.version, c.number, c.title, c.document_no as "documentNo", c.effective_on as "effectiveOn", c.state,
               c.state = 'approved' and c.effective_on <= ${today}::date as "inForce", c.drafter,
               (select count(*)::int from rule_change_item i where i.change_id = c.id) as items,
               c.organisation_name as organisation, c.updated_at as "updatedAt"
          from rule_change c
         where ${changesOf(actor)}
           ${query.state ? sql`and c.state = ${query.state}` : sql``}
           ${after ? sql`and (c.updated_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by c.updated_at desc, c.id desc
         limit ${query.limit + 1}`,
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.updatedAt, last.id]) : null, total: null };
}
