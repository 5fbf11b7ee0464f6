import { record } from '../audit/record.ts';
import { isDemonstration } from '../platform/demonstration.ts';
import type { Deps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import type { Actor } from './actor.ts';
import { appFacts } from './appFacts.ts';
import type { AppFacts } from './contract.ts';

/**
 * Moves the clock of a demonstration register on by so many days.
 * @throws Problem wrong-state where the register is not a demonstration
 */
export async function advanceDemoClock(deps: Deps, actor: Actor, days: number): Promise<AppFacts> {
  const { db, clock, now } = deps;
  if (!(await isDemonstration(db))) {
    throw new Problem('wrong-state', 'Only the clock of a demonstration register moves', {
      detailZh: '只有演示数据可以推进时钟。',
    });
  }
  const before = { days: clock.days() };
  await db.transaction(async (tx) => {
    await clock.advance(tx, days);
    const after = { days: clock.days() };
    await record(tx, {
      actor,
      action: 'demo.clock',
      subjectKind: 'setting',
      subjectId: 'clock',
      before,
      after,
      at: now(),
    });
  });
  return appFacts(deps);
}
