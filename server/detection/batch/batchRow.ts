import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import type { JurisdictionInput } from '../../platform/http/jurisdictions.ts';
import { standing } from '../../platform/jobs/standing.ts';
import { Problem } from '../../platform/problem.ts';
import { BatchId, NameBatch } from '../batchContract.ts';

/** Columns of a batch as the contract has them, of `name_batch b`. */
export const batchColumns = sql`
  b.id, b.file_name as "fileName", b.total, b.done, b.levels, b.rule_set as "ruleSet", b.rules_on as day,
  ${standing(sql`b.state`, sql`b.job_id`)} as state,
  b.started_at as "startedAt", b.finished_at as "finishedAt", b.cancelled_by as "cancelledBy"`;

/** @throws Problem not-found */
export async function batchRow(db: Db, id: BatchId): Promise<NameBatch> {
  const row = await maybeOne(db, NameBatch, sql`select ${batchColumns} from name_batch b where b.id = ${id}`);
  if (!row) throw new Problem('not-found', 'No such batch', { detailZh: '没有这次批量检查。' });
  return row;
}

const Params = z.object({ id: BatchId });

/** The jurisdiction rule `name-batch`: a batch is for whoever sent it. @throws Problem not-found */
export async function requireOwnBatch(db: Db, actor: Actor, { params }: JurisdictionInput): Promise<void> {
  const { id } = Params.parse(params);
  const own = await maybeOne(
    db,
    z.object({ id: BatchId }),
    sql`select id from name_batch where id = ${id} and account_id = ${actor.id}`,
  );
  if (!own) throw new Problem('not-found', 'No such batch', { detailZh: '没有这次批量检查。' });
}
