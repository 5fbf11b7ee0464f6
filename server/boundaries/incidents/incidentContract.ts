import { z } from 'zod';
import { Day, DivisionCode, Instant } from '../../platform/contract.ts';
import { LineId, LineLevel } from '../contract.ts';
import { InspectionId, InspectionState, ItemId } from '../inspections/inspectionContract.ts';
import {
  BoundaryFile,
  LonLat,
  MarkerEventDraft,
  MarkerEventType,
  MarkerId,
  MarkerStatus,
} from '../markers/markerContract.ts';

export const IncidentId = z.uuid().brand<'IncidentId'>();
export type IncidentId = z.infer<typeof IncidentId>;
export const IncidentState = z.enum(['reported', 'verified', 'settled', 'archived', 'dismissed']);
export type IncidentState = z.infer<typeof IncidentState>;
export const IncidentCause = z.enum([
  ...(['natural', 'construction', 'wilful', 'negligent', 'unknown', 'consented', 'unconsented'] as const),
]);
export type IncidentCause = z.infer<typeof IncidentCause>;
const Code = z.string().regex(/^[a-z_]{1,40}$/);
const Text = (most: number) => z.string().trim().min(1).max(most);
const Side = z.object({ code: z.string(), name: z.string() });

const Basis = z.object({ article: z.string(), articleZh: z.string(), verified: z.boolean() });

/** What the law asks, or offers, to be done about an incident; `proof` says what shows that it was done. */
export const MeasureRule = Basis.extend({
  code: Code,
  label: z.string(),
  labelZh: z.string(),
  duty: z.enum(['asked', 'offered']),
  /** Only for these causes; null: for each. */
  causes: IncidentCause.array().nullable(),
  proof: z.enum(['record', 'marker_event', 'inspection', 'both_sides', 'penalty', 'filing', 'decision']),
  eventTypes: MarkerEventType.array(),
  /** Most of the fine, in yuan. */
  mostYuan: z.number().int().nullable(),
  penaltyParts: z.array(z.enum(['repair_cost', 'confiscated'])),
  waivable: z.boolean(),
  authority: z.enum(['managing_side', 'both_sides', 'civil_affairs', 'superior', 'approver', 'police']),
  note: z.string(),
  noteZh: z.string(),
});
export type MeasureRule = z.infer<typeof MeasureRule>;

export const IncidentKind = Basis.extend({
  code: Code,
  label: z.string(),
  labelZh: z.string(),
  about: z.enum(['marker', 'line']),
  causes: IncidentCause.array(),
  /** Defects of a joint inspection that are such an incident. */
  defectCodes: z.string().array(),
  rule: z.string(),
  ruleZh: z.string(),
  measures: MeasureRule.array(),
});
export type IncidentKind = z.infer<typeof IncidentKind>;
/** Days from the report (inform, verify) or from the visit (settle). */
export const IncidentLimit = Basis.extend({ step: z.enum(['inform', 'verify', 'settle']), days: z.number().int() });

export const IncidentListItem = z.object({
  id: IncidentId,
  version: z.number().int(),
  kind: z.object({ code: Code, label: z.string(), labelZh: z.string() }),
  state: IncidentState,
  lineId: LineId,
  level: LineLevel,
  sideA: Side,
  sideB: Side,
  marker: z.object({ id: MarkerId, numberText: z.string() }).nullable(),
  foundOn: Day,
  place: z.string().nullable(),
  /** Of the next step, by the limits of the office; null where nothing is owed. */
  dueOn: Day.nullable(),
  updatedAt: Instant,
});
export type IncidentListItem = z.infer<typeof IncidentListItem>;

const Notice = z.object({
  side: z.string(),
  method: z.enum(['account', 'recorded']),
  informedOn: Day,
  person: z.string(),
  how: z.string().nullable(),
});

/** A measure of this incident and how far it is; `content` is what was recorded of it, of the shape of `MeasureDraft`. */
const Measure = z.object({
  rule: MeasureRule,
  outcome: z.enum(['open', 'under_way', 'done', 'waived']),
  content: z.record(z.string(), z.unknown()).nullable(),
  actor: z.string().nullable(),
  organisation: z.string().nullable(),
  at: Instant.nullable(),
});
export type Measure = z.infer<typeof Measure>;

export const IncidentMoveName = z.enum(['verify', 'settle', 'archive']);
export type IncidentMoveName = z.infer<typeof IncidentMoveName>;

const Visit = z.object({
  on: Day,
  facts: z.string(),
  sideAPresent: z.string().nullable(),
  sideBPresent: z.string().nullable(),
});

export const Incident = IncidentListItem.extend({
  rule: IncidentKind.omit({ measures: true }),
  limits: IncidentLimit.array(),
  marker: z
    .object({ id: MarkerId, numberText: z.string(), status: MarkerStatus, version: z.number().int(), position: LonLat })
    .nullable(),
  item: z.object({ id: ItemId, inspectionId: InspectionId, no: z.number().int() }).nullable(),
  position: LonLat.nullable(),
  distanceFromLineMetres: z.number().nullable(),
  description: z.string(),
  reportedOn: Day,
  reportedBy: z.string(),
  organisation: z.string(),
  approver: z.enum(['state_council', 'province_government']),
  responsibleSide: z.string().nullable(),
  visit: Visit.nullable(),
  cause: IncidentCause.nullable(),
  agreementClause: z.string().nullable(),
  positionOutcome: z.enum(['line_stays', 'as_agreement_says']).nullable(),
  result: z.string().nullable(),
  settledOn: Day.nullable(),
  archivePlace: z.string().nullable(),
  dismissal: z.string().nullable(),
  notices: Notice.array(),
  /** Before the visit all of the kind; from then on those of the cause. */
  measures: Measure.array(),
  inspections: z.object({ id: InspectionId, state: InspectionState }).array(),
  files: BoundaryFile.array(),
  acts: z
    .object({
      act: z.enum(['report', 'inform', 'verify', 'measure', 'settle', 'archive', 'dismiss']),
      measure: z.string().nullable(),
      outcome: z.enum(['done', 'under_way', 'waived']).nullable(),
      actor: z.string(),
      organisation: z.string(),
      at: Instant,
    })
    .array(),
  /** The step that leads on, and the guards that do not hold: `informed-a`, `informed-b`, `measure:CODE`. */
  next: z.object({ act: IncidentMoveName, missing: z.string().array() }).nullable(),
  mayDismiss: z.boolean(),
});
export type Incident = z.infer<typeof Incident>;

export const IncidentDraft = z.strictObject({
  kind: Code,
  lineId: LineId,
  markerId: MarkerId.nullable().default(null),
  /** Of an inspection: the item that found it. */
  itemId: ItemId.nullable().default(null),
  foundOn: Day,
  position: LonLat.nullable().default(null),
  place: Text(200).nullable().default(null),
  description: Text(2000),
});
export type IncidentDraft = z.infer<typeof IncidentDraft>;

/** One's own side by one's account, or how a side was told. */
export const NoticeDraft = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('account') }),
  z.strictObject({
    method: z.literal('recorded'),
    side: DivisionCode,
    informedOn: Day,
    person: Text(60),
    how: Text(200),
  }),
]);
export type NoticeDraft = z.infer<typeof NoticeDraft>;

export const IncidentMove = z.discriminatedUnion('act', [
  z.strictObject({
    ...{ act: z.literal('verify'), on: Day, cause: IncidentCause, facts: Text(2000), responsibleSide: DivisionCode },
    ...{ sideAPresent: Text(60).nullable().default(null), sideBPresent: Text(60).nullable().default(null) },
    /** Where the incident names a marker: in which state it was found. */
    markerStatus: MarkerStatus.exclude(['scrapped']).nullable().default(null),
    agreementClause: Text(1000).nullable().default(null),
  }),
  z.strictObject({ act: z.literal('settle'), on: Day, result: Text(2000) }),
  z.strictObject({ act: z.literal('archive'), place: Text(120) }),
  z.strictObject({ act: z.literal('dismiss'), ground: Text(500) }),
]);
export type IncidentMove = z.infer<typeof IncidentMove>;

const Paper = z.strictObject({ document: Text(120), on: Day });
const measure = Code;
export const MeasureDraft = z.discriminatedUnion('proof', [
  z.strictObject({
    ...{ proof: z.literal('record'), measure, on: Day, by: Text(100), document: Text(120).nullable().default(null) },
    note: Text(1000),
  }),
  z
    .strictObject({
      ...{ proof: z.literal('marker_event'), measure, event: MarkerEventDraft.nullable().default(null) },
      /** One that stands in the record of the marker already. */
      eventId: z.uuid().nullable().default(null),
    })
    .refine(({ event, eventId }) => (event === null) !== (eventId === null), {
      path: ['event'],
      message: 'A new event, or one on record / 新记录一项变动，或选择已记录的变动',
    }),
  z.strictObject({
    ...{ proof: z.literal('inspection'), measure, leadingSide: DivisionCode },
    plannedYear: z.number().int().min(2000).lt(2200),
  }),
  z.strictObject({
    ...{
      proof: z.literal('both_sides'),
      measure,
      sideA: Paper,
      sideB: Paper,
      note: Text(1000).nullable().default(null),
    },
  }),
  z.strictObject({
    ...{ proof: z.literal('penalty'), measure, document: Text(120), on: Day, by: Text(100), person: Text(100) },
    ...{
      fineYuan: z.number().int().min(1).max(1_000_000),
      repairCostYuan: z.number().min(0).max(10_000_000).nullable(),
    },
    confiscated: Text(500).nullable(),
  }),
  z.strictObject({ proof: z.literal('filing'), measure, ...Paper.shape }),
  z.strictObject({
    ...{ proof: z.literal('decision'), measure, ...Paper.shape },
    outcome: z.enum(['line_stays', 'as_agreement_says']),
  }),
  /** Not done, on a ground. */
  z.strictObject({ proof: z.literal('waived'), measure, ground: Text(500) }),
]);
export type MeasureDraft = z.infer<typeof MeasureDraft>;
