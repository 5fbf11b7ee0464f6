import { z } from 'zod';
import { Day } from '../../platform/contract.ts';

/** The procedures of TR art. 11, MD and LL that a case may need besides opinions and public notice. */
export const Procedure = z.enum(['expert', 'consultation', 'hearing', 'risk', 'assessment', 'legality']);
export type Procedure = z.infer<typeof Procedure>;
/** Those with a record of their own; the legality review is an act of every case. */
export const RecordedProcedure = Procedure.exclude(['legality']);
export type RecordedProcedure = z.infer<typeof RecordedProcedure>;

/** From the strictest down: `must_inform` of the right to a hearing (LL art. 47). */
export const Strength = z.enum(['required', 'must_inform', 'consider', 'not_required']);
export type Strength = z.infer<typeof Strength>;

const Text = z.string().trim().min(1).max(4000);
const Line = z.string().trim().min(1).max(200);
const Maybe = z.string().trim().max(4000).default('');
const MaybeDay = Day.nullable().default(null);

const EXPERT = {
  speciality: Line,
  /** Declared no direct interest in the matter (MD art. 19). */
  noInterest: z.literal(true),
  stance: z.enum(['agree', 'agree_with_conditions', 'dissent']),
  /** The written opinion, in words or as an attachment of the case. */
  opinion: Maybe,
  attachmentId: z.uuid().nullable().default(null),
  signedOn: Day,
};
const EXPERT_REPORT = {
  form: z.literal('expert'),
  heldOn: Day,
  necessity: Text,
  soundness: Text,
  reasonableness: Text,
  risks: Text,
  advice: Text,
};
const expertsOf = <N extends z.ZodType>(name: N) =>
  z
    .strictObject({ name, unit: name, ...EXPERT })
    .array()
    .min(1)
    .max(30);

const HandledOpinion = z.strictObject({
  opinion: Text,
  handling: z.enum(['adopted', 'partly', 'not_adopted']),
  reason: Text,
});
const ConsultationReport = z.strictObject({
  form: z.literal('consultation'),
  from: Day,
  until: Day,
  range: Text,
  means: Line.array().min(1).max(10),
  received: z.number().int().min(0).max(10_000_000),
  opinions: HandledOpinion.array().max(100),
  /** Why it was shorter than the law's usual period (MD art. 15). */
  explanation: Maybe,
});

/**
 * `pending`: told, the time to ask still runs. `waived`: given up in writing. `lapsed`: nobody asked in time.
 * `own_initiative`: the office holds one without a request.
 */
export const HearingCourse = z.enum(['pending', 'requested', 'waived', 'lapsed', 'own_initiative']);
const HearingRecord = z.strictObject({
  form: z.literal('hearing'),
  toldOn: Day,
  toldWhom: Line.array().min(1).max(30),
  course: HearingCourse,
  requestedOn: MaybeDay,
  requestedBy: z.string().trim().max(200).default(''),
  /** How the right was given up. */
  waiver: Maybe,
  announcedOn: MaybeDay,
  heldOn: MaybeDay,
  presider: z.string().trim().max(60).default(''),
  /** The account of who presided, where he has one of the handling office; null for somebody of another. */
  presiderId: z.uuid().nullable().default(null),
  minutes: Maybe,
  explanation: Maybe,
});
export type HearingRecord = z.infer<typeof HearingRecord>;

const RiskReport = z.strictObject({
  form: z.literal('risk'),
  assessedOn: Day,
  assessedBy: Line,
  level: z.enum(['high', 'medium', 'low']),
  risks: Text,
  measures: Text,
});

/** What TR-IM art. 5 asks of the comprehensive assessment. */
const AssessmentReport = z.strictObject({
  form: z.literal('assessment'),
  assessedOn: Day,
  assessedBy: Line,
  legality: Text,
  feasibility: Text,
  controllability: Text,
  effects: Text,
  risks: Text,
  responses: Text,
});
/** Why a procedure was done without, where its rows allow that. */
const Omission = z.strictObject({ form: z.literal('omission'), reason: z.string().trim().min(10).max(4000) });

const others = [ConsultationReport, HearingRecord, RiskReport, AssessmentReport, Omission] as const;

/** The record of a procedure as the handler writes it. */
export const ProcedureRecord = z.discriminatedUnion('form', [
  z.strictObject({ ...EXPERT_REPORT, experts: expertsOf(Line) }),
  ...others,
]);
export type ProcedureRecord = z.infer<typeof ProcedureRecord>;

/** As it is shown: name and unit of the experts are for the offices of the case, not for the applicant. */
export const ShownRecord = z.discriminatedUnion('form', [
  z.strictObject({ ...EXPERT_REPORT, experts: expertsOf(z.string().nullable()) }),
  ...others,
]);
export type ShownRecord = z.infer<typeof ShownRecord>;
