import { z } from 'zod';

const basis = {
  sourceZh: z.string(),
  sourceEn: z.string(),
  articleZh: z.string(),
  articleEn: z.string(),
  verified: z.boolean(),
};

/** Who may be fined: persons, never the unit (TR arts. 37, 38). */
export const Capacity = z.enum([
  'legal_representative',
  'direct_manager',
  'directly_responsible',
  'responsible_person',
]);
export type Capacity = z.infer<typeof Capacity>;

/** What the law attaches to a breach. Amounts in yuan; all of them null where the row knows no fine. */
export const LiabilityRule = z.object({
  code: z.string(),
  actZh: z.string(),
  actEn: z.string(),
  consequenceZh: z.string(),
  consequenceEn: z.string(),
  authorityZh: z.string(),
  authorityEn: z.string(),
  organs: z.string().array(),
  measures: z.string().array(),
  reportable: z.boolean(),
  fineMin: z.number().int().nullable(),
  fineMax: z.number().int().nullable(),
  fineOn: Capacity.array(),
  fineWhen: z.enum(['at_once', 'after_failed_order']).nullable(),
  noteZh: z.string(),
  noteEn: z.string(),
  ...basis,
});
export type LiabilityRule = z.infer<typeof LiabilityRule>;

/** A measure of supervision; `isBound`: only where the liability row names it. */
export const MeasureRule = z.object({
  code: z.string(),
  labelZh: z.string(),
  labelEn: z.string(),
  hasDue: z.boolean(),
  isBound: z.boolean(),
  afterFailedOrder: z.boolean(),
  ...basis,
});
export type MeasureRule = z.infer<typeof MeasureRule>;

/** A limit of penalty cases (PL arts. 36, 44, 60, 63). */
export const PenaltyLimit = z.object({
  code: z.string(),
  textZh: z.string(),
  textEn: z.string(),
  length: z.number().int().nullable(),
  unit: z.enum(['day', 'year']).nullable(),
  ...basis,
});
export type PenaltyLimit = z.infer<typeof PenaltyLimit>;

export const SupervisionLaw = z.object({
  liabilities: LiabilityRule.array(),
  measures: MeasureRule.array(),
  limits: PenaltyLimit.array(),
});
export type SupervisionLaw = z.infer<typeof SupervisionLaw>;
