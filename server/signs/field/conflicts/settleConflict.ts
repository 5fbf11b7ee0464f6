import { z } from 'zod';
import type { Actor } from '../../../accounts/actor.ts';
import { record } from '../../../audit/record.ts';
import { type Db, json, maybeOne, one, run, type Sql, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Settlement } from '../fieldApiContract.ts';
import type { Receipt, RecordId } from '../fieldContract.ts';
import type { FieldDeps } from '../fieldDeps.ts';
import { fieldRules } from '../fieldRules.ts';
import { applyRecord } from '../records/applyRecord.ts';
import { receiptOf } from '../records/receiptOf.ts';
import { RecordRow, selectRecords } from '../records/recordRow.ts';

interface Given {
  id: RecordId;
  version: number;
  settlement: Settlement;
}
const Version = z.object({ version: z.number().int() });

/**
 * A person settles what a device and the register say differently: accepted, it goes into the register with the chosen values;
 * dropped, it is kept as a record only. Either way the device hears `stored`. All in one transaction.
 * @throws Problem not-found, wrong-state, stale-version when record or sign moved on since they were looked at, and what the record's own kind throws
 */
export async function settleConflict(deps: FieldDeps, actor: Actor, given: Given): Promise<Receipt> {
  const row = await deps.db.transaction((tx) => settle(tx, deps, actor, given));
  return receiptOf(deps, row);
}

async function settle(tx: Db, deps: FieldDeps, actor: Actor, { id, version, settlement }: Given): Promise<RecordRow> {
  const row = await maybeOne(tx, RecordRow, sql`${selectRecords} where r.id = ${id} for update of r`);
  if (row?.state !== 'conflict')
    throw new Problem('wrong-state', 'There is nothing to settle', { detailZh: '该记录没有待处理的冲突。' });
  if (row.version !== version) throw moved(row.version);
  await requireSeenSign(tx, row, settlement);
  const at = deps.now();
  const rules = await fieldRules(tx, deps.today());
  const accepted = settlement.outcome === 'accept';
  const { madeId } = accepted ? await applyRecord({ tx, deps, actor, row, rules, at, settlement }) : { madeId: null };
  await run(tx, saveSettlement({ id, actor, settlement, madeId, at }));
  const before = { state: 'conflict', conflict: row.conflict };
  const after = { ...settlement, madeId };
  await record(tx, {
    ...{ actor, action: 'field.settle', subjectKind: 'field-record', subjectId: id, before, after, at },
  });
  return one(tx, RecordRow, sql`${selectRecords} where r.id = ${id}`);
}

async function requireSeenSign(tx: Db, { signId }: RecordRow, { signVersion }: Settlement): Promise<void> {
  if (signId === null) return;
  const { version } = await one(tx, Version, sql`select version from sign where id = ${signId} for update`);
  if (version !== signVersion) throw moved(version);
}

const moved = (current: number) =>
  new Problem('stale-version', 'It was changed since you looked at it', {
    detailZh: '内容在您查看后又有变化，请刷新后再处理。',
    current,
  });

interface Settled {
  id: RecordId;
  actor: Actor;
  settlement: Settlement;
  madeId: string | null;
  at: string;
}
const saveSettlement = ({ id, actor, settlement, madeId, at }: Settled): Sql => sql`
  update field_record
     set state = 'stored', made_id = ${madeId}, settled_by = ${actor.username}, settled_at = ${at}::timestamptz,
         settlement = ${json(settlement)}, version = version + 1
   where id = ${id}`;
