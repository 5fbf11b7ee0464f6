import { z } from 'zod';
import { Day, DivisionCode, Instant } from '../../platform/contract.ts';
import { LineId, LineLevel } from '../contract.ts';
import { BoundaryFile, LonLat, MarkerId, MarkerStatus } from '../markers/markerContract.ts';

export const InspectionId = z.uuid().brand<'InspectionId'>();
export type InspectionId = z.infer<typeof InspectionId>;
export const ItemId = z.uuid().brand<'InspectionItemId'>();
export type ItemId = z.infer<typeof ItemId>;

/** earlier: held before this register was kept, entered for its day. */
export const InspectionKind = z.enum(['regular', 'special', 'earlier']);
export const InspectionState = z.enum([
  ...(['planned', 'desk_check', 'field_check', 'findings_open', 'remedied', 'joint_report_signed'] as const),
  ...(['filed_with_approver', 'archived'] as const),
]);
export type InspectionState = z.infer<typeof InspectionState>;
export const InspectionAct = z.enum(['start_desk', 'start_field', 'close_field', 'settle', 'sign', 'file', 'archive']);
export type InspectionAct = z.infer<typeof InspectionAct>;
export const InspectionLight = z.enum(['overdue', 'due_3', 'due_6', 'due_12', 'later', 'unknown']);
export type InspectionLight = z.infer<typeof InspectionLight>;

const Text = (most: number) => z.string().trim().min(1).max(most);
const Side = z.object({ code: z.string(), name: z.string() });
const Year = z.coerce.number().int().min(2000).lt(2200);

/** A line with when it was inspected and when it is due: last completed inspection and the cycle (BR art. 12). */
export const CalendarRow = z.object({
  lineId: LineId,
  code: z.string(),
  level: LineLevel,
  sideA: Side,
  sideB: Side,
  lengthMetres: z.number(),
  lastCompletedOn: Day.nullable(),
  nextDueOn: Day.nullable(),
  light: InspectionLight,
  /** The regular inspection that is planned or under way. */
  open: z
    .object({ id: InspectionId, version: z.number().int(), state: InspectionState, plannedYear: z.number().int() })
    .nullable(),
});
export type CalendarRow = z.infer<typeof CalendarRow>;

/** A rule of the cycle or of the office's year, with the day it falls on this year. */
export const InspectionRule = z.object({
  id: z.string(),
  months: z.number().int().nullable(),
  dueOn: Day.nullable(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
});

export const DutyId = z.enum(['plan', 'summary']);
/** What an office did of one of its year's duties; null where it is not recorded. */
export const OfficeDuty = z.object({
  office: z.string(),
  isOwn: z.boolean(),
  doneOn: Day.nullable(),
  document: z.string().nullable(),
  recordedBy: z.string().nullable(),
});
export type OfficeDuty = z.infer<typeof OfficeDuty>;
export const YearlyDuty = InspectionRule.omit({ months: true }).extend({
  ...{ id: DutyId, dueOn: Day, offices: OfficeDuty.array() },
});
export type YearlyDuty = z.infer<typeof YearlyDuty>;
export const DutyRecord = z.strictObject({ ruleId: DutyId, year: Year, doneOn: Day, document: Text(120) });
export type DutyRecord = z.infer<typeof DutyRecord>;
export const DutyWithdrawal = z.strictObject({ ruleId: DutyId, year: Year, reason: Text(300) });
export type DutyWithdrawal = z.infer<typeof DutyWithdrawal>;

const PlanItem = z.strictObject({ lineId: LineId, year: Year, leadingSide: DivisionCode });
export const PlanDraft = z.strictObject({ items: PlanItem.array().min(1).max(200) });
export type PlanDraft = z.infer<typeof PlanDraft>;
export const ProposedItem = z.object({ row: CalendarRow, year: z.number().int(), leadingSide: z.string() });

export const Defect = z.object({
  code: z.string(),
  target: z.enum(['marker', 'section']),
  label: z.string(),
  labelZh: z.string(),
  action: z.string(),
  actionZh: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
});
export type Defect = z.infer<typeof Defect>;

export const InspectionItem = z.object({
  id: ItemId,
  version: z.number().int(),
  no: z.number().int(),
  marker: z.object({ id: MarkerId, numberText: z.string(), status: MarkerStatus, position: LonLat }).nullable(),
  section: z.string().nullable(),
  result: z.enum(['as_agreed', 'defect']).nullable(),
  defectCode: z.string().nullable(),
  note: z.string().nullable(),
  position: LonLat.nullable(),
  accuracyMetres: z.number().nullable(),
  inspectorA: z.string().nullable(),
  inspectorB: z.string().nullable(),
  checkedAt: Instant.nullable(),
  action: z.string().nullable(),
  deadline: Day.nullable(),
  closedOn: Day.nullable(),
  closingNote: z.string().nullable(),
  /** Incidents that were reported from this finding. */
  incidentIds: z.uuid().array(),
  files: BoundaryFile.array(),
});
export type InspectionItem = z.infer<typeof InspectionItem>;

export const InspectionListItem = z.object({
  id: InspectionId,
  version: z.number().int(),
  kind: InspectionKind,
  state: InspectionState,
  plannedYear: z.number().int(),
  lineId: LineId,
  sideA: Side,
  sideB: Side,
  leadingSide: z.string(),
  completedOn: Day.nullable(),
  updatedAt: Instant,
});
export type InspectionListItem = z.infer<typeof InspectionListItem>;

/** 联合检查报告: what the Joint Inspection Measures art. 3 ask to be inspected. */
export const ReportText = z.strictObject({
  implementation: Text(2000),
  markers: Text(2000),
  features: Text(2000),
  crossing: Text(2000),
  other: Text(2000).nullable().default(null),
});
const Filing = z.strictObject({ document: Text(120), filedOn: Day });
const Archive = z.strictObject({
  /** 三套: county, city, region. */
  sets: z.number().int().min(1).max(9),
  place: Text(120),
  papers: z.array(z.enum(['plan', 'minutes', 'field_records', 'report', 'tables', 'photos'])).max(6),
});

export const Inspection = InspectionListItem.extend({
  reason: z.string().nullable(),
  /** Of a special inspection: the incident it was opened from. */
  incidentId: z.uuid().nullable(),
  inspectorsA: z.string().nullable(),
  inspectorsB: z.string().nullable(),
  deskResult: z.string().nullable(),
  report: ReportText.nullable(),
  approver: z.enum(['state_council', 'province_government']),
  filing: Filing.extend({ filedWith: z.string() }).nullable(),
  archive: Archive.nullable(),
  items: InspectionItem.array(),
  signatures: z
    .object({
      side: z.string(),
      method: z.enum(['account', 'recorded']),
      signer: z.string(),
      office: z.string(),
      signedOn: Day,
      fileId: z.uuid().nullable(),
    })
    .array(),
  files: BoundaryFile.array(),
  /** The next act, and what still stands against it. */
  next: z.object({ act: InspectionAct, missing: z.string().array() }).nullable(),
});
export type Inspection = z.infer<typeof Inspection>;

export const InspectionDraft = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ kind: z.literal('special'), lineId: LineId, plannedYear: Year, leadingSide: DivisionCode },
    reason: Text(500),
  }),
  z.strictObject({ kind: z.literal('earlier'), lineId: LineId, completedOn: Day, reason: Text(200) }),
]);
export type InspectionDraft = z.infer<typeof InspectionDraft>;

/** What is prepared before the field: may be changed until the field part begins. */
export const Preparation = z.strictObject({
  plannedYear: Year,
  leadingSide: DivisionCode,
  inspectorsA: Text(200).nullable(),
  inspectorsB: Text(200).nullable(),
  deskResult: Text(2000).nullable(),
});
export type Preparation = z.infer<typeof Preparation>;

export const ItemRecord = z
  .strictObject({
    result: z.enum(['as_agreed', 'defect']),
    defectCode: z.string().max(40).nullable().default(null),
    note: Text(1000).nullable().default(null),
    position: LonLat.nullable().default(null),
    accuracyMetres: z.number().min(0).max(100_000).nullable().default(null),
    inspectorA: Text(60),
    inspectorB: Text(60),
    action: Text(500).nullable().default(null),
    deadline: Day.nullable().default(null),
  })
  .refine(({ result, defectCode }) => (result === 'defect') === (defectCode !== null), {
    path: ['defectCode'],
    message: 'A defect has a code, and only a defect / 有问题时须选择问题类型',
  });
export type ItemRecord = z.infer<typeof ItemRecord>;
/** A stretch the inspectors choose, e.g. 灵武东塔镇至河心滩, 约2.3千米. */
export const StretchDraft = z.strictObject({ section: Text(200) });
export type StretchDraft = z.infer<typeof StretchDraft>;
export const ItemClosing = z.strictObject({ closedOn: Day, closingNote: Text(500) });
export type ItemClosing = z.infer<typeof ItemClosing>;

export const InspectionMove = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('start_desk') }),
  z.strictObject({ act: z.literal('start_field') }),
  z.strictObject({ act: z.literal('close_field') }),
  z.strictObject({ act: z.literal('settle'), report: ReportText }),
  z.strictObject({ act: z.literal('file'), filing: Filing }),
  z.strictObject({ act: z.literal('archive'), archive: Archive }),
]);
export type InspectionMove = z.infer<typeof InspectionMove>;

export const SignatureDraft = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('account') }),
  z.strictObject({
    ...{ method: z.literal('recorded'), side: DivisionCode, signer: Text(60), office: Text(100), signedOn: Day },
    fileId: z.uuid(),
  }),
]);
export type SignatureDraft = z.infer<typeof SignatureDraft>;
