import { z } from 'zod';
import { record } from '../audit/record.ts';
import { one, run, sql } from '../platform/db/sql.ts';
import type { ActContext } from './act.ts';
import { CaseState } from './caseContract.ts';
import { insertStep } from './performAct.ts';
import type { StepNote } from './stepContract.ts';

/**
 * Moves another case that an act of this one carries along: a naming whose name was superseded, a reservation that was drawn.
 * Its step and its audit record name the case and the person behind it.
 */
export async function systemStep(
  { tx, actor, now }: Pick<ActContext, 'tx' | 'actor' | 'now'>,
  caseId: string,
  to: CaseState,
  note: StepNote,
): Promise<void> {
  const { from } = await one(
    tx,
    z.object({ from: CaseState }),
    sql`select state as "from" from naming_case where id = ${caseId} for update`,
  );
  await run(tx, insertStep(caseId, actor, now, { act: 'system', from, to, reason: null, note, document: null }));
  await run(
    tx,
    sql`update naming_case set state = ${to}, version = version + 1, updated_at = ${now} where id = ${caseId}`,
  );
  await record(tx, {
    ...{ actor, action: 'naming.carried-along', subjectKind: 'naming-case', subjectId: caseId, at: now },
    ...{ before: { state: from }, after: { state: to, note } },
  });
}
