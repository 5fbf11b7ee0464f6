import { z } from 'zod';
import { codeList } from '../../gazetteer/codeList.ts';
import { json, maybeOne, run, sql } from '../../platform/db/sql.ts';
import type { ActContext } from '../act.ts';
import { isAboutPlace } from '../kindContract.ts';
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
  const touched = new Set((impact?.groups ?? []).filter(({ total }) => total > 0).map(({ kind }): string => kind));
  const list = await codeList(tx, { kind: 'renaming-tasks', day: today, division: found.divisionCode });
  const kinds = list
    .filter(({ traits }) => traits.impact === undefined || touched.has(traits.impact))
    .map(({ code }, position) => ({ kind: code, position }));
  await run(
    tx,
    sql`insert into case_task (case_id, kind, position, owner_org_id, created_at)
        select ${found.id}::uuid, kind, position, ${found.handlerOrgId}, ${now}
          from jsonb_to_recordset(${json(kinds)}) as r (kind text, position int)
        on conflict (case_id, kind) do update set outcome = null, note = null, settled_by = null, settled_at = null
          where case_task.outcome = 'not_needed'`,
  );
}
