import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import type { JurisdictionInput } from '../../platform/http/jurisdictions.ts';
import { standing } from '../../platform/jobs/standing.ts';
import { Problem } from '../../platform/problem.ts';
import { TopologyCheck, TopologyCheckId } from './topologyContract.ts';

/** TopologyCheck of `topology_check t`; conditions and order follow. */
export const selectChecks: Sql = sql`
  select t.id, t.source, t.title, t.sha256, t.crs, t.set_level as level, t.set_day as day, t.made_by as "madeBy", t.thresholds,
         ${standing(sql`t.state`, sql`t.job_id`)} as state,
         t.done, t.total, t.totals, t.failure, t.started_at as "startedAt", t.finished_at as "finishedAt", t.cancelled_by as "cancelledBy"
    from topology_check t`;

/**
 * Checks (alias `t`) of the reader's office and of those below; of the register's own outlines only as long as none of them would
 * tell where a restricted line runs.
 */
export const visibleChecks = ({ divisionCode }: Pick<Actor, 'divisionCode'>): Sql =>
  sql`starts_with(t.division_code, ${divisionPrefix(divisionCode)}) and (t.source = 'file' or not exists (
        select 1 from concealed_outline k join topology_outline o on o.code = k.code where o.check_id = t.id))`;

/** @throws Problem not-found */
export async function checkRow(db: Db, id: TopologyCheckId): Promise<TopologyCheck> {
  const row = await maybeOne(db, TopologyCheck, sql`${selectChecks} where t.id = ${id}`);
  if (!row) throw noCheck();
  return row;
}

const Params = z.object({ id: TopologyCheckId });

/** The jurisdiction rule `topology-check`. @throws Problem not-found */
export async function requireVisibleCheck(db: Db, actor: Actor, { params }: JurisdictionInput): Promise<void> {
  const { id } = Params.parse(params);
  const visible = sql`select t.id from topology_check t where t.id = ${id} and ${visibleChecks(actor)}`;
  if (!(await maybeOne(db, Params, visible))) throw noCheck();
}

const noCheck = () => new Problem('not-found', 'No such check', { detailZh: '没有这次检查。' });
