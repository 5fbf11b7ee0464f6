import { z } from 'zod';
import {
  ItemId,
  ItemRecord,
  InspectionId as JointInspectionId,
} from '../../boundaries/inspections/inspectionContract.ts';
import { PlaceId, Position } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, Instant, longText, oneLine } from '../../platform/contract.ts';
import { SignId, SignStatus, SignType } from '../contract.ts';
import { FieldMeasures, PackageOrder, PackageReport } from './packageWorkContract.ts';

/** Where the device was: WGS 84 as its receiver gives it, which is CGCS2000 to well under the accuracy of a phone. */
export const Fix = z.strictObject({
  position: Position,
  accuracyMetres: z.number().min(0).max(10_000),
  /** Readings that the position is the mean of. */
  readings: z.number().int().min(1).max(1000),
});
export type Fix = z.infer<typeof Fix>;

export const DefectCode = z.string().regex(/^F([1-9]|1[01])$/);
export const CodeState = z.enum(['genuine', 'unsigned', 'forged', 'revoked', 'other_sign', 'unreadable']);
export type CodeState = z.infer<typeof CodeState>;

/** One photograph of a record; its bytes travel apart, in pieces. */
export const RecordPhoto = z.strictObject({
  id: z.uuid(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z
    .number()
    .int()
    .min(1)
    .max(20 * 1024 * 1024),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  kind: z.enum(['sign', 'surroundings', 'installed', 'after', 'report']),
  takenAt: Instant,
  /** What the camera wrote into the picture before it was made smaller; null where it wrote nothing. */
  position: Position.nullable(),
  accuracyMetres: z.number().min(0).nullable(),
});
export type RecordPhoto = z.infer<typeof RecordPhoto>;

const note = longText(1000).nullable();

/** What the inspector would have changed in the register; only what is named is changed. */
export const SignChanges = z.strictObject({
  status: SignStatus.exclude(['planned', 'withdrawn']).optional(),
  position: Position.optional(),
  mounting: z.enum(['post', 'wall', 'column']).optional(),
  maintainer: oneLine(100).optional(),
});
export type SignChanges = z.infer<typeof SignChanges>;

export const InspectionPayload = z.strictObject({
  kind: z.literal('inspection'),
  /** null: the sign is in no register. */
  signId: SignId.nullable(),
  found: z.enum(['intact', 'defect', 'missing']),
  defects: DefectCode.array().max(11),
  note,
  fix: Fix,
  scannedUrl: z.string().max(500).nullable(),
  codeState: CodeState.nullable(),
  changes: SignChanges.nullable(),
  /** The sign's version that the device had; null without changes. */
  baseVersion: z.number().int().nullable(),
});
export type InspectionPayload = z.infer<typeof InspectionPayload>;

export const NewSignPayload = z.strictObject({
  kind: z.literal('new_sign'),
  placeId: PlaceId,
  type: SignType,
  number: oneLine(20).nullable(),
  azimuthDegrees: z.number().min(0).max(360).nullable(),
  mounting: z.enum(['post', 'wall', 'column']),
  note,
  fix: Fix,
});
export const ReplacedSignPayload = z.strictObject({
  kind: z.literal('replaced_sign'),
  /** The sign taken down, and the one set up in its place. */
  oldSignId: SignId,
  newSignId: SignId,
  baseVersion: z.number().int(),
  note,
  fix: Fix,
});
/** An item of a joint inspection of a boundary line: marker or stretch, with both sides' inspectors. */
export const MarkerItemPayload = z.strictObject({
  kind: z.literal('marker_item'),
  jointInspectionId: JointInspectionId,
  itemId: ItemId,
  baseVersion: z.number().int(),
  item: ItemRecord,
});
export const OrderDonePayload = z.strictObject({
  kind: z.literal('order_done'),
  orderId: z.uuid(),
  baseVersion: z.number().int(),
  note: longText(1000),
  fix: Fix,
});
export const ReportFollowedPayload = z.strictObject({
  kind: z.literal('report_followed'),
  reportId: z.uuid(),
  outcome: z.enum(['confirmed', 'not_confirmed']),
  defects: DefectCode.array().max(11),
  note: longText(1000),
  fix: Fix,
});

export const FieldPayload = z.discriminatedUnion('kind', [
  InspectionPayload,
  NewSignPayload,
  ReplacedSignPayload,
  MarkerItemPayload,
  OrderDonePayload,
  ReportFollowedPayload,
]);
export type FieldPayload = z.infer<typeof FieldPayload>;

export const RecordId = z.uuid().brand<'FieldRecordId'>();
export type RecordId = z.infer<typeof RecordId>;

/** What a device hands in; sent again under the same id it is the same record, never a second one. */
export const FieldRecord = z.strictObject({
  deviceId: z.uuid(),
  packageId: z.uuid().nullable(),
  /** By the clock of the device, when it was recorded and when it is sent: the server compares the second with its own. */
  recordedAt: Instant,
  sentAt: Instant,
  payload: FieldPayload,
  photos: RecordPhoto.array().max(12),
});
export type FieldRecord = z.infer<typeof FieldRecord>;

/**
 * waiting: the record is kept, photographs are missing. stored: it and all its photographs are in the register. conflict: kept
 * whole, and a person settles it. refused: nothing of it is in the register, and the problem says why; the device keeps it.
 */
export const ReceiptState = z.enum(['waiting', 'stored', 'conflict', 'refused']);
export const Receipt = z.object({
  id: RecordId,
  state: ReceiptState,
  receivedAt: Instant,
  /** The server's clock as it answers. */
  serverTime: Instant,
  /** Photographs not whole yet, with the bytes that are here. */
  missing: z.object({ id: z.uuid(), received: z.number().int() }).array(),
  problem: z.object({ type: z.string(), detail: z.string(), detailZh: z.string() }).nullable(),
  /** What was made of it, e.g. the id of the new sign. */
  madeId: z.string().nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

const LonLatBox = z.tuple([z.number(), z.number(), z.number(), z.number()]);

export const FieldPackage = z.object({
  id: z.uuid(),
  version: z.number().int(),
  title: z.string(),
  assigneeId: z.uuid(),
  assignee: z.string(),
  divisionCode: DivisionCode,
  divisionName: z.string(),
  /** Part of the division only; null: the whole of it. */
  bbox: LonLatBox.nullable(),
  dueOn: Day.nullable(),
  state: z.enum(['open', 'done', 'withdrawn']),
  counts: z.object({ signs: z.number().int(), orders: z.number().int(), items: z.number().int() }),
  createdAt: Instant,
});
export type FieldPackage = z.infer<typeof FieldPackage>;

export const FieldSign = z.object({
  id: SignId,
  version: z.number().int(),
  placeId: PlaceId,
  /** What the plate says, and what it ought to say. */
  name: z.string(),
  romanSign: z.string(),
  standardName: z.string().nullable(),
  type: SignType,
  /** Ground of the plate, a colour of the edition: a plate of the other colour is a defect (F8). */
  colour: z.string(),
  ...{ status: SignStatus, number: z.string().nullable() },
  position: Position,
  mounting: z.string(),
  maintainer: z.string(),
  url: z.string(),
  inspectedAt: Instant.nullable(),
});
export type FieldSign = z.infer<typeof FieldSign>;

/** All that a person needs before signs without a network. Positions are CGCS2000, longitude first. */
export const PackageContent = z.object({
  package: FieldPackage,
  madeAt: Instant,
  signs: FieldSign.array(),
  names: z
    .object({
      placeId: PlaceId,
      name: z.string(),
      roman: z.string(),
      category: z.string(),
      position: Position.nullable(),
    })
    .array(),
  markers: z.object({ id: z.uuid(), numberText: z.string(), status: z.string(), position: Position }).array(),
  lines: z.object({ id: z.uuid(), name: z.string(), coordinates: Position.array().array() }).array(),
  defects: z
    .object({ code: DefectCode, labelZh: z.string(), label: z.string(), articleZh: z.string(), verified: z.boolean() })
    .array(),
  orders: PackageOrder.array(),
  reports: PackageReport.array(),
  jointInspections: z
    .object({
      ...{ id: JointInspectionId, lineName: z.string(), inspectorsA: z.string(), inspectorsB: z.string() },
      items: z
        .object({
          ...{ id: ItemId, version: z.number().int(), no: z.number().int(), title: z.string() },
          ...{ isMarker: z.boolean(), position: Position.nullable(), result: z.string().nullable() },
        })
        .array(),
      defects: z
        .object({ code: z.string(), target: z.enum(['marker', 'section']), labelZh: z.string(), label: z.string() })
        .array(),
    })
    .array(),
  /** Packages of older versions have none. */
  measures: FieldMeasures.optional(),
  /** Public keys of codes: raw Ed25519, base64url. */
  keys: z.object({ id: z.number().int(), publicKey: z.string(), revokedAt: Instant.nullable() }).array(),
  /** Addresses of vector tiles to keep, with `{z}/{x}/{y}` filled in by the device for the box and these zooms. */
  tiles: z.object({
    bbox: LonLatBox,
    minZoom: z.number().int(),
    maxZoom: z.number().int(),
    sets: z.object({ name: z.string(), template: z.string() }).array(),
  }),
});
export type PackageContent = z.infer<typeof PackageContent>;
