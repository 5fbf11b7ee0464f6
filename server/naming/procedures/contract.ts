import { z } from 'zod';
import { endpoint, Instant } from '../../platform/contract.ts';
import { CaseId } from '../caseContract.ts';
import { ProcedureNeed } from './needContract.ts';
import { ProcedureRecord, RecordedProcedure } from './procedureContract.ts';

/** What the handler declares of a case; `facts` are codes of the list `procedure-facts`. */
export const DeclaredFacts = z.strictObject({
  facts: z.string().max(40).array().max(20),
  /** How many addresses a renaming changes; null: not stated. */
  addresses: z.number().int().min(0).max(1_000_000).nullable(),
  note: z.string().trim().max(1000).default(''),
});

/** What a case needs in proportion (TR art. 11), how each stands, and what was declared. */
export const CaseProcedures = z.object({
  declared: DeclaredFacts.extend({
    /** 0: nothing was declared yet. */
    version: z.number().int(),
    by: z.string().nullable(),
    at: Instant.nullable(),
  }),
  /** The old name is on the protection list. */
  listed: z.boolean(),
  mayDeclare: z.boolean(),
  mayRecord: z.boolean(),
  needs: ProcedureNeed.array(),
});
export type CaseProcedures = z.infer<typeof CaseProcedures>;

const params = z.object({ id: CaseId });

export const ProceduresApi = {
  get: endpoint({
    method: 'get',
    path: '/naming-cases/:id/procedures',
    summary:
      '论证、征求意见、听证和评估：本办件需要哪些、各自的办理情况 / Which procedures a case needs, and how each stands',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params,
    reply: CaseProcedures,
  }),
  declare: endpoint({
    method: 'put',
    path: '/naming-cases/:id/procedure-facts',
    summary: '承办人如实勾选的事实（If-Match 为已读版本，首次为 0） / What the handler declares of the case',
    permission: 'naming.handle',
    jurisdiction: 'naming-case',
    params,
    body: DeclaredFacts,
    ifMatch: true,
    reply: CaseProcedures,
  }),
  record: endpoint({
    method: 'put',
    path: '/naming-cases/:id/procedures/:procedure',
    summary:
      '记录专家论证、征求意见、听证、风险评估、综合评估，或者不开展的理由（If-Match 为已读版本，首次为 0） / Record a procedure, or why it was done without',
    permission: 'naming.handle',
    jurisdiction: 'naming-case',
    params: params.extend({ procedure: RecordedProcedure }),
    body: ProcedureRecord,
    ifMatch: true,
    reply: CaseProcedures,
  }),
};
