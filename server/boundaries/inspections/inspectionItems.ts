import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import type { ItemClosing, ItemRecord } from './inspectionContract.ts';
import { type InspectionId, InspectionItem, InspectionState, type ItemId } from './inspectionContract.ts';
import { itemObject } from './inspectionRow.ts';
import { requireState, stale } from './lockInspection.ts';

interface At {
  id: InspectionId;
  itemId: ItemId;
  version: number;
}
type Deps = Pick<MarkerDeps, 'db' | 'now' | 'today'>;
const Row = z.object({ state: InspectionState, item: InspectionItem });

/** The result of one item, by both sides' inspectors; may be put right until the field part is closed. @throws Problem wrong-state, stale-version, invalid-input */
export function recordItem(
  { db, now, today }: Deps,
  actor: Actor,
  { result, ...at }: At & { result: ItemRecord },
): Promise<InspectionItem> {
  return db.transaction(async (tx) => {
    const { state, item } = await lockItem(tx, at);
    requireState(state, 'field_check');
    await requireDefect(tx, item, result);
    if (result.deadline !== null && result.deadline < today())
      throw fieldFault('/deadline', 'past', 'The deadline lies in the past', '整改期限不能早于今天');
    await run(tx, updateItem(at.itemId, result, now()));
    await note(tx, { actor, action: 'inspections.record', at, before: resultOf(item), after: result, now: now() });
    return readItem(tx, at);
  });
}

async function requireDefect(tx: Db, { marker, section }: InspectionItem, result: ItemRecord): Promise<void> {
  if (result.defectCode === null) return;
  const target = section === null ? 'marker' : 'section';
  const known = await maybeOne(
    tx,
    z.object({ code: z.string() }),
    sql`select code from joint_inspection_defect where code = ${result.defectCode} and target = ${target}`,
  );
  if (!known)
    throw fieldFault('/defectCode', 'unknown-defect', `No defect of a ${target} has this code`, '没有这种问题类型');
  if (result.deadline === null)
    throw fieldFault('/deadline', 'deadline-needed', 'A defect has a deadline', '发现问题须填写整改期限');
  if (result.note === null && marker === null)
    throw fieldFault('/note', 'note-needed', 'Say where along the stretch', '请说明问题在该段的位置和情况');
}

/** Ends a defect once it is remedied; a marker must be back in its place, by its own event. @throws Problem wrong-state, conflict, stale-version, invalid-input */
export function closeItem(
  { db, now, today }: Deps,
  actor: Actor,
  { closing, ...at }: At & { closing: ItemClosing },
): Promise<InspectionItem> {
  return db.transaction(async (tx) => {
    const { state, item } = await lockItem(tx, at);
    requireState(state, 'findings_open');
    if (item.result !== 'defect' || item.closedOn !== null)
      throw new Problem('wrong-state', 'There is no open defect', { detailZh: '该检查项没有待整改的问题。' });
    if (item.marker !== null && item.marker.status !== 'intact') throw notRestored(item.marker.numberText);
    if (closing.closedOn > today())
      throw fieldFault('/closedOn', 'in-future', 'It cannot be closed in the future', '销号日期不能晚于今天');
    await run(
      tx,
      sql`update joint_inspection_item set closed_on = ${closing.closedOn}::date, closing_note = ${closing.closingNote},
                 version = version + 1 where id = ${at.itemId}`,
    );
    await touch(tx, at, now());
    await note(tx, { actor, action: 'inspections.close', at, before: null, after: closing, now: now() });
    return readItem(tx, at);
  });
}

const notRestored = (number: string): Problem =>
  new Problem('conflict', `Marker ${number} is not restored: record its repair with both sides present`, {
    detailZh: `界桩 ${number} 尚未恢复：请先在界桩档案记录修复或恢复（双方在场，《行政区域界线管理条例》第六条）。`,
    code: 'marker-not-restored',
  });

async function lockItem(tx: Db, { id, itemId, version }: At): Promise<z.infer<typeof Row>> {
  await run(tx, sql`select 1 from joint_inspection_item where id = ${itemId} for update`);
  const found = await maybeOne(tx, Row, selectItem(id, itemId));
  if (!found) throw new Problem('not-found', 'No such item', { detailZh: '没有这个检查项。' });
  if (found.item.version !== version) throw stale(found.item.version, version);
  return found;
}

const readItem = async (tx: Db, { id, itemId }: Pick<At, 'id' | 'itemId'>): Promise<InspectionItem> =>
  (await one(tx, Row, selectItem(id, itemId))).item;

const selectItem = (id: InspectionId, itemId: ItemId): Sql => sql`
  select i.state, ${itemObject} as item
    from joint_inspection_item t join joint_inspection i on i.id = t.inspection_id
   where t.id = ${itemId} and i.id = ${id}`;

const touch = (tx: Db, { id }: Pick<At, 'id'>, now: string): Promise<number> =>
  run(tx, sql`update joint_inspection set version = version + 1, updated_at = ${now}::timestamptz where id = ${id}`);

const resultOf = ({ result, defectCode, note: said, deadline }: InspectionItem) => ({
  ...{ result, defectCode, note: said, deadline },
});

const updateItem = (itemId: ItemId, given: ItemRecord, now: string): Sql => sql`
  update joint_inspection_item
     set result = ${given.result}, defect_code = ${given.defectCode}, note = ${given.note}, lon = ${given.position?.[0] ?? null}::float8,
         lat = ${given.position?.[1] ?? null}::float8, accuracy_metres = ${given.accuracyMetres}::float8,
         inspector_a = ${given.inspectorA}, inspector_b = ${given.inspectorB}, checked_at = ${now}::timestamptz,
         action = ${given.action}, deadline = ${given.deadline}::date, version = version + 1
   where id = ${itemId}`;

interface Noted {
  actor: Actor;
  action: string;
  at: At;
  before: unknown;
  after: object;
  now: string;
}

const note = (tx: Db, { actor, action, at, before, after, now }: Noted): Promise<void> =>
  record(tx, {
    ...{ actor, action, subjectKind: 'joint-inspection', subjectId: at.id, at: now },
    ...{ before, after: { item: at.itemId, ...after } },
  });
