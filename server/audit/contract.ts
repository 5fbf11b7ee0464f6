import { z } from 'zod';
import { Day, endpoint, Instant, PageQuery, pageOf } from '../platform/contract.ts';

/** One act on one record, as recorded. */
export const AuditEntry = z.object({
  /** The hash of its seal, its place in the chain; no number, which would tell how many entries the list leaves out. */
  id: z.string(),
  at: Instant,
  actorId: z.uuid().nullable(),
  actor: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditApi = {
  list: endpoint({
    method: 'get',
    path: '/audit',
    summary: '审计日志 / Who did what to which record, newest first',
    permission: 'audit.read',
    jurisdiction: 'none',
    query: PageQuery.extend({
      subjectKind: z.string().max(60).optional(),
      subjectId: z.string().max(100).optional(),
      actorId: z.uuid().optional(),
      action: z.string().max(60).optional(),
      /** A record by its id, or by the number of a case (办件编号) or campaign. */
      subject: z.string().max(100).optional(),
      /** First and last day in China, both counted. */
      from: Day.optional(),
      to: Day.optional(),
    }),
    reply: pageOf(AuditEntry),
  }),
};
