import { z } from 'zod';
import { DefectClass, Finding, Level } from '../../detection/contract.ts';
import { NameText, PlaceCategory, PlaceId, PointLineOrArea } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, Instant } from '../../platform/contract.ts';
import { Light } from '../clockContract.ts';
import { ChaseKind, ChaseRecord, DocumentNo } from './chaseContract.ts';

export const FilingId = z.uuid().brand<'FilingId'>();
export type FilingId = z.infer<typeof FilingId>;

export const FilingState = z.enum(['draft', 'awaited', 'filed', 'returned', 'accepted', 'announced', 'cancelled']);
export type FilingState = z.infer<typeof FilingState>;

/** Kinds of organ that approve names and must file them (TR art. 13). */
export const FilingApprover = z.enum(['government', 'civil_affairs', 'housing', 'sector']);
export type FilingApprover = z.infer<typeof FilingApprover>;

const Text = z.string().trim().min(2).max(2000);
const Line = z.string().trim().min(2).max(200);
export const FiledName = z.strictObject({
  name: NameText.min(2),
  division: DivisionCode,
  location: z.string().trim().max(500).default(''),
  meaning: z.string().trim().max(2000).default(''),
  /** Lon/lat, EPSG:4490. */
  geometry: PointLineOrArea.nullable().default(null),
});
export type FiledName = z.infer<typeof FiledName>;

const Approval = {
  approverKind: FilingApprover,
  approverDivision: DivisionCode,
  approver: Line,
  category: PlaceCategory,
  approvedOn: Day,
};

/** The filing form (备案登记表). `paper`: the receiver enters what came by post, in the words of its sender `filer`. */
export const FilingDraft = z.strictObject({
  ...Approval,
  channel: z.enum(['electronic', 'paper']).default('electronic'),
  filer: z.string().trim().max(200).default(''),
  documentNo: DocumentNo,
  names: FiledName.array().min(1).max(20),
  note: z.string().trim().max(1000).default(''),
});
export type FilingDraft = z.infer<typeof FilingDraft>;

/** An approval that the receiver learned of although nobody filed it. */
export const AwaitedFiling = z.strictObject({
  ...Approval,
  documentNo: DocumentNo.optional(),
  names: FiledName.array().min(1).max(20),
  knownFrom: Text,
});
export type AwaitedFiling = z.infer<typeof AwaitedFiling>;

/** A code of the list `filing-checks` or `filing-materials`. */
const Code = z.string().regex(/^[a-z][a-z_-]{1,39}$/);

export const FilingActBodies = {
  submit: z.strictObject({ filedOn: Day.optional() }),
  return: z.strictObject({
    defects: z.strictObject({ check: Code, text: Line }).array().min(1).max(20),
  }),
  accept: z.strictObject({ checks: Code.array().max(20), note: z.string().trim().max(1000).default('') }),
  supervise: z.strictObject({ outcome: z.enum(['order', 'lawful']), documentNo: DocumentNo.optional(), text: Text }),
  announce: z.strictObject({ announcementNo: DocumentNo, announcedOn: Day, channels: Line.array().min(1).max(8) }),
  cancel: z.strictObject({ reason: Text }),
};
export type FilingActName = keyof typeof FilingActBodies;
export type FilingActBody<A extends FilingActName> = z.output<(typeof FilingActBodies)[A]>;

/** One question of the completeness check: what the register sees, and what it rests on. */
export const FilingCheck = z.object({
  code: z.string(),
  passed: z.boolean(),
  detail: z.string(),
  detailZh: z.string(),
});
export type FilingCheck = z.infer<typeof FilingCheck>;

export const FilingListItem = z.object({
  id: z.uuid(),
  /** `case`: a case of this register whose filing goes the same way; it opens as a case. */
  source: z.enum(['filing', 'case']),
  filingNo: z.string().nullable(),
  names: z.string().array(),
  category: PlaceCategory,
  approver: z.string(),
  filer: z.string(),
  receiver: z.string(),
  documentNo: z.string().nullable(),
  approvedOn: Day,
  filedOn: Day.nullable(),
  dueOn: Day,
  state: FilingState,
  acceptedOn: Day.nullable(),
  receiptNo: z.string().nullable(),
  /** Days past the last day of C5: until filed counted to today. */
  daysLate: z.number().int(),
  light: Light,
  chases: ChaseRecord.array(),
  /** What this office may do about a late one now. */
  mayChase: ChaseKind.array(),
});
export type FilingListItem = z.infer<typeof FilingListItem>;

export const FilingFile = z.object({
  id: z.uuid(),
  material: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  uploadedBy: z.string(),
  uploadedAt: Instant,
});
export type FilingFile = z.infer<typeof FilingFile>;

export const FilingStep = z.object({
  id: z.uuid(),
  act: z.string(),
  from: FilingState.nullable(),
  to: FilingState,
  actor: z.string(),
  organisation: z.string(),
  at: Instant,
  document: z.string().nullable(),
  text: z.string().nullable(),
});

export const FilingDetail = z.object({
  id: FilingId,
  version: z.number().int(),
  filingNo: z.string().nullable(),
  state: FilingState,
  channel: z.enum(['electronic', 'paper']),
  approverKind: FilingApprover,
  approverDivision: z.string(),
  approverDivisionName: z.string(),
  approver: z.string(),
  filer: z.string(),
  receiver: z.string(),
  announcer: z.string().nullable(),
  category: PlaceCategory,
  documentNo: z.string().nullable(),
  approvedOn: Day,
  note: z.string(),
  knownFrom: z.string().nullable(),
  filedOn: Day.nullable(),
  routeArticle: z.string(),
  routeArticleEn: z.string(),
  lateStep: z.enum(['deadline', 'report_up']),
  /** Clock C5 with its law. */
  clock: z.object({
    length: z.number().int(),
    unit: z.enum(['working_day', 'day']),
    dueOn: Day,
    light: Light,
    article: z.string(),
    articleEn: z.string(),
    verified: z.boolean(),
  }),
  daysLate: z.number().int(),
  announceClock: z.object({ dueOn: Day, light: Light, article: z.string(), articleEn: z.string() }).nullable(),
  names: z
    .object({
      id: z.uuid(),
      name: z.string(),
      romanTone: z.string(),
      divisionCode: z.string(),
      divisionName: z.string(),
      location: z.string(),
      meaning: z.string(),
      geometry: PointLineOrArea.nullable(),
      /** Of the check on the day of filing; null before. */
      level: Level.nullable(),
      classes: DefectClass.array(),
      findings: Finding.array(),
      ruleSetVersion: z.string().nullable(),
      placeId: PlaceId.nullable(),
    })
    .array(),
  files: FilingFile.array(),
  checks: FilingCheck.array(),
  defects: z.object({ check: z.string(), text: z.string() }).array(),
  acceptedOn: Day.nullable(),
  receiptNo: z.string().nullable(),
  announcement: z.object({ announcementNo: z.string(), announcedOn: Day, channels: z.string().array() }).nullable(),
  chases: ChaseRecord.array(),
  steps: FilingStep.array(),
  /** Whether this office may write in the form and add files now. */
  mayEdit: z.boolean(),
  acts: z.string().array(),
  blockedActs: z.object({ act: z.string(), detail: z.string(), detailZh: z.string() }).array(),
  /** What the receiver may do about a late filing now. */
  mayChase: ChaseKind.array(),
  updatedAt: Instant,
});
export type FilingDetail = z.infer<typeof FilingDetail>;
