import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseDetail, CaseId } from '../caseContract.ts';
import { caseDetail } from '../caseDetail.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { NamingDeps } from '../namingDeps.ts';
import type { AssignBody, TaskBody } from './impactContract.ts';

interface TaskAt {
  id: CaseId;
  taskId: string;
}

/**
 * The office that owns a task, or the handler of the case, says that it is done or not needed, or takes that back.
 * @throws Problem not-found, not-allowed, conflict `task-settled` when it stands so already
 */
export async function settleTask(
  deps: NamingDeps,
  actor: Actor,
  { id, taskId, body }: TaskAt & { body: z.output<typeof TaskBody> },
): Promise<CaseDetail> {
  const outcome = body.outcome === 'open' ? null : body.outcome;
  await deps.db.transaction(async (tx) => {
    const task = await lockTask(tx, { id, taskId });
    requireOffice(actor, [task.ownerId, task.handlerId]);
    if (task.outcome === outcome) {
      throw new Problem('conflict', 'The task stands so already', {
        detailZh: '该事项已是此状态。',
        code: 'task-settled',
      });
    }
    const settled = outcome === null ? { by: null, at: null } : { by: actor.displayName, at: deps.now() };
    await run(
      tx,
      sql`update case_task set outcome = ${outcome}, note = ${body.note || null}, settled_by = ${settled.by},
                 settled_at = ${settled.at} where id = ${taskId}`,
    );
    await recordTask(tx, actor, { id, at: deps.now(), before: { outcome: task.outcome }, after: { taskId, outcome } });
  });
  return caseDetail(deps, actor, id);
}

/**
 * The handler gives a task to an office of its own division.
 * @throws Problem not-found, not-allowed; invalid-input where no such office is registered
 */
export async function assignTask(
  deps: NamingDeps,
  actor: Actor,
  { id, taskId, body }: TaskAt & { body: z.output<typeof AssignBody> },
): Promise<CaseDetail> {
  await deps.db.transaction(async (tx) => {
    const task = await lockTask(tx, { id, taskId });
    requireOffice(actor, [task.handlerId]);
    const office = await maybeOne(
      tx,
      z.object({ id: z.string() }),
      sql`select o.id from organisation o join organisation h on h.id = ${task.handlerId}
           where o.kind = ${body.organ} and o.division_code = h.division_code order by o.id limit 1`,
    );
    if (!office) throw fieldProblem('/organ', 'no-office', 'No such office here', '本区划没有登记该部门');
    await run(tx, sql`update case_task set owner_org_id = ${office.id} where id = ${taskId}`);
    await recordTask(tx, actor, {
      ...{ id, at: deps.now(), before: { owner: task.ownerId }, after: { taskId, owner: office.id } },
    });
  });
  return caseDetail(deps, actor, id);
}

const Task = z.object({ ownerId: z.string(), handlerId: z.string(), outcome: z.string().nullable() });

async function lockTask(tx: Db, { id, taskId }: TaskAt): Promise<z.infer<typeof Task>> {
  const task = await maybeOne(
    tx,
    Task,
    sql`select t.owner_org_id as "ownerId", c.handler_org_id as "handlerId", t.outcome
          from case_task t join naming_case c on c.id = t.case_id where t.id = ${taskId} and c.id = ${id} for update of t`,
  );
  if (task) return task;
  throw new Problem('not-found', 'No such task', { detailZh: '没有这一事项。' });
}

function requireOffice(actor: Actor, offices: readonly string[]): void {
  if (offices.includes(actor.organisationId)) return;
  throw new Problem('not-allowed', 'The task belongs to another office', { detailZh: '该事项由其他单位办理。' });
}

const recordTask = (
  tx: Db,
  actor: Actor,
  { id, ...facts }: { id: string; at: string; before: object; after: object },
): Promise<void> => record(tx, { actor, action: 'naming.task', subjectKind: 'naming-case', subjectId: id, ...facts });
