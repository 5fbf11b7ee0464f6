import type { Actor } from '../../accounts/actor.ts';
import { chinaDay } from '../../naming/deadline.ts';
import { run, sql } from '../../platform/db/sql.ts';
import type { Dispute, DisputeId, DisputeState } from '../contract.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { outcomesOf, recordStep } from '../disputeStep.ts';
import { findDispute } from '../findDispute.ts';
import { lockDispute } from '../lockDispute.ts';
import { seatsOf } from '../seatsOf.ts';
import type { Act, ActContext } from './actContext.ts';
import type { DisputeActBody, DisputeActName } from './actContract.ts';
import { announce, archive, file, recordReceipt } from './filingActs.ts';
import { meet, notAgree } from './meetingActs.ts';
import { execute, freeze, openCheck, openNegotiation } from './openingActs.ts';
import { agree, confirmChange, decide, rule, testAffiliation } from './settlementActs.ts';
import { accept, openMediation, propose, submitSolution } from './superiorActs.ts';
import { openSurvey, sealMap } from './surveyActs.ts';

const ACTS: { [A in DisputeActName]: Act<A> } = {
  ...{ freeze, openNegotiation, meet, agree, notAgree, submitSolution, accept, openMediation, propose },
  ...{
    decide,
    recordDecision: (context, body) => decide(context, body),
    testAffiliation,
    confirmChange,
    openSurvey,
    sealMap,
  },
  ...{
    file,
    recordReceipt,
    announce,
    archive,
    openCheck,
    rule,
    recordRuling: (context, body) => rule(context, body),
    execute,
  },
};

interface Sent<A extends DisputeActName> {
  id: DisputeId;
  version: number;
  body: DisputeActBody<A>;
}

/**
 * One act of the procedure on one dispute: lock at its version, state table, guard and rows, new state, step and audit row in one
 * transaction.
 * @throws Problem stale-version, not-allowed, wrong-state, or what the guard refuses
 */
export function performAct<A extends DisputeActName>(
  deps: Pick<DisputeDeps, 'db' | 'now'>,
  actor: Actor,
  act: A,
  { id, version, body }: Sent<A>,
): Promise<Dispute> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const found = await lockDispute(tx, { id, version });
    const outcomes = await outcomesOf(tx, act, found, actor);
    const seats = await seatsOf(tx, found);
    const context = { tx, found, seats, actor, at, today: chinaDay(at), outcomes };
    const to = chosen(context, act, await ACTS[act](context, body));
    await run(
      tx,
      sql`update dispute set state = ${to}, version = version + 1, updated_at = ${at}::timestamptz where id = ${id}`,
    );
    await recordStep(tx, { act, from: found.state, to, after: body }, { id, actor, at });
    return findDispute(tx, actor, id);
  });
}

function chosen({ outcomes }: ActContext, act: string, to: DisputeState | undefined): DisputeState {
  const [only, ...more] = outcomes;
  const state = to ?? (more.length === 0 ? only : undefined);
  if (state === undefined || !outcomes.includes(state)) throw new Error(`The act ${act} does not lead to ${to}`);
  return state;
}
