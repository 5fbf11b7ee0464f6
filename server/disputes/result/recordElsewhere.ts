import type { Actor } from '../../accounts/actor.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { recordStep } from '../disputeStep.ts';
import { lockDispute } from '../lockDispute.ts';
import { earliestOn } from './earliestOn.ts';
import { findResult, mayBeElsewhere } from './findResult.ts';
import { officeOf, resultFacts, wantingOf } from './resultFacts.ts';
import { unready } from './unready.ts';

interface Given {
  id: DisputeId;
  version: number;
  body: { on: string; note: string };
}

/**
 * Records where the result is kept of a line that is not drawn in this register, or not shown: nothing here can follow.
 * @throws Problem not-allowed, stale-version, wrong-state, invalid-input
 */
export function recordElsewhere(deps: DisputeDeps, actor: Actor, { id, version, body }: Given) {
  const [at, today] = [deps.now(), deps.today()];
  return deps.db.transaction(async (tx) => {
    await lockDispute(tx, { id, version });
    const facts = await resultFacts(tx, id, today);
    const { found, settled } = facts;
    const { decides } = await officeOf(tx, found, actor);
    if (!decides || found.isInForce || !settled || !mayBeElsewhere(wantingOf(facts))) throw refusal(facts, decides);
    const earliest = earliestOn({ found, settled });
    if (body.on < earliest || body.on > today)
      throw fieldProblem('/on', 'day', `A day from ${earliest} to today`, `日期应在 ${earliest} 至今天之间`);
    await run(
      tx,
      sql`insert into dispute_result (dispute_id, outcome, in_force_on, note, recorded_by, organisation, recorded_at)
          values (${id}, 'not_on_record', ${body.on}::date, ${body.note}, ${actor.displayName}, ${actor.organisationName}, ${at}::timestamptz)`,
    );
    await run(tx, sql`update dispute set version = version + 1, updated_at = ${at}::timestamptz where id = ${id}`);
    await recordStep(
      tx,
      { act: 'resultElsewhere', from: found.state, to: found.state, after: body },
      { id, actor, at },
    );
    return findResult(tx, actor, { id, day: today });
  });
}

/** The first thing wanting that is not the line itself; where nothing is, the line is here. */
function refusal(facts: Parameters<typeof unready>[0], decides: boolean): Problem {
  const found = unready(facts, decides);
  const isOnlyLine = found?.facts.wanting === 'line' || found?.facts.wanting === 'restricted';
  if (found && !isOnlyLine) return found;
  return new Problem('wrong-state', 'The line takes force here, once the result was filed', {
    detailZh: '上报备案之后方可登记；系统中有该界线的，请在此办理界线生效。',
  });
}
