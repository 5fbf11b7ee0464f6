import { z } from 'zod';
import { endpoint, Instant } from '../../platform/contract.ts';
import { CaseId } from '../caseContract.ts';

/** Against the notice, or for it. Only objections must be answered. */
export const Stance = z.enum(['object', 'support']);
export type Stance = z.infer<typeof Stance>;

/** What became of an objection; `noted` answers a statement of support. */
export const ObjectionOutcome = z.enum(['adopted', 'partly', 'not_adopted', 'noted']);
export type ObjectionOutcome = z.infer<typeof ObjectionOutcome>;

/** What somebody writes on a notice. Who he is may stay open: TR art. 11 asks for opinions, not for names. */
export const ObjectionDraft = z.strictObject({
  stance: Stance,
  text: z.string().trim().min(4).max(2000),
  name: z.string().trim().max(60),
  contact: z.string().trim().max(100),
});
export type ObjectionDraft = z.infer<typeof ObjectionDraft>;

export const Objection = z.object({
  id: z.uuid(),
  objectionNo: z.string(),
  stance: Stance,
  text: z.string(),
  submittedAt: Instant,
  outcome: ObjectionOutcome.nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** For the handling office only, else null. */
  name: z.string().nullable(),
  contact: z.string().nullable(),
});
export type Objection = z.infer<typeof Objection>;

/** What was said of one case or of one listed name; `items` is empty for the applicant, who learns only that there are objections. */
export const Objections = z.object({
  objections: z.number().int(),
  supports: z.number().int(),
  unanswered: z.number().int(),
  mayAnswer: z.boolean(),
  items: Objection.array(),
});
export type Objections = z.infer<typeof Objections>;

export const ObjectionAnswer = z.strictObject({
  outcome: ObjectionOutcome,
  answer: z.string().trim().min(4).max(2000),
});
export type ObjectionAnswer = z.infer<typeof ObjectionAnswer>;

const params = z.object({ id: CaseId });

export const ObjectionsApi = {
  list: endpoint({
    method: 'get',
    path: '/naming-cases/:id/objections',
    summary: '公示期收到的异议和支持意见 / What people said of the public notice',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params,
    reply: Objections,
  }),
  answer: endpoint({
    method: 'post',
    path: '/naming-cases/:id/objections/:objectionId/answer',
    summary: '逐条答复异议 / Answer one objection',
    permission: 'naming.handle',
    jurisdiction: 'naming-case',
    params: params.extend({ objectionId: z.uuid() }),
    body: ObjectionAnswer,
    reply: Objections,
  }),
};
