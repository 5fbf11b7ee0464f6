import { z } from 'zod';
import { codeList } from '../../gazetteer/codeList.ts';
import { json, maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import type { ActContext } from '../act.ts';
import { isAboutPlace } from '../kindContract.ts';
import { dutyDue } from '../timeLimits/dutyLimit.ts';
import { findImpact } from './findImpact.ts';
import { ImpactGroup } from './impactContract.ts';

/**
 * After the approval what the report found becomes tasks: a row of the list `renaming-tasks` for each kind of thing found, and
 * the rows that always apply. The handler owns them until it gives them to another office.
 */
export async function openTasks({ tx, found, now, today }: ActContext): Promise<void> {
  if (!isAboutPlace(found.kind)) return;
  const impact = await maybeOne(
    tx,
    z.object({ groups: ImpactGroup.array() }),
    sql`select groups from case_impact where case_id = ${found.id} order by seq desc limit 1`,
  );
  await insertTasks({ tx, found, now, today }, impact?.groups ?? [], ['not_needed']);
}

/** A name in force that falls, or stands again, touches what bears it now: tasks that were settled are open again. */
export async function openTasksAnew(context: ActContext): Promise<void> {
  const { tx, found } = context;
  const { name } = await one(
    tx,
    z.object({ name: z.string() }),
    sql`select coalesce(d.name, c.old_name, '') as name from naming_case c left join case_candidate d on d.id = c.chosen_id
         where c.id = ${found.id}`,
  );
  const at = { provinceCode: found.provinceCode, countyCode: found.divisionCode.slice(0, 6) };
  const groups = await findImpact(tx, { caseId: found.id, placeId: found.placeId ?? found.id, oldName: name, ...at });
  await insertTasks(context, groups, ['not_needed', 'done']);
}

async function insertTasks(
  { tx, found, now, today }: Pick<ActContext, 'tx' | 'found' | 'now' | 'today'>,
  groups: readonly ImpactGroup[],
  /** Outcomes of the task before that do not count any more. */
  again: readonly string[],
): Promise<void> {
  const touched = new Set(groups.filter(({ total }) => total > 0).map(({ kind }): string => kind));
  const list = await codeList(tx, { kind: 'renaming-tasks', day: today, division: found.divisionCode });
  const kinds = list
    .filter(({ traits }) => traits.impact === undefined || touched.has(traits.impact))
    .map(({ code }, position) => ({ kind: code, position }));
  const due = await dutyDue(tx, 'TASK', today, found.divisionCode);
  await run(
    tx,
    sql`insert into case_task (case_id, kind, position, owner_org_id, created_at, limit_from, due_on)
        select ${found.id}::uuid, kind, position, ${found.handlerOrgId}, ${now}, ${due && today}::date, ${due}::date
          from jsonb_to_recordset(${json(kinds)}) as r (kind text, position int)
        on conflict (case_id, kind) do update set outcome = null, note = null, settled_by = null, settled_at = null,
            limit_from = excluded.limit_from, due_on = excluded.due_on
          where case_task.outcome = any(${again})`,
  );
}
