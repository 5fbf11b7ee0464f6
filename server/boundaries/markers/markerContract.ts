import { z } from 'zod';
import { Day, DivisionCode, Instant } from '../../platform/contract.ts';
import { LineId } from '../contract.ts';

export const MarkerId = z.uuid().brand<'MarkerId'>();
export type MarkerId = z.infer<typeof MarkerId>;

export const MarkerKind = z.enum(['single', 'double', 'triple', 'junction', 'auxiliary']);
export type MarkerKind = z.infer<typeof MarkerKind>;
export const MarkerStatus = z.enum(['intact', 'damaged', 'missing', 'moved', 'scrapped']);
export type MarkerStatus = z.infer<typeof MarkerStatus>;
export const MarkerEventType = z.enum([
  ...(['observe', 'repair', 'repaint', 're_erect', 'move', 'add', 'scrap', 're_reference', 'resurvey'] as const),
]);
export type MarkerEventType = z.infer<typeof MarkerEventType>;
export const BearingKind = z.enum(['true', 'grid', 'magnetic']);
export const MarkerSecrecy = z.enum(['public', 'internal', 'restricted']);

/** Longitude, latitude in degrees, CGCS2000; wide enough for China, narrow enough to catch swapped axes. */
export const LonLat = z.tuple([z.number().min(73).max(136), z.number().min(3).max(54)]);
export type LonLat = z.infer<typeof LonLat>;

const Text = (most: number) => z.string().trim().min(1).max(most);

/** As surveyed: north and east in metres (Chinese X and Y), or latitude and longitude in degrees of a geographic system. */
export const OriginalCoordinates = z.strictObject({
  epsg: z.number().int().min(1).max(999_999),
  north: z.number(),
  east: z.number(),
});
export type OriginalCoordinates = z.infer<typeof OriginalCoordinates>;

export const ReferenceDraft = z.strictObject({
  name: Text(60),
  bearingDegrees: z.number().min(0).lt(360),
  bearingKind: BearingKind,
  distanceMetres: z.number().positive().max(100_000),
  /** Where the reference object stands; without it nothing can be checked. */
  position: LonLat.nullable(),
});
export type ReferenceDraft = z.infer<typeof ReferenceDraft>;

/** What the registration form says and may be put right at any time: not where the marker stands, its state or who may see it. */
export const MarkerForm = z.strictObject({
  numberText: Text(40),
  kind: MarkerKind,
  heightMetres: z.number().min(-500).max(9000).nullable().default(null),
  heightDatum: Text(40).nullable().default(null),
  surveyMethod: Text(60).nullable().default(null),
  accuracyMetres: z.number().positive().max(1000).nullable().default(null),
  material: Text(40).nullable().default(null),
  sizeText: Text(60).nullable().default(null),
  faces: z
    .array(z.strictObject({ face: Text(20), inscription: Text(60) }))
    .max(6)
    .default([]),
  managerSide: DivisionCode.nullable().default(null),
  setOn: Day.nullable().default(null),
  maker: Text(60).nullable().default(null),
  note: Text(500).nullable().default(null),
});
export type MarkerForm = z.infer<typeof MarkerForm>;

export const MarkerDraft = MarkerForm.extend({
  lineId: LineId,
  /** Of a marker at a junction: the other lines it shows. */
  otherLineIds: LineId.array().max(4).default([]),
  /** Where the original coordinates can be transformed, this may be left out. */
  position: LonLat.nullable().default(null),
  original: OriginalCoordinates.nullable().default(null),
  references: ReferenceDraft.array().max(12).default([]),
  /** Public it becomes by a decision of its own. */
  secrecy: MarkerSecrecy.exclude(['public']).default('internal'),
});
export type MarkerDraft = z.infer<typeof MarkerDraft>;

/** Who may see where a marker stands, decided on as for the course of a line (MR arts. 15, 22). */
export const MarkerClassification = z.strictObject({
  secrecy: MarkerSecrecy,
  ground: Text(500),
  mapReviewNumber: Text(60).nullable(),
});
export type MarkerClassification = z.infer<typeof MarkerClassification>;

/** That it exists, for those who decide on it; never where it stands. */
export const RestrictedMarker = z.object({
  id: MarkerId,
  version: z.number().int(),
  numberText: z.string(),
  sides: z.string(),
  ground: z.string().nullable(),
});

const Side = z.object({ code: z.string(), name: z.string() });

/** What does not fit: `by` is the difference in `unit`, `allowed` the tolerance of the row in force. Never a refusal. */
export const MarkerFinding = z.object({
  code: z.enum([
    ...(['off-line', 'reference-distance', 'reference-bearing', 'reference-unchecked', 'no-reference'] as const),
    ...(['no-manager', 'transform'] as const),
  ]),
  /** Name of the reference object it is about. */
  reference: z.string().nullable(),
  by: z.number().nullable(),
  allowed: z.number().nullable(),
  unit: z.enum(['metre', 'degree']).nullable(),
});
export type MarkerFinding = z.infer<typeof MarkerFinding>;

export const MarkerListItem = z.object({
  id: MarkerId,
  version: z.number().int(),
  numberText: z.string(),
  serial: z.number().int().nullable(),
  typeCode: z.string().nullable(),
  kind: MarkerKind,
  status: MarkerStatus,
  secrecy: MarkerSecrecy,
  lineId: LineId,
  sideA: Side,
  sideB: Side,
  managerSide: Side.nullable(),
  position: LonLat,
  /** From the marker to the line it belongs to; null where the line has no course any more. */
  distanceFromLineMetres: z.number().nullable(),
  updatedAt: Instant,
});
export type MarkerListItem = z.infer<typeof MarkerListItem>;

export const MarkerReference = ReferenceDraft.extend({
  no: z.number().int(),
  /** Between the coordinates, on the ellipsoid; the bearing of the kind the form states. Null: cannot be checked. */
  measuredDistanceMetres: z.number().nullable(),
  measuredBearingDegrees: z.number().nullable(),
});
export type MarkerReference = z.infer<typeof MarkerReference>;

export const MarkerEvent = z.object({
  id: z.uuid(),
  type: MarkerEventType,
  happenedOn: Day,
  sideAPresent: z.string().nullable(),
  sideBPresent: z.string().nullable(),
  approvalDocument: z.string().nullable(),
  filingDocument: z.string().nullable(),
  statusBefore: MarkerStatus,
  statusAfter: MarkerStatus,
  positionBefore: LonLat.nullable(),
  positionAfter: LonLat.nullable(),
  description: z.string(),
  actor: z.string(),
  organisation: z.string(),
  at: Instant,
});
export type MarkerEvent = z.infer<typeof MarkerEvent>;

export const FileKind = z.enum(['photo', 'registration_form', 'document']);
export const BoundaryFile = z.object({
  id: z.uuid(),
  kind: FileKind,
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  uploadedBy: z.string(),
  uploadedAt: Instant,
});
export type BoundaryFile = z.infer<typeof BoundaryFile>;

export const Marker = MarkerListItem.extend({
  otherLines: z.object({ id: LineId, sideA: Side, sideB: Side }).array(),
  heightMetres: z.number().nullable(),
  heightDatum: z.string().nullable(),
  original: OriginalCoordinates.nullable(),
  surveyMethod: z.string().nullable(),
  accuracyMetres: z.number().nullable(),
  material: z.string().nullable(),
  sizeText: z.string().nullable(),
  faces: z.object({ face: z.string(), inscription: z.string() }).array(),
  setOn: Day.nullable(),
  maker: z.string().nullable(),
  note: z.string().nullable(),
  createdAt: Instant,
  references: MarkerReference.array(),
  findings: MarkerFinding.array(),
  events: MarkerEvent.array(),
  files: BoundaryFile.array(),
});
export type Marker = z.infer<typeof Marker>;

export const MarkerEventDraft = z.strictObject({
  type: MarkerEventType,
  happenedOn: Day,
  /** Who was present for each side. */
  sideAPresent: Text(60).nullable().default(null),
  sideBPresent: Text(60).nullable().default(null),
  approvalDocument: Text(120).nullable().default(null),
  filingDocument: Text(120).nullable().default(null),
  /** The state found, where the event is an observation. */
  status: MarkerStatus.nullable().default(null),
  position: LonLat.nullable().default(null),
  original: OriginalCoordinates.nullable().default(null),
  /** All reference objects anew, where they were chosen anew. */
  references: ReferenceDraft.array().min(1).max(12).nullable().default(null),
  description: Text(1000),
});
export type MarkerEventDraft = z.infer<typeof MarkerEventDraft>;

/** What the law asks of an event. `verified` is false where the text was not read, and the note says what is open. */
export const MarkerEventRule = z.object({
  type: MarkerEventType,
  bothPresent: z.boolean(),
  approvalNeeded: z.boolean(),
  filingNeeded: z.boolean(),
  position: z.enum(['asked', 'kept']),
  status: MarkerStatus.nullable(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
  note: z.string(),
  noteZh: z.string(),
});
export type MarkerEventRule = z.infer<typeof MarkerEventRule>;
