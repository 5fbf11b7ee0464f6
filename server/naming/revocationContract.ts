import { z } from 'zod';
import { Day } from '../platform/contract.ts';

/** By whom and by what document an approval was revoked, and by which announcement the public was told, where it was told of the approval. */
export const CaseRevocation = z.object({
  organ: z.string(),
  documentNo: z.string(),
  revokedOn: Day,
  reason: z.string(),
  article: z.string(),
  articleEn: z.string(),
  announcementNo: z.string().nullable(),
  announcedOn: Day.nullable(),
});
