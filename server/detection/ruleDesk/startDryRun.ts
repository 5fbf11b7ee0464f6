import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { record } from '../../audit/record.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { ChangeId, RuleChange } from '../ruleChangeContract.ts';
import { requireAct } from './changeActs.ts';
import { type ChangeRow, changeRow } from './changeRow.ts';
import { DRY_RUN_JOB } from './dryRunJob.ts';
import { latestDryRun } from './dryRunOf.ts';
import { type DryRunTask, prepareDryRun } from './prepareDryRun.ts';
import { ruleChangeDetail } from './ruleChangeDetail.ts';
import type { DryRunDeps } from './ruleDeskDeps.ts';

/**
 * Has a job try a change on past cases and, where a division is named, on its register; it reports into its row, which the
 * change shows.
 * @throws Problem conflict while another run of the change is under way
 */
export async function startDryRun(
  deps: DryRunDeps,
  actor: Actor,
  { id, division }: { id: ChangeId; division?: string | undefined },
): Promise<RuleChange> {
  const change = await changeRow(deps.db, id);
  requireAct('dryRun', change, actor, deps.today());
  requireWithin(actor, division);
  const task = await prepareDryRun(deps, change, division ?? null);
  await deps.db.transaction(async (tx) => {
    await requireNoOther(tx, change);
    const runId = await insertRun(tx, actor, task, deps.now());
    const about = { subjectKind: 'rule-change', subjectId: id, divisionCode: change.divisionCode, accountId: actor.id };
    const job = await deps.jobs.send(tx, DRY_RUN_JOB, { runId, changeId: id }, { about });
    await run(tx, sql`update rule_dry_run set job_id = ${job} where id = ${runId}`);
    const after = { ruleSet: task.ruleSet, division: division ?? null, names: task.total };
    const subject = { subjectKind: 'rule-change', subjectId: id };
    await record(tx, { actor, action: 'rules.dry-run', ...subject, after, at: deps.now() });
  });
  return ruleChangeDetail(deps.db, actor, id, deps.today());
}

function requireWithin(actor: Actor, division: string | undefined): void {
  if (division === undefined || withinDivision(actor, division)) return;
  throw new Problem('outside-jurisdiction', 'Outside the divisions of your organisation', {
    detailZh: '不在本单位管辖的行政区内。',
  });
}

async function requireNoOther(tx: Db, change: ChangeRow): Promise<void> {
  await run(tx, sql`select id from rule_change where id = ${change.id} for update`);
  const latest = await latestDryRun(tx, change);
  if (latest?.state !== 'running') return;
  throw new Problem('conflict', 'A dry run of this change is under way', {
    detailZh: '这项变更正在试运行，请等待完成。',
    code: 'running',
  });
}

async function insertRun(tx: Db, actor: Actor, task: DryRunTask, at: string): Promise<string> {
  const { change, ruleSet, day, division, total, compare } = task;
  const row = await one(
    tx,
    z.object({ id: z.string() }),
    sql`insert into rule_dry_run (change_id, content_version, rule_set, on_day, division_code, state, total, compared,
          started_by, started_at)
        values (${change.id}, ${change.contentVersion}, ${ruleSet}, ${day}, ${division}, 'running', ${total}, ${compare},
          ${actor.displayName}, ${at}) returning id`,
  );
  return row.id;
}
