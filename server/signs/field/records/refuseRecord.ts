import type { Actor } from '../../../accounts/actor.ts';
import { record } from '../../../audit/record.ts';
import { json, run, sql } from '../../../platform/db/sql.ts';
import type { Problem } from '../../../platform/problem.ts';
import { PROBLEM_KINDS } from '../../../platform/problemKinds.ts';
import type { Receipt, RecordId } from '../fieldContract.ts';
import type { FieldDeps } from '../fieldDeps.ts';

/** A refusal as a receipt tells it. */
export function problemOf({ kind, message, facts }: Problem): NonNullable<Receipt['problem']> {
  const shown = kind === 'outside-jurisdiction' ? 'not-found' : kind;
  return {
    type: `/problems/${shown}`,
    detail: message,
    detailZh: facts.detailZh ?? `${PROBLEM_KINDS[shown].titleZh}。`,
  };
}

/** Refuses a record that was waiting: nothing of it came into the register. */
export function refuseRecord(
  { db, now }: Pick<FieldDeps, 'db' | 'now'>,
  actor: Actor,
  { id, problem }: { id: RecordId; problem: Problem },
): Promise<void> {
  return db.transaction(async (tx) => {
    const told = problemOf(problem);
    const touched = await run(
      tx,
      sql`update field_record set state = 'refused', problem = ${json(told)}, version = version + 1
           where id = ${id} and state = 'waiting'`,
    );
    if (touched === 0) return;
    const after = { refused: told.type, detail: told.detail };
    await record(tx, { actor, action: 'field.refuse', subjectKind: 'field-record', subjectId: id, after, at: now() });
  });
}
