import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { recordStep } from '../disputeStep.ts';
import { lockDispute } from '../lockDispute.ts';
import { findResult } from './findResult.ts';
import { officeOf, resultFacts } from './resultFacts.ts';

interface Given {
  id: DisputeId;
  taskId: string;
  done: { on: string; note: string } | null;
}

/** A task is done, or open again where that was recorded in error. @throws Problem not-allowed, not-found, invalid-input */
export function finishTask(deps: DisputeDeps, actor: Actor, { id, taskId, done }: Given) {
  const [at, today] = [deps.now(), deps.today()];
  if (done && done.on > today)
    throw fieldProblem('/done/on', 'in-future', 'It was done today or before', '办结日期不能晚于今天');
  return deps.db.transaction(async (tx) => {
    await lockDispute(tx, { id });
    const { found } = await resultFacts(tx, id, today);
    const { takesPart } = await officeOf(tx, found, actor);
    if (!takesPart)
      throw new Problem('not-allowed', 'The sides and the handling government do these', {
        detailZh: '由双方和处理机关办理。',
      });
    const kind = await maybeOne(
      tx,
      z.object({ kind: z.string() }),
      sql`update dispute_task set done_on = ${done?.on ?? null}::date, note = ${done?.note ?? null},
                 done_by = ${done ? actor.displayName : null}, organisation = ${done ? actor.organisationName : null}
           where id = ${taskId} and dispute_id = ${id} returning kind`,
    );
    if (!kind) throw new Problem('not-found', 'No such task', { detailZh: '没有这个事项。' });
    await recordStep(
      tx,
      { act: 'finishTask', from: found.state, to: found.state, after: { ...kind, done } },
      { id, actor, at },
    );
    return findResult(tx, actor, { id, day: today });
  });
}
