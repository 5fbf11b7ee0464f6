import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Position } from '../../../gazetteer/contract.ts';
import { Instant } from '../../../platform/contract.ts';
import { type Sql, sql } from '../../../platform/db/sql.ts';
import { SignId } from '../../contract.ts';
import { ConflictField, ConflictKind } from '../fieldApiContract.ts';
import { FieldPayload, type FieldRecord, ReceiptState, RecordId, RecordPhoto } from '../fieldContract.ts';

const Value = z.union([z.string(), Position]);
/** Why a person must look at a record. */
export const StoredConflict = z.object({
  kind: ConflictKind,
  fields: z.object({ field: ConflictField, base: Value, now: Value, wanted: Value, isOpen: z.boolean() }).array(),
  otherId: z.string().nullable(),
  detail: z.string(),
  detailZh: z.string(),
});
export type StoredConflict = z.infer<typeof StoredConflict>;

export const StoredPhoto = RecordPhoto.extend({ storedAt: Instant.nullable() });
export type StoredPhoto = z.infer<typeof StoredPhoto>;

/** A record as stored, with its photographs in the order of the device. */
export const RecordRow = z.object({
  id: RecordId,
  version: z.number().int(),
  accountId: z.uuid(),
  username: z.string(),
  deviceId: z.uuid(),
  divisionCode: z.string(),
  signId: SignId.nullable(),
  payload: FieldPayload,
  bodyHash: z.string(),
  happenedAt: Instant,
  clockOffsetSeconds: z.number(),
  clockSuspect: z.boolean(),
  receivedAt: Instant,
  state: ReceiptState,
  problem: z.object({ type: z.string(), detail: z.string(), detailZh: z.string() }).nullable(),
  conflict: StoredConflict.nullable(),
  madeId: z.string().nullable(),
  photos: StoredPhoto.array(),
});
export type RecordRow = z.infer<typeof RecordRow>;

const utc = (column: Sql): Sql => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Selects RecordRow of `field_record r`; conditions and order follow. */
export const selectRecords: Sql = sql`
  select r.id, r.version, r.account_id as "accountId", r.username, r.device_id as "deviceId", r.division_code as "divisionCode",
         r.sign_id as "signId", r.payload, r.body_hash as "bodyHash", r.happened_at as "happenedAt",
         r.clock_offset_seconds as "clockOffsetSeconds", r.clock_suspect as "clockSuspect", r.received_at as "receivedAt", r.state,
         r.problem, r.conflict, r.made_id as "madeId",
         coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'sha256', p.sha256, 'bytes', p.bytes, 'mediaType', p.media_type,
             'kind', p.kind, 'takenAt', ${utc(sql`p.taken_at`)}, 'accuracyMetres', p.accuracy_metres,
             'position', case when p.position is not null then jsonb_build_array(st_x(p.position), st_y(p.position)) end,
             'storedAt', ${utc(sql`p.stored_at`)}) order by p.sort)
           from field_photo p where p.record_id = r.id), '[]') as photos
    from field_record r`;

/** What makes a record the same: all that the device says but when it says it. Hex. */
export const bodyHashOf = ({ sentAt: _sent, ...said }: FieldRecord): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('hex');
