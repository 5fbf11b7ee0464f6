import { z } from 'zod';
import { Position } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, endpoint, Instant, longText, oneLine, PageQuery, pageOf } from '../../platform/contract.ts';
import { SignId, SignStatus } from '../contract.ts';
import {
  FieldPackage,
  FieldPayload,
  FieldRecord,
  PackageContent,
  Receipt,
  RecordId,
  RecordPhoto,
} from './fieldContract.ts';

const recordParams = z.object({ id: RecordId });
const packageParams = z.object({ id: z.uuid() });
const Reason = longText(500);

/** What a package takes along, beside the names and lines of its area. */
export const PackageInclude = z.strictObject({
  /** Signs in these states; none: no signs. */
  statuses: SignStatus.array().max(6),
  /** Only signs that nobody inspected since this day of China; null: all. */
  notInspectedSince: Day.nullable(),
  orders: z.boolean(),
  reports: z.boolean(),
  markers: z.boolean(),
  jointInspections: z.boolean(),
});
export type PackageInclude = z.infer<typeof PackageInclude>;

const Degrees = z.number().min(-180).max(180);
export const PackageArea = z.strictObject({
  divisionCode: DivisionCode,
  /** West, south, east, north in degrees; null: the whole division. */
  bbox: z.tuple([Degrees, Degrees, Degrees, Degrees]).nullable(),
  include: PackageInclude,
});
export type PackageArea = z.infer<typeof PackageArea>;

export const PackageDraft = PackageArea.extend({
  title: oneLine(60),
  assigneeId: z.uuid(),
  dueOn: Day.nullable(),
});
export type PackageDraft = z.infer<typeof PackageDraft>;

const Count = z.number().int();
/** What a package would hold, and the most it may. */
export const PackageCounts = z.object({
  counts: z.object({
    ...{ signs: Count, names: Count, orders: Count, reports: Count },
    ...{ markers: Count, lines: Count, items: Count },
  }),
  most: z.object({ signs: Count, names: Count, others: Count }),
  fits: z.boolean(),
});
export type PackageCounts = z.infer<typeof PackageCounts>;

/** A package as the office sees it, with what came back. */
export const WorkPackage = FieldPackage.extend({
  include: PackageInclude,
  createdBy: z.string(),
  closingNote: z.string().nullable(),
  /** Signs of it that were inspected since it was made. */
  inspected: Count,
  records: z.object({ waiting: Count, stored: Count, conflict: Count, refused: Count }),
  lastRecordAt: Instant.nullable(),
});
export type WorkPackage = z.infer<typeof WorkPackage>;

export const RecordKind = z.enum([
  ...(['inspection', 'new_sign', 'replaced_sign', 'marker_item', 'order_done', 'report_followed'] as const),
]);
export const ConflictKind = z.enum(['fields', 'duplicate', 'near_sign', 'state']);
export const ConflictField = z.enum(['status', 'position', 'mounting', 'maintainer']);
export type ConflictField = z.infer<typeof ConflictField>;
const FieldValue = z.union([z.string(), Position]);

export const ConflictItem = z.object({
  id: RecordId,
  version: Count,
  kind: RecordKind,
  conflictKind: ConflictKind,
  signId: SignId.nullable(),
  name: z.string().nullable(),
  inspector: z.string(),
  divisionCode: DivisionCode,
  happenedAt: Instant,
  receivedAt: Instant,
  clockSuspect: z.boolean(),
});
export type ConflictItem = z.infer<typeof ConflictItem>;

/** A record that a person settles: the register as it is now beside what the phone saw and what it wants. */
export const Conflict = ConflictItem.extend({
  clockOffsetSeconds: z.number(),
  payload: FieldPayload,
  photos: RecordPhoto.extend({ stored: z.boolean() }).array(),
  /** The version of the sign whose values stand under `now`; null where no sign is changed. */
  signVersion: Count.nullable(),
  fields: z
    .object({
      field: ConflictField,
      /** What the phone saw, what the register has now, what the phone wants. */
      ...{ base: FieldValue, now: FieldValue, wanted: FieldValue },
      /** Both changed it: a person chooses. Otherwise it is taken from the phone without asking. */
      isOpen: z.boolean(),
    })
    .array(),
  /** Who last changed the sign in the register, and when. */
  changed: z.object({ by: z.string(), at: Instant, action: z.string() }).nullable(),
  /** The record, sign or order that stands against it. */
  otherId: z.string().nullable(),
  detail: z.string(),
  detailZh: z.string(),
});
export type Conflict = z.infer<typeof Conflict>;

export const Settlement = z.strictObject({
  /** accept: it goes into the register, each open field by its choice. drop: it is kept as a record only. */
  outcome: z.enum(['accept', 'drop']),
  choices: z
    .strictObject({ field: ConflictField, take: z.enum(['register', 'device']) })
    .array()
    .max(4),
  /** The version of the sign that was looked at; null where none is shown. */
  signVersion: Count.nullable(),
  reason: Reason,
});
export type Settlement = z.infer<typeof Settlement>;

export const FieldRuleRow = z.object({
  id: z.string(),
  value: z.number(),
  unit: z.enum(['metre', 'minute', 'count']),
  whatZh: z.string(),
  what: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
});

const inspects = { permission: 'signs.inspect', jurisdiction: 'none' } as const;
const ownRecord = { permission: 'signs.inspect', jurisdiction: 'field-record-own', params: recordParams } as const;
const manages = { permission: 'signs.manage', jurisdiction: 'none' } as const;
const onePackage = { permission: 'signs.manage', jurisdiction: 'field-package', params: packageParams } as const;
const oneConflict = { permission: 'signs.manage', jurisdiction: 'field-conflict', params: recordParams } as const;

/**
 * Between the phone and the server. Photographs travel beside it, by tus 1.0 under `/api/field/uploads`:
 * `POST` with `Upload-Length` as declared and `Upload-Metadata: recordId <base64>,photoId <base64>` answers `201` and
 * `Location: /api/field/uploads/{photoId}`: the address is known beforehand, so a phone that lost it sends `HEAD` there first
 * (404: make it anew). `PATCH` continues. A photograph whose bytes are not those declared is refused with 400 and code
 * `wrong-hash`, and begins anew. 429 and 503 carry `Retry-After`.
 */
export const FieldApi = {
  myPackages: endpoint({
    ...{ method: 'get', path: '/field/packages', summary: '本人待办的外业工作包 / Own open packages' },
    ...inspects,
    reply: z.object({ items: FieldPackage.array() }),
  }),
  packageContent: endpoint({
    ...{ method: 'get', path: '/field/packages/:id/content', summary: '工作包内容 / What a package holds' },
    ...{ permission: 'signs.inspect', jurisdiction: 'field-package-own', params: packageParams },
    reply: PackageContent,
  }),
  putRecord: endpoint({
    ...{ method: 'put', path: '/field/records/:id', summary: '上交外业记录 / Hand in a record' },
    ...{ permission: 'signs.inspect', jurisdiction: 'field-record-free', params: recordParams, body: FieldRecord },
    reply: Receipt,
  }),
  receipt: endpoint({
    ...{ method: 'get', path: '/field/records/:id', summary: '外业记录回执 / Receipt of a record' },
    ...ownRecord,
    reply: Receipt,
  }),
  receipts: endpoint({
    ...{ method: 'get', path: '/field/records', summary: '本人某设备的回执 / Receipts of a device of one’s own' },
    ...{ ...inspects, query: PageQuery.extend({ deviceId: z.uuid() }) },
    reply: pageOf(Receipt),
  }),
  rules: endpoint({
    ...{ method: 'get', path: '/field/rules', summary: '外业限值 / Measures of the field' },
    ...inspects,
    reply: z.object({ items: FieldRuleRow.array() }),
  }),
};

/** Of the office: packages and conflicts. */
export const FieldOfficeApi = {
  listPackages: endpoint({
    ...{ method: 'get', path: '/field/work-packages', summary: '外业工作包 / Work packages' },
    ...{ ...manages, query: PageQuery.extend({ state: FieldPackage.shape.state.optional() }) },
    reply: pageOf(WorkPackage),
  }),
  countPackage: endpoint({
    ...{ method: 'post', path: '/field/work-package-counts', summary: '工作包试算 / What a package would hold' },
    ...{ permission: 'signs.manage', jurisdiction: 'body-field-area', body: PackageArea },
    reply: PackageCounts,
  }),
  assignees: endpoint({
    ...{ method: 'get', path: '/field/assignees', summary: '可指派的巡查员 / People who may take a package' },
    ...manages,
    reply: z.object({ items: z.object({ id: z.uuid(), name: z.string(), organisation: z.string() }).array() }),
  }),
  createPackage: endpoint({
    ...{ method: 'post', path: '/field/work-packages', summary: '新建工作包 / Make a package' },
    ...{ permission: 'signs.manage', jurisdiction: 'body-field-area', body: PackageDraft, idempotent: true },
    reply: WorkPackage,
  }),
  getPackage: endpoint({
    ...{ method: 'get', path: '/field/work-packages/:id', summary: '一个工作包 / One package' },
    ...onePackage,
    reply: WorkPackage,
  }),
  editPackage: endpoint({
    ...{ method: 'put', path: '/field/work-packages/:id', summary: '修改工作包 / Change a package' },
    ...{ ...onePackage, body: PackageDraft, ifMatch: true },
    reply: WorkPackage,
  }),
  closePackage: endpoint({
    ...{ method: 'post', path: '/field/work-packages/:id/closing', summary: '办结或收回 / Close or withdraw' },
    ...{ ...onePackage, ifMatch: true },
    body: z.strictObject({ state: z.enum(['done', 'withdrawn']), note: Reason }),
    reply: WorkPackage,
  }),
  listConflicts: endpoint({
    ...{ method: 'get', path: '/field/conflicts', summary: '待处理的外业冲突 / Conflicts to settle' },
    ...{ ...manages, query: PageQuery },
    reply: pageOf(ConflictItem),
  }),
  countConflicts: endpoint({
    ...{ method: 'get', path: '/field/conflict-count', summary: '外业冲突数 / How many conflicts wait' },
    ...manages,
    reply: z.object({ count: Count }),
  }),
  getConflict: endpoint({
    ...{ method: 'get', path: '/field/conflicts/:id', summary: '一条冲突 / One conflict' },
    ...oneConflict,
    reply: Conflict,
  }),
  settleConflict: endpoint({
    ...{ method: 'post', path: '/field/conflicts/:id/settlement', summary: '处理冲突 / Settle a conflict' },
    ...{ ...oneConflict, body: Settlement, ifMatch: true },
    reply: Receipt,
  }),
  photo: endpoint({
    ...{ method: 'get', path: '/field/records/:id/photos/:photoId', summary: '外业照片 / A photograph of a record' },
    ...{ permission: 'signs.read', jurisdiction: 'field-record' },
    params: z.object({ id: RecordId, photoId: z.uuid() }),
    ...{ produces: 'image/jpeg', reply: z.string() },
  }),
};
