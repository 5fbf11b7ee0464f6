import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { findActor } from '../../accounts/findActor.ts';
import { record } from '../../audit/record.ts';
import type { NamingDeps } from '../../naming/namingDeps.ts';
import { submitReport } from '../../naming/reports/submitReport.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { exercisesLoaded, isDemonstration, markExercises } from '../../platform/demonstration.ts';
import { Problem } from '../../platform/problem.ts';
import { jsonFile } from '../dataFile.ts';
import { ExerciseFile } from './exerciseFile.ts';
import { playCase, type Stage } from './playCase.ts';

/**
 * Plays the cases of data/sample/exercises.json into a demonstration register, so that whoever learns the work finds one in
 * every state. Each act is a transaction of its own, as at the screen: one for all would keep everybody else waiting on the
 * embedded engine. They are marked as loaded first, so that two people do not load them at once.
 * @throws Problem wrong-state where the register is not a demonstration or has them already
 */
export async function loadExercises(deps: NamingDeps, actor: Actor): Promise<{ cases: number; reports: number }> {
  const { cases, reports } = jsonFile('sample/exercises.json', ExerciseFile);
  const loaded = { cases: cases.length, reports: reports.length };
  await deps.db.transaction(async (tx) => {
    await requireEmptyDemonstration(tx);
    await markExercises(tx, deps.now());
    await record(tx, {
      ...{ actor, action: 'demo.exercises', subjectKind: 'register', subjectId: 'exercises' },
      after: loaded,
      at: deps.now(),
    });
  });
  const stage = stageOf(deps);
  for (const one of cases) await playCase(stage, one);
  for (const { day, draft } of reports) await submitReport(stage.onDay(day, 0), draft, undefined);
  return loaded;
}

async function requireEmptyDemonstration(tx: Db): Promise<void> {
  if (!(await isDemonstration(tx)))
    throw new Problem('wrong-state', 'Only a demonstration register takes exercises', {
      detailZh: '只有演示数据可以装入演练办件。',
    });
  if (await exercisesLoaded(tx))
    throw new Problem('wrong-state', 'The exercises are there already', { detailZh: '演练办件已经装入。' });
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// Working hours: nine in the morning in China, and a minute for each step.
const MORNING = HOUR;

function stageOf(deps: NamingDeps): Stage {
  const today = Math.floor(Date.parse(deps.now()) / DAY) * DAY;
  const known = new Map<string, Actor>();
  return {
    actorOf: async (username) => {
      const actor = known.get(username) ?? (await actorNamed(deps.db, username));
      known.set(username, actor);
      return actor;
    },
    onDay: (days, step) => {
      const then = today + days * DAY + MORNING + step * 60_000;
      const at = new Date(Math.min(then, Date.parse(deps.now()))).toISOString();
      return { ...deps, now: () => at };
    },
  };
}

async function actorNamed(db: Db, username: string): Promise<Actor> {
  const row = await maybeOne(
    db,
    z.object({ id: z.string() }),
    sql`select id from account where username = ${username} and demonstration and not disabled`,
  );
  const actor = row && (await findActor(db, row.id));
  if (!actor)
    throw new Problem('wrong-state', `The demonstration account ${username} is gone`, {
      detailZh: `演示账号 ${username} 已停用，不能装入演练办件。`,
    });
  return actor;
}
