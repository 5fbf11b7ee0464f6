import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../platform/db/sql.ts';
import type { JudgedSettlement } from './judgeSettlement.ts';
import { officeOf, type ResultFacts } from './resultFacts.ts';
import type { Settled } from './settledCourse.ts';
import { unready } from './unready.ts';

/** All that is known to be there once nothing is wanting. */
export interface Ready extends ResultFacts {
  settled: Settled;
  judged: JudgedSettlement & {
    effect: NonNullable<JudgedSettlement['effect']>;
    steps: NonNullable<JudgedSettlement['steps']>;
  };
}

/** @throws Problem not-allowed, wrong-state, conflict: the first thing wanting, with what to do */
export async function requireReady(tx: Db, actor: Actor, facts: ResultFacts): Promise<Ready> {
  const { settled, judged, found } = facts;
  const { decides } = await officeOf(tx, found, actor);
  const problem = unready(facts, decides);
  if (problem) throw problem;
  if (!settled || !judged?.effect || !judged.steps) throw new Error('Nothing was wanting, and yet there is no course');
  return { ...facts, settled, judged: { ...judged, effect: judged.effect, steps: judged.steps } };
}
