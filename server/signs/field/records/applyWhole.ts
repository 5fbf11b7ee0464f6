import type { Actor } from '../../../accounts/actor.ts';
import { record } from '../../../audit/record.ts';
import { type Db, json, one, run, type Sql, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import type { RecordId } from '../fieldContract.ts';
import type { FieldDeps } from '../fieldDeps.ts';
import { fieldRules } from '../fieldRules.ts';
import { applyRecord } from './applyRecord.ts';
import { RecordRow, selectRecords } from './recordRow.ts';
import { refuseRecord } from './refuseRecord.ts';
import type { Outcome } from './work.ts';

// Not the record's fault: it is tried again.
const PASSING = new Set(['busy', 'too-many', 'internal']);

/** Makes of a record what it says, in one transaction, once all its photographs are here; else nothing. */
export async function applyWhole(deps: FieldDeps, actor: Actor, id: RecordId): Promise<void> {
  try {
    await deps.db.transaction((tx) => apply(tx, deps, actor, id));
  } catch (error) {
    if (!(error instanceof Problem) || PASSING.has(error.kind)) throw error;
    await refuseRecord(deps, actor, { id, problem: error });
  }
}

async function apply(tx: Db, deps: FieldDeps, actor: Actor, id: RecordId): Promise<void> {
  const row = await one(tx, RecordRow, sql`${selectRecords} where r.id = ${id} for update of r`);
  if (row.state !== 'waiting' || row.photos.some(({ storedAt }) => storedAt === null)) return;
  const rules = await fieldRules(tx, deps.today());
  const at = deps.now();
  const outcome = await applyRecord({ tx, deps, actor, row, rules, at, settlement: null });
  await run(tx, saveOutcome(id, outcome));
  const action = outcome.conflict ? 'field.conflict' : 'field.store';
  const { conflict, madeId } = outcome;
  const after = { kind: row.payload.kind, madeId, conflict: conflict?.kind ?? null };
  await record(tx, { actor, action, subjectKind: 'field-record', subjectId: id, after, at });
}

const saveOutcome = (id: RecordId, { conflict, madeId }: Outcome): Sql => sql`
  update field_record
     set state = ${conflict ? 'conflict' : 'stored'}, conflict = ${conflict ? json(conflict) : null}, made_id = ${madeId},
         version = version + 1
   where id = ${id}`;
