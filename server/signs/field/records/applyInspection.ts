import { z } from 'zod';
import { record } from '../../../audit/record.ts';
import { maybeOne, run, type Sql, sql } from '../../../platform/db/sql.ts';
import type { SignId } from '../../contract.ts';
import { changeSign } from './changeSign.ts';
import { keepSignPhotos } from './keepSignPhotos.ts';
import { type LockedSign, lockedSign, signAtVersion } from './lockedSign.ts';
import { type MergedField, mergeFields } from './mergeFields.ts';
import { openOrders } from './openOrders.ts';
import { takenFields } from './takenFields.ts';
import { contradicted, made, type Outcome, type WorkOf } from './work.ts';

type Inspecting = WorkOf<'inspection'>;
const WRONG_PLACE = 'F4';
const MISSING = 'F5';

/**
 * An inspection: kept, each defect a piece of work, which puts the sign in the state that it stands for. What the inspector would change in
 * the register is merged field by field. Farther from the register than the rule allows the sign is not moved: work F4 is opened.
 * @throws Problem not-found, invalid-input, contested-ground
 */
export async function applyInspection(work: Inspecting): Promise<Outcome> {
  const { payload } = work;
  if (payload.signId === null) return keepUnknown(work);
  const sign = await lockedSign(work.tx, payload.signId, payload.fix.position);
  const twin = work.settlement ? undefined : await earlierToday(work, payload.signId);
  if (twin) return contradicted('duplicate', { otherId: twin.id, ...TWICE });
  const merged = await merge(work, payload.signId, sign);
  const open = merged.filter(({ isOpen }) => isOpen);
  if (open.length > 0 && !work.settlement) return contradicted('fields', { fields: merged, ...BOTH });
  return keep(work, { id: payload.signId, sign, taken: takenFields(merged, work.settlement) });
}

const TWICE = {
  detail: 'The same person inspected this sign on the same day already',
  detailZh: '同一人当天已巡查过该标志',
};
const BOTH = {
  detail: 'The register was changed meanwhile in the same fields',
  detailZh: '登记信息在此期间已被修改，且涉及相同字段',
};

async function merge({ tx, payload, rules }: Inspecting, id: SignId, sign: LockedSign): Promise<MergedField[]> {
  const { changes, baseVersion } = payload;
  if (changes === null || baseVersion === null) return [];
  const base = await signAtVersion(tx, id, baseVersion);
  const isFar = sign.metresOff > rules['position-off'];
  const { position: _position, ...others } = changes;
  const merged = mergeFields(base, sign.values, isFar ? others : changes);
  // A sign that was withdrawn meanwhile is changed by nobody unasked.
  return sign.values.status === 'withdrawn' ? merged.map((field) => ({ ...field, isOpen: true })) : merged;
}

interface Kept {
  id: SignId;
  sign: LockedSign;
  taken: MergedField[];
}

async function keep(work: Inspecting, { id, sign, taken }: Kept): Promise<Outcome> {
  const { payload, rules } = work;
  const defects = withMissing(payload);
  await insertInspection(work, { signId: id, defects });
  await changeSign(work, { id, sign, taken, baseVersion: payload.baseVersion });
  const { placeId, divisionCode } = sign;
  const source = { source: 'inspection', sourceId: work.row.id } as const;
  const order = { signId: id, placeId, divisionCode, ...source };
  await openOrders(work, { ...order, position: null, defects, note: payload.note });
  if (sign.metresOff > rules['position-off'] && !defects.includes(WRONG_PLACE))
    await openOrders(work, { ...order, position: payload.fix.position, defects: [WRONG_PLACE], note: far(sign) });
  return made(work.row.id);
}

const far = ({ metresOff }: LockedSign): string => `巡查位置距登记位置${Math.round(metresOff)}米`;

const withMissing = ({ found, defects }: Inspecting['payload']): string[] =>
  found === 'missing' && !defects.includes(MISSING) ? [...defects, MISSING] : defects;

/** A sign that no register knows: F11. */
async function keepUnknown(work: Inspecting): Promise<Outcome> {
  const { payload, row } = work;
  await insertInspection(work, { signId: null, defects: payload.defects });
  const where = { divisionCode: row.divisionCode, position: payload.fix.position };
  const source = { source: 'inspection', sourceId: row.id } as const;
  await openOrders(work, {
    ...{ signId: null, placeId: null, ...where, ...source },
    ...{ defects: payload.defects, note: payload.note },
  });
  return made(row.id);
}

async function insertInspection(work: Inspecting, given: { signId: SignId | null; defects: string[] }): Promise<void> {
  const { tx, actor, row, payload, at } = work;
  await run(tx, insert(work, given));
  await keepSignPhotos(work, { signId: given.signId, inspectionId: row.id });
  const { found, codeState } = payload;
  const after = { signId: given.signId, found, defects: given.defects, codeState, inspector: row.username };
  await record(tx, {
    ...{ actor, action: 'field.inspect', subjectKind: 'sign-inspection', subjectId: row.id, after, at },
  });
}

const insert = (
  { row, payload, at }: Inspecting,
  { signId, defects }: { signId: SignId | null; defects: string[] },
): Sql => sql`
  insert into sign_inspection (id, sign_id, division_code, inspector_id, inspector, found, defects, note, position, accuracy_metres,
                               readings, scanned_url, code_state, inspected_at, clock_offset_seconds, at)
  values (${row.id}, ${signId}, ${row.divisionCode}, ${row.accountId}, ${row.username}, ${payload.found}, ${defects}, ${payload.note},
          st_setsrid(st_makepoint(${payload.fix.position[0]}, ${payload.fix.position[1]}), 4490), ${payload.fix.accuracyMetres},
          ${payload.fix.readings}, ${payload.scannedUrl}, ${payload.codeState}, ${row.happenedAt}::timestamptz,
          ${row.clockOffsetSeconds}, ${at}::timestamptz)`;

const Id = z.object({ id: z.string() });

// The day is China's; the sign is locked, so two at the same moment see each other.
const earlierToday = ({ tx, row }: Inspecting, id: SignId) =>
  maybeOne(
    tx,
    Id,
    sql`select id from sign_inspection
         where sign_id = ${id} and inspector_id = ${row.accountId}
           and (inspected_at at time zone 'Asia/Shanghai')::date = (${row.happenedAt}::timestamptz at time zone 'Asia/Shanghai')::date
         order by inspected_at, id limit 1`,
  );
