import { z } from 'zod';
import { PlaceId } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, Instant } from '../../platform/contract.ts';
import { Light } from '../clockContract.ts';
import { Capacity, LiabilityRule, PenaltyLimit } from './lawContract.ts';

export const MatterId = z.uuid().brand<'MatterId'>();
export type MatterId = z.infer<typeof MatterId>;

export const MatterState = z.enum(['open', 'completed', 'no_breach', 'referred']);
export type MatterState = z.infer<typeof MatterState>;
export const SubjectKind = z.enum(['unit', 'person', 'office']);

const Text = z.string().trim().min(2).max(4000);
const ShortText = z.string().trim().min(2).max(200);
/** A document number as offices write it, e.g. 吴民改〔2026〕2号. */
const DocumentNo = z
  .string()
  .trim()
  .regex(/^[\p{Script=Han}A-Za-z]{1,20}〔20\d{2}〕[1-9]\d{0,4}号$/u);

/** What opens a supervision matter; the used name and the listed name are those recorded in a clean-up campaign. */
export const MatterDraft = z.strictObject({
  liability: z.string().max(60),
  subjectName: ShortText,
  subjectKind: SubjectKind,
  division: DivisionCode,
  foundOn: Day,
  facts: Text,
  placeId: PlaceId.optional(),
  usedNameId: z.uuid().optional(),
  campaignItemId: z.uuid().optional(),
});
export type MatterDraft = z.infer<typeof MatterDraft>;

/** Bodies of the acts on a matter. */
export const MatterActBodies = {
  measure: z.strictObject({
    kind: z.string().max(60),
    documentNo: DocumentNo.optional(),
    onDay: Day,
    dueOn: Day.optional(),
    text: Text,
    attendees: z.string().trim().max(500).default(''),
  }),
  checkMeasure: z.strictObject({
    measureId: z.uuid(),
    outcome: z.enum(['corrected', 'not_corrected']),
    checkedOn: Day,
    note: Text,
  }),
  openPenalty: z.strictObject({
    person: ShortText,
    capacity: Capacity,
    /** Left out while the act goes on. */
    actEndedOn: Day.optional(),
    openedOn: Day,
  }),
  informPenalty: z.strictObject({ penaltyId: z.uuid(), informedOn: Day }),
  recordPenalty: z.strictObject({
    penaltyId: z.uuid(),
    outcome: z.enum(['fined', 'not_fined']),
    /** Yuan. */
    amount: z.number().int().min(0).max(10_000_000).optional(),
    decidedOn: Day,
    decidedBy: ShortText,
    documentNo: DocumentNo,
    note: z.string().trim().max(2000).default(''),
  }),
  complete: z.strictObject({ outcome: Text }),
  noBreach: z.strictObject({ reason: Text }),
  refer: z.strictObject({ to: ShortText, reason: Text }),
};
export type MatterActName = keyof typeof MatterActBodies;
export type MatterActBody<A extends MatterActName> = z.output<(typeof MatterActBodies)[A]>;

export const Measure = z.object({
  id: z.uuid(),
  kind: z.string(),
  labelZh: z.string(),
  labelEn: z.string(),
  documentNo: z.string().nullable(),
  onDay: Day,
  dueOn: Day.nullable(),
  light: Light.nullable(),
  text: z.string(),
  attendees: z.string().nullable(),
  articleZh: z.string(),
  articleEn: z.string(),
  outcome: z.enum(['corrected', 'not_corrected']).nullable(),
  checkedOn: Day.nullable(),
  checkNote: z.string().nullable(),
  recordedBy: z.string(),
});
export type Measure = z.infer<typeof Measure>;

/** A penalty case as recorded. `decideBy` is 90 days from its opening (PL art. 60), `limitationOn` two years from the act (art. 36). */
export const Penalty = z.object({
  id: z.uuid(),
  person: z.string(),
  capacity: Capacity,
  actEndedOn: Day.nullable(),
  openedOn: Day,
  decideBy: Day,
  light: Light,
  limitationOn: Day.nullable(),
  fineMin: z.number().int(),
  fineMax: z.number().int(),
  informedOn: Day.nullable(),
  outcome: z.enum(['fined', 'not_fined']).nullable(),
  amount: z.number().int().nullable(),
  decidedOn: Day.nullable(),
  decidedBy: z.string().nullable(),
  documentNo: z.string().nullable(),
  note: z.string().nullable(),
});
export type Penalty = z.infer<typeof Penalty>;

export const MatterSummary = z.object({
  id: MatterId,
  matterNo: z.string(),
  actZh: z.string(),
  actEn: z.string(),
  state: MatterState,
  subjectName: z.string(),
  divisionName: z.string(),
  foundOn: Day,
  /** The nearest day still to be kept, of a measure or a penalty case. */
  dueOn: Day.nullable(),
  light: Light.nullable(),
  updatedAt: Instant,
});
export type MatterSummary = z.infer<typeof MatterSummary>;

export const MatterDetail = z.object({
  id: MatterId,
  version: z.number().int(),
  matterNo: z.string(),
  liability: LiabilityRule,
  limits: PenaltyLimit.array(),
  state: MatterState,
  subjectName: z.string(),
  subjectKind: SubjectKind,
  divisionName: z.string(),
  office: z.string(),
  foundOn: Day,
  facts: z.string(),
  place: z.object({ id: PlaceId, name: z.string().nullable() }).nullable(),
  usedName: z.object({ name: z.string(), evidence: z.string() }).nullable(),
  campaign: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  /** Whether the public reported it; who did stands nowhere here. */
  reported: z.boolean(),
  outcome: z.string().nullable(),
  referredTo: z.string().nullable(),
  openedBy: z.string(),
  openedAt: Instant,
  measures: Measure.array(),
  penalties: Penalty.array(),
  steps: z
    .object({
      id: z.uuid(),
      act: z.string(),
      actor: z.string(),
      organisation: z.string(),
      at: Instant,
      text: z.string().nullable(),
      document: z.string().nullable(),
    })
    .array(),
  /** Acts this person may do now. */
  acts: z.string().array(),
  /** Measures that the law's rows allow this office in this matter now. */
  measureKinds: z.string().array(),
});
export type MatterDetail = z.infer<typeof MatterDetail>;
