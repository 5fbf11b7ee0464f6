import { z } from 'zod';

/** A sheet as the thread gives it: rows of texts. */
export const XlsSheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  /** Number of the first row, from 1. */
  firstRow: z.number(),
  rows: z.string().array().array(),
  merged: z.object({ from: z.number(), to: z.number(), column: z.number() }).array(),
});

export const XlsAnswer = z.union([
  z.object({ sheets: XlsSheet.array() }),
  z.object({ failure: z.enum(['password-protected', 'damaged']), reason: z.string() }),
]);
