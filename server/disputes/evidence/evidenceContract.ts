import { z } from 'zod';
import { PointLineOrArea } from '../../gazetteer/contract.ts';
import { Day, endpoint, Instant } from '../../platform/contract.ts';
import { DisputeId } from '../contract.ts';

export const EvidenceId = z.uuid().brand<'EvidenceId'>();
export type EvidenceId = z.infer<typeof EvidenceId>;

/** BD arts. 7, 8 and 9. */
export const EvidenceClass = z.enum([
  ...(['BASIS_1', 'BASIS_2', 'BASIS_3', 'BASIS_4', 'BASIS_5'] as const),
  ...(['REF_1', 'REF_2', 'REF_3', 'REF_4', 'EXCLUDED'] as const),
]);
export type EvidenceClass = z.infer<typeof EvidenceClass>;
/** Basis goes before reference before what is neither; within one there is no order. */
export const EvidenceBand = z.enum(['basis', 'reference', 'excluded']);
export type EvidenceBand = z.infer<typeof EvidenceBand>;
/** Who brings it. */
export const EvidencePart = z.enum(['a', 'b', 'handler']);
export type EvidencePart = z.infer<typeof EvidencePart>;

export const CheckCode = z.enum(['before_dispute', 'after_liberation', 'sealed_by_both', 'own_province', 'with_map']);
export type CheckCode = z.infer<typeof CheckCode>;
/** `unclear`: what is on file does not tell; the examiner decides, with reasons. */
export const CheckResult = z.enum(['pass', 'fail', 'unclear']);
export type CheckResult = z.infer<typeof CheckResult>;

const isReal = (text: string): boolean => Day.safeParse(`${text}-01-01`.slice(0, 10)).success;
/** The day of a paper, or its month or year where it tells no more: 1953, 1953-06, 1953-06-02. */
export const PartialDay = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .refine(isReal, 'No such day / 没有这个日期');

const Text = (longest: number) => z.string().trim().min(1).max(longest);
const Code = z.string().regex(/^[a-z_]{1,40}$/);

/** What a paper is and says. */
const Content = z.strictObject({
  kind: Code,
  title: Text(200),
  issuer: Text(200),
  documentNo: Text(100).nullable().default(null),
  dated: PartialDay.nullable().default(null),
  form: z.enum(['original', 'certified_copy', 'copy']),
  /** Whether it bears the seal of each government in dispute. */
  sealedA: z.boolean().default(false),
  sealedB: z.boolean().default(false),
  /** Whether a map belongs to it. */
  hasMap: z.boolean().default(false),
  /** Where it holds: CGCS2000, longitude first. */
  extent: PointLineOrArea.nullable().default(null),
  /** A paper of the dispute's file. */
  fileId: z.uuid().nullable().default(null),
  note: Text(5000).nullable().default(null),
});
export const EvidenceDraft = Content.extend({ part: EvidencePart });
export type EvidenceDraft = z.infer<typeof EvidenceDraft>;
export const EvidenceCorrection = Content.extend({ reason: Text(1000) });
export type EvidenceCorrection = z.infer<typeof EvidenceCorrection>;
export const RulingDraft = z.strictObject({ class: EvidenceClass, reason: Text(2000) });
export type RulingDraft = z.infer<typeof RulingDraft>;

const Worded = z.object({
  label: z.string(),
  labelZh: z.string(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
});
export const EvidenceRules = z.object({
  classes: Worded.extend({ id: EvidenceClass, band: EvidenceBand }).array(),
  kinds: Worded.extend({ id: z.string(), class: EvidenceClass }).array(),
  checks: z
    .object({
      class: EvidenceClass,
      code: CheckCode,
      article: z.string(),
      articleZh: z.string(),
      verified: z.boolean(),
    })
    .array(),
  /** When the region of each side was liberated, as far as rows tell. */
  liberation: z.object({ dated: PartialDay, source: z.string(), verified: z.boolean() }).array(),
});
export type EvidenceRules = z.infer<typeof EvidenceRules>;

const Ruling = RulingDraft.extend({
  part: EvidencePart,
  by: z.string(),
  organisation: z.string(),
  at: Instant,
});

export const Evidence = Content.extend({
  id: EvidenceId,
  version: z.number().int(),
  number: z.number().int(),
  part: EvidencePart,
  fileName: z.string().nullable(),
  /** What a ruling says, else what is proposed. */
  class: EvidenceClass,
  band: EvidenceBand,
  proposed: EvidenceClass,
  /** The checks of the class of its kind. */
  checks: z.object({ code: CheckCode, result: CheckResult }).array(),
  /** Classes that a ruling may not give, with the checks that fail; empty: its kind is neither basis nor reference (art. 9). */
  refused: z.object({ class: EvidenceClass, failed: CheckCode.array() }).array(),
  otherProvinces: z.string().array(),
  ruling: Ruling.nullable(),
  filedBy: z.string(),
  filedAt: Instant,
  versions: z
    .object({
      version: z.number().int(),
      by: z.string(),
      organisation: z.string(),
      at: Instant,
      reason: z.string().nullable(),
    })
    .array(),
  mayCorrect: z.boolean(),
  mayRule: z.boolean(),
});
export type Evidence = z.infer<typeof Evidence>;

const params = z.object({ id: DisputeId });
const one = params.extend({ evidenceId: EvidenceId });
const work = { permission: 'disputes.handle', jurisdiction: 'dispute' } as const;

export const EvidenceApi = {
  listEvidence: endpoint({
    method: 'get',
    path: '/disputes/:id/evidence',
    summary: '争议的证据，按依据、参考、不予采用排列 / The evidence of a dispute: basis, reference, excluded',
    permission: 'disputes.read',
    jurisdiction: 'dispute',
    params,
    reply: z.object({
      items: Evidence.array(),
      rules: EvidenceRules,
      /** For whom the reader may bring evidence now. */
      parts: EvidencePart.array(),
    }),
  }),
  fileEvidence: endpoint({
    ...{ ...work, method: 'post', path: '/disputes/:id/evidence', summary: '提交证据 / Bring evidence' },
    ...{ params, body: EvidenceDraft, idempotent: true, reply: Evidence },
  }),
  correctEvidence: endpoint({
    ...{ ...work, method: 'put', path: '/disputes/:id/evidence/:evidenceId', summary: '更正证据 / Put evidence right' },
    ...{ params: one, body: EvidenceCorrection, ifMatch: true, reply: Evidence },
  }),
  ruleOnEvidence: endpoint({
    ...{ ...work, method: 'post', path: '/disputes/:id/evidence/:evidenceId/rulings' },
    ...{ summary: '认定证据类别 / Decide the class of evidence' },
    ...{ params: one, body: RulingDraft, ifMatch: true, reply: Evidence },
  }),
};
