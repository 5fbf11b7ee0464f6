import { z } from 'zod';
import { Position } from '../../../gazetteer/contract.ts';
import { type Db, maybeOne, one, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import type { SignId } from '../../contract.ts';
import { type Conflict, ConflictItem } from '../fieldApiContract.ts';
import type { RecordId } from '../fieldContract.ts';
import { signAtVersion } from '../records/lockedSign.ts';
import { mergeFields } from '../records/mergeFields.ts';
import { RecordRow, type StoredConflict, selectRecords } from '../records/recordRow.ts';
import { selectConflicts } from './listConflicts.ts';

const Now = z.object({
  version: z.number().int(),
  values: z.object({ status: z.string(), position: Position, mounting: z.string(), maintainer: z.string() }),
});
const Changed = z.object({ by: z.string(), at: z.string(), action: z.string() });

/** A conflict with the register as it is at this moment. @throws Problem not-found once it is settled */
export async function findConflict(db: Db, id: RecordId): Promise<Conflict> {
  const item = await maybeOne(db, ConflictItem, sql`${selectConflicts} where r.id = ${id} and r.state = 'conflict'`);
  const row = await maybeOne(db, RecordRow, sql`${selectRecords} where r.id = ${id}`);
  if (!item || !row?.conflict) throw settled(id);
  const { clockOffsetSeconds, payload, photos, conflict, signId } = row;
  const { otherId, detail, detailZh } = conflict;
  const shown = photos.map(({ storedAt, ...photo }) => ({ ...photo, stored: storedAt !== null }));
  const sign = signId === null ? undefined : await signNow(db, signId);
  return {
    ...{ ...item, clockOffsetSeconds, payload, photos: shown, otherId, detail, detailZh },
    signVersion: sign?.version ?? null,
    fields: sign && signId ? await fieldsNow(db, { row, signId, values: sign.values, conflict }) : [],
    changed: signId === null ? null : ((await maybeOne(db, Changed, lastChange(signId))) ?? null),
  };
}

const settled = (id: RecordId) =>
  new Problem('not-found', `Record ${id} is no conflict, or it was settled`, {
    detailZh: '该记录没有冲突，或已处理。',
  });

const signNow = (db: Db, id: SignId) =>
  one(
    db,
    Now,
    sql`select version, jsonb_build_object('status', status, 'position', jsonb_build_array(st_x(position), st_y(position)),
               'mounting', mounting, 'maintainer', maintainer) as values from sign where id = ${id}`,
  );

interface Asked {
  row: RecordRow;
  signId: SignId;
  values: z.infer<typeof Now>['values'];
  conflict: StoredConflict;
}

// The register may have moved on since the record came: what is shown is what is settled. Of a sign far from its place the position
// was left out then, and is now.
async function fieldsNow(db: Db, { row, signId, values, conflict }: Asked): Promise<Conflict['fields']> {
  const { payload } = row;
  if (payload.kind !== 'inspection' || payload.changes === null || payload.baseVersion === null) return [];
  const base = await signAtVersion(db, signId, payload.baseVersion);
  const merged = mergeFields(base, values, payload.changes);
  const known = new Set(conflict.fields.map(({ field }) => field));
  const shown = conflict.kind === 'fields' ? merged.filter(({ field }) => known.has(field)) : merged;
  const isWithdrawn = values.status === 'withdrawn';
  return shown.map((field) => ({ ...field, isOpen: field.isOpen || isWithdrawn }));
}

const lastChange = (id: SignId) => sql`
  select actor as by, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, action
    from audit_entry where subject_kind = 'sign' and subject_id = ${id} order by id desc limit 1`;
