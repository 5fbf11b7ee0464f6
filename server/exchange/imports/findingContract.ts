import { z } from 'zod';

/** One thing found in a file. `code` never changes once issued; the sentences are for people. */
export const ImportFinding = z.object({
  /** Number of the table row, as a person counts, heading included. */
  row: z.number().int().optional(),
  /** Number of the feature, from 1. */
  feature: z.number().int().optional(),
  code: z.string(),
  /** `error`: refused, and with it the whole file; `warning`: look at it; `note`: for the record. */
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  message_zh: z.string(),
  /** What would make it acceptable: an option of the command, or what to do to the file. */
  proposal: z.string().optional(),
  /** An error that a person may take note of (`--confirm CODE`), after which it stands as a warning. */
  confirmable: z.boolean().optional(),
});
export type ImportFinding = z.infer<typeof ImportFinding>;
