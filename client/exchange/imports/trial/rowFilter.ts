import { z } from 'zod';
import { RowOutcome } from '#server/exchange/imports/importContract.ts';

export const Filter = z.object({ outcome: RowOutcome.optional(), code: z.string().max(60).optional() });
export type Filter = z.infer<typeof Filter>;
/** What of the result is looked at; kept in the address. */
export interface RowFilter {
  filter: Filter;
  change: (part: { [K in keyof Filter]?: Filter[K] | undefined }) => void;
}
