import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, run, type Sql, sql } from '../../platform/db/sql.ts';
import { monthsAfter } from '../../platform/monthsAfter.ts';
import { Problem } from '../../platform/problem.ts';
import type { SignId } from '../contract.ts';
import type {
  BatchPlate,
  PlateReading,
  RejectCode,
  Rejection,
  ScanAnswer,
  ScanReason,
  SignBatch,
  SignBatchId,
} from './batchContract.ts';
import type { SignBatchDeps } from './batchDeps.ts';
import { findPlate } from './batchPlates.ts';
import { findBatch, type LockedBatch, lockBatch } from './batchRow.ts';
import { noted } from './changeBatch.ts';
import { notIn } from './choosePlates.ts';
import { nextBatchState } from './nextBatchState.ts';
import { type Behind, plateBehind } from './plateBehind.ts';
import { SCAN_WORDS } from './scanWords.ts';

type Outcome = ScanAnswer['outcome'];

/**
 * Judges a plate in hand by its code and the words on it. The right code with the right words accepts it; the right code
 * with other words rejects it; a code that is not the ordered one proves nothing about any plate and is refused. Every
 * reading is kept.
 * @throws Problem wrong-state before delivery
 */
export function scanPlate(
  deps: SignBatchDeps,
  actor: Actor,
  id: SignBatchId,
  reading: PlateReading,
): Promise<ScanAnswer> {
  const at = deps.now();
  const { publicUrl } = deps.config;
  return deps.db.transaction(async (tx) => {
    const batch = await lockBatch(tx, id);
    nextBatchState(batch.state, 'judge');
    const scanned = reading.scanned.trim();
    const { plate, reason } = await judged(tx, { id, scanned, publicUrl }, reading);
    const outcome = outcomeOf(reason);
    await run(tx, insertScan({ id, scanned, plate, outcome, reason, reading, actor, at }));
    if (plate) await settled(tx, { deps, actor, id, batch, plate, at }, reason);
    const after = plate ? ((await findPlate(tx, id, plate.signId, publicUrl)) ?? null) : null;
    return { outcome, reason, ...SCAN_WORDS[reason ?? 'ok'], plate: after, batch: await findBatch(tx, id) };
  });
}

async function judged(
  tx: Db,
  behind: Behind,
  reading: PlateReading,
): Promise<{ plate: BatchPlate | undefined; reason: ScanReason | null }> {
  const { plate, reason } = await plateBehind(tx, behind);
  return { plate, reason: reason ?? (plate ? wordsReason(plate, reading) : 'not_in_batch') };
}

async function settled(tx: Db, judgement: Acceptance, reason: ScanReason | null): Promise<void> {
  const { actor, id, plate, at } = judgement;
  const outcome = outcomeOf(reason);
  if (outcome === 'accepted') await accept(tx, judgement);
  if (outcome !== 'rejected') return;
  const code = reason === 'register' ? 'register' : 'text';
  await reject(tx, { actor, id, signId: plate.signId, code, note: null, at });
}

/** Rejects a plate in hand whose code cannot be read, or for how it is made. @throws Problem not-found, wrong-state */
export function rejectPlate(
  deps: SignBatchDeps,
  actor: Actor,
  { id, signId }: { id: SignBatchId; signId: SignId },
  { code, note = null }: { code: Rejection['code']; note?: string | undefined | null },
): Promise<SignBatch> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    nextBatchState((await lockBatch(tx, id)).state, 'judge');
    await requirePlate(tx, { id, signId }, ['waiting', 'remade', 'accepted'], deps.config.publicUrl);
    const scan = { id, scanned: null, plate: { signId }, outcome: 'rejected', reason: code, note, actor, at } as const;
    await run(tx, insertScan(scan));
    await reject(tx, { actor, id, signId, code, note, at });
    return findBatch(tx, id);
  });
}

/** Records that a rejected plate was made again: it may be scanned anew. @throws Problem not-found, wrong-state */
export function remakePlate(
  deps: SignBatchDeps,
  actor: Actor,
  { id, signId }: { id: SignBatchId; signId: SignId },
): Promise<SignBatch> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    nextBatchState((await lockBatch(tx, id)).state, 'judge');
    await requirePlate(tx, { id, signId }, ['rejected'], deps.config.publicUrl);
    await run(tx, sql`update sign_batch_plate set state = 'remade', remakes = remakes + 1 where ${slot(id, signId)}`);
    await noted(tx, actor, { action: 'signs.batch-remade', id, after: { signId }, at });
    return findBatch(tx, id);
  });
}

function wordsReason(plate: BatchPlate, { name, roman, number }: PlateReading): ScanReason | null {
  const same = (read: string, registered: string): boolean => bare(read) === bare(registered);
  if (plate.changed) return 'register';
  if (!same(name, plate.name)) return 'name_differs';
  if (!same(roman, plate.roman)) return 'roman_differs';
  return same(number ?? '', plate.number ?? '') ? null : 'number_differs';
}

// Blanks within a name are the plate's letter spacing; between the words of pinyin they matter.
const bare = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();

function outcomeOf(reason: ScanReason | null): Outcome {
  if (reason === null) return 'accepted';
  const rejects: readonly ScanReason[] = ['register', 'name_differs', 'roman_differs', 'number_differs'];
  return rejects.includes(reason) ? 'rejected' : 'refused';
}

interface Acceptance {
  deps: SignBatchDeps;
  actor: Actor;
  id: SignBatchId;
  batch: LockedBatch;
  plate: BatchPlate;
  at: string;
}

/** The sign has its plate: who made it, for how much, until when it is warranted. It stays where it is until installed. */
async function accept(tx: Db, { deps, actor, id, batch, plate, at }: Acceptance): Promise<void> {
  const { signId, priceCents } = plate;
  const warrantyTo = batch.warrantyMonths > 0 ? monthsAfter(deps.today(), batch.warrantyMonths) : null;
  await run(
    tx,
    sql`update sign_batch_plate set state = 'accepted', accepted_by = ${actor.displayName}, accepted_at = ${at}::timestamptz,
               reject_code = null, reject_note = null where ${slot(id, signId)}`,
  );
  await run(
    tx,
    sql`update sign set made_by = ${batch.maker}, cost_cents = ${priceCents}::bigint, warranty_to = ${warrantyTo}::date,
               version = version + 1, updated_at = ${at}::timestamptz where id = ${signId}`,
  );
  const after = { batch: id, madeBy: batch.maker, costCents: priceCents, warrantyTo };
  await record(tx, { actor, action: 'signs.plate-accept', subjectKind: 'sign', subjectId: signId, after, at });
}

interface Refused {
  actor: Actor;
  id: SignBatchId;
  signId: SignId;
  code: RejectCode;
  note: string | null;
  at: string;
}

async function reject(tx: Db, { actor, id, signId, code, note, at }: Refused): Promise<void> {
  await run(
    tx,
    sql`update sign_batch_plate set state = 'rejected', reject_code = ${code}, reject_note = ${note}, accepted_by = null,
               accepted_at = null where ${slot(id, signId)}`,
  );
  const after = { batch: id, code, note };
  await record(tx, { actor, action: 'signs.plate-reject', subjectKind: 'sign', subjectId: signId, after, at });
}

async function requirePlate(
  tx: Db,
  { id, signId }: { id: SignBatchId; signId: SignId },
  states: readonly BatchPlate['state'][],
  publicUrl: string,
): Promise<void> {
  const plate = await findPlate(tx, id, signId, publicUrl);
  if (!plate) throw notIn(signId);
  if (states.includes(plate.state)) return;
  throw new Problem('wrong-state', `The plate is ${plate.state}`, {
    detailZh: plate.state === 'rejected' ? '该标志已登记为不合格。' : '该标志没有登记为不合格。',
    state: plate.state,
  });
}

const slot = (id: SignBatchId, signId: SignId): Sql => sql`batch_id = ${id} and sign_id = ${signId}`;

interface NewScan {
  id: SignBatchId;
  scanned: string | null;
  plate: { signId: SignId } | undefined;
  outcome: Outcome;
  reason: string | null;
  reading?: PlateReading;
  note?: string | null;
  actor: Actor;
  at: string;
}

const insertScan = ({ id, scanned, plate, outcome, reason, reading, note = null, actor, at }: NewScan): Sql => sql`
  insert into sign_batch_scan (batch_id, sign_id, scanned, outcome, reason, note, read_name, read_roman, read_number, by, at)
  values (${id}, ${plate?.signId ?? null}, ${scanned}, ${outcome}, ${reason}, ${note}, ${reading?.name ?? null},
          ${reading?.roman ?? null}, ${reading?.number ?? null}, ${actor.displayName}, ${at}::timestamptz)`;
