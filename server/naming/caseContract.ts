import { z } from 'zod';
import { OrganKind } from '../accounts/contract.ts';
import { CheckAttributes, Clash, DefectClass, Finding, Level } from '../detection/contract.ts';
import { PlaceCategory, PlaceId, PointLineOrArea } from '../gazetteer/contract.ts';
import { Day, Instant } from '../platform/contract.ts';
import { Opinion } from './actContract.ts';
import { CaseClock, Light, UnitsLeft } from './clockContract.ts';
import { CaseTask, Impact } from './impact/impactContract.ts';
import { CaseKind } from './kindContract.ts';
import { CaseRevocation } from './revocationContract.ts';
import { StepNote } from './stepContract.ts';

export const CaseId = z.uuid().brand<'CaseId'>();
export type CaseId = z.infer<typeof CaseId>;

/** States of approval-workflow.md section 10. */
export const CaseState = z.enum([
  'draft',
  'submitted',
  'returned_for_correction',
  'accepted',
  'not_accepted',
  'checking',
  'consulting',
  'reconciling',
  'argumentation',
  'public_notice',
  'drafting_decision',
  'legality_review',
  'submitted_to_approver',
  'approved',
  'refused',
  'filed',
  'announced',
  'standard',
  'superseded',
  'abolished',
  'reserved',
  'drawn',
  'expired',
  'withdrawn',
  'revoked',
]);
export type CaseState = z.infer<typeof CaseState>;

/** Who decides: a government on the bureau's submission (TR art. 12(5)), the housing department (art. 12(6)) or the department of a facility (art. 12(7)). */
export const CaseVariant = z.enum(['government', 'housing', 'sector']);
export type CaseVariant = z.infer<typeof CaseVariant>;

export const CaseCandidate = z.object({
  id: z.uuid(),
  rank: z.number().int(),
  name: z.string(),
  meaning: z.string(),
  reason: z.string(),
  chosen: z.boolean(),
  romanTone: z.string(),
});
export const CaseFinding = Finding.extend({
  id: z.uuid(),
  candidateId: z.uuid(),
  resolution: z.object({ by: z.string(), at: Instant, reason: z.string(), basis: z.string().nullable() }).nullable(),
});
export type CaseFinding = z.infer<typeof CaseFinding>;
export const CheckRun = z.object({
  id: z.uuid(),
  runAt: Instant,
  by: z.string(),
  ruleSetVersion: z.string(),
  level: Level,
  classes: DefectClass.array(),
  findings: CaseFinding.array(),
});
export const OpinionTask = z.object({
  id: z.uuid(),
  caseId: CaseId,
  caseNo: z.string().nullable(),
  caseName: z.string(),
  organisation: z.string(),
  organKind: OrganKind,
  /** A code of the list `legal-roles`: the law names the office, or local practice asks it. */
  legalRole: z.enum(['by_law', 'by_practice']),
  /** The article that names the office; empty for local practice. */
  legalArticle: z.string(),
  legalArticleEn: z.string(),
  askedAt: Instant,
  dueOn: Day,
  light: Light,
  /** In the unit of the rule OPINION; null once answered. */
  left: UnitsLeft.nullable(),
  overdue: z.boolean(),
  opinion: Opinion.nullable(),
  text: z.string().nullable(),
  legalBasis: z.string().nullable(),
  signedBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** False once the case came back changed and the office was asked again; the old opinion stays on record. */
  standing: z.boolean(),
});
export type OpinionTask = z.infer<typeof OpinionTask>;
export const CaseStep = z.object({
  id: z.uuid(),
  act: z.string(),
  from: CaseState.nullable(),
  to: CaseState,
  actor: z.string(),
  organisation: z.string(),
  at: Instant,
  /** What a person wrote, in his words. */
  reason: z.string().nullable(),
  /** What the register says of the step. */
  note: StepNote.nullable(),
  document: z.string().nullable(),
});
export const CaseAttachment = z.object({
  id: z.uuid(),
  /** A code of the list `application-materials`; null where none was said. */
  material: z.string().nullable(),
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  uploadedBy: z.string(),
  uploadedAt: Instant,
});
export const CaseListItem = z.object({
  id: CaseId,
  caseNo: z.string().nullable(),
  kind: CaseKind,
  /** Null in a draft until chosen, like `variant`, `geometry` and, then empty, what follows from them. */
  category: PlaceCategory.nullable(),
  variant: CaseVariant.nullable(),
  state: CaseState,
  name: z.string(),
  divisionCode: z.string(),
  divisionName: z.string(),
  applicant: z.string(),
  /** What waits for this actor: an act name or `opinion`; null when nothing does. */
  todo: z.string().nullable(),
  /** The next last day of a running clock, its light, and what is left in that clock's own unit. */
  dueOn: Day.nullable(),
  light: Light.nullable(),
  left: UnitsLeft.nullable(),
  submittedAt: Instant.nullable(),
  updatedAt: Instant,
});
export type CaseListItem = z.infer<typeof CaseListItem>;
export const CaseDetail = z.object({
  id: CaseId,
  version: z.number().int(),
  caseNo: z.string().nullable(),
  kind: CaseKind,
  /** Renaming and cancellation: the name in force when it began. Kept with the case, since a renaming ends it. */
  oldName: z.string().nullable(),
  /** Cancellation: a code of the list `cancellation-reasons` and why, in the applicant's words. */
  cancellation: z.object({ code: z.string(), text: z.string() }).nullable(),
  /** A naming that draws a name held for it. */
  drawsId: z.uuid().nullable(),
  /** The last day of the cooling of a cancelled name, or of a reservation. */
  heldUntil: Day.nullable(),
  category: PlaceCategory.nullable(),
  categoryLabel: z.string(),
  categoryLabelEn: z.string(),
  variant: CaseVariant.nullable(),
  state: CaseState,
  divisionCode: z.string(),
  divisionPath: z.string(),
  location: z.string(),
  extent: z.string(),
  geometry: PointLineOrArea.nullable(),
  lengthMetres: z.number().nullable(),
  areaSquareMetres: z.number().nullable(),
  attributes: CheckAttributes,
  applicant: z.string(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  /** Only in the answer to the submission that made it; it is kept as a hash. */
  trackingCode: z.string().nullable(),
  /** Told the handler before acceptance: whose case it is, where it is not his. */
  rightAuthority: z.string().nullable(),
  handler: z.string(),
  /** Whose inbox the case lies in; null: the office's. */
  handlerPerson: z.string().nullable(),
  approver: z.string(),
  /** The organ that may order a correction (TR art. 34), or the handler who records what an organ outside this register ordered. */
  higherOrgan: z.string(),
  filingReceiver: z.string(),
  filingReceiverEn: z.string(),
  announcer: z.string(),
  authorityArticle: z.string(),
  authorityArticleEn: z.string(),
  authorityVerified: z.boolean(),
  /** Kinds of office usually asked for an opinion, and those the law names, which cannot be left out. */
  consulted: OrganKind.array(),
  consultedByLaw: OrganKind.array(),
  candidates: CaseCandidate.array(),
  lastRun: CheckRun.nullable(),
  clashes: Clash.array(),
  opinions: OpinionTask.array(),
  minutes: z.object({ heldOn: Day, text: z.string() }).nullable(),
  reports: z.object({ kind: z.string(), text: z.string(), at: Instant }).array(),
  notice: z.object({ startsOn: Day, endsOn: Day, text: z.string(), over: z.boolean() }).nullable(),
  decision: z
    .object({
      documentNo: z.string(),
      decidedOn: Day,
      outcome: z.enum(['approved', 'refused']),
      /** A code of the list `refusal-reasons` as it stood on the day of the decision. */
      reasonCode: z.string().nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
  delivery: z.object({ means: z.string(), recipient: z.string(), deliveredOn: Day, note: z.string() }).nullable(),
  /** The suspension that lasts, with its code of `suspension-reasons` and how the applicant was told. */
  suspension: z
    .object({ reasonCode: z.string(), reason: z.string(), told: z.string(), suspendedOn: Day, expectedOn: Day })
    .nullable(),
  filing: z
    .object({
      status: z.enum(['pending', 'accepted', 'returned']),
      filingNo: z.string(),
      filedOn: Day,
      reason: z.string().nullable(),
      acceptedOn: Day.nullable(),
      receiptNo: z.string().nullable(),
      daysLate: z.number().int(),
    })
    .nullable(),
  announcement: z
    .object({ announcementNo: z.string(), announcedOn: Day, channels: z.string().array(), text: z.string() })
    .nullable(),
  revocation: CaseRevocation.nullable(),
  impact: Impact.nullable(),
  tasks: CaseTask.array(),
  clocks: CaseClock.array(),
  steps: CaseStep.array(),
  attachments: CaseAttachment.array(),
  placeId: PlaceId.nullable(),
  /** Exactly the acts the law gives this actor in this state; the client shows no other button. */
  acts: z.string().array(),
  /** Acts that are the actor's but still blocked, with the reason in both languages. */
  blockedActs: z.object({ act: z.string(), detail: z.string(), detailZh: z.string() }).array(),
  updatedAt: Instant,
});
export type CaseDetail = z.infer<typeof CaseDetail>;
