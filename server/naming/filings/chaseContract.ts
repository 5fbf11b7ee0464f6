import { z } from 'zod';
import { Day, Instant } from '../../platform/contract.ts';
import { DocumentId } from '../documents/contract.ts';

const Text = z.string().trim().min(2).max(2000);
/** A document number as offices write it, e.g. 盐政发〔2026〕12号. */
export const DocumentNo = z
  .string()
  .trim()
  .regex(/^[\p{Script=Han}A-Za-z]{1,20}〔20\d{2}〕[1-9]\d{0,4}号$/u);

export const ChaseKind = z.enum(['remind', 'deadline', 'report_up']);
export type ChaseKind = z.infer<typeof ChaseKind>;
export const Chase = z
  // `next`: the document is issued here, under the next number of the receiver's series; else its paper was numbered elsewhere.
  .strictObject({
    kind: ChaseKind,
    documentNo: z.union([z.literal('next'), DocumentNo]),
    text: Text,
    deadlineOn: Day.optional(),
  })
  .refine(({ kind, deadlineOn }) => (kind === 'deadline') === (deadlineOn !== undefined), {
    path: ['deadlineOn'],
    message: 'A deadline, and only it, has a last day / 限期报送须写明最后期限，其他不写',
  });
export type Chase = z.infer<typeof Chase>;

export const ChaseRecord = z.object({
  id: z.uuid(),
  kind: ChaseKind,
  documentNo: z.string(),
  /** The document issued here; null where its paper was numbered elsewhere. */
  documentId: DocumentId.nullable(),
  text: z.string(),
  deadlineOn: Day.nullable(),
  addressee: z.string(),
  actor: z.string(),
  organisation: z.string(),
  at: Instant,
});
export type ChaseRecord = z.infer<typeof ChaseRecord>;

/** The list of late filers (迟报清单): one row an office that files. */
export const LateFiler = z.object({
  filer: z.string(),
  approver: z.string(),
  /** Still not filed, or returned, past the last day. */
  open: z.number().int(),
  /** Filed, but too late. */
  filedLate: z.number().int(),
  mostDaysLate: z.number().int(),
  reminders: z.number().int(),
  escalations: z.number().int(),
});
export type LateFiler = z.infer<typeof LateFiler>;
