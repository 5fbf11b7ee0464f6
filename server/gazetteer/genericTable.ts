import { z } from 'zod';
import { PlaceCategory } from './contract.ts';

/** One generic term (通名): data/generics/generics.csv. */
export const GenericRow = z.object({
  text: z.string().min(1),
  /** Syllables with tones, one a character, separated by spaces: settles the reading of 大 in 大街, 厦 in 大厦. */
  syllables: z.string().min(1),
  categories: PlaceCategory.array().min(1),
  source: z.string().min(1),
});
export type GenericRow = z.infer<typeof GenericRow>;

export interface GenericTable {
  /** Longest first, so that 自治区 is found before 区. */
  readonly byLastChar: ReadonlyMap<string, readonly GenericRow[]>;
}

/** Index of the generic terms by their last character, longest first. */
export function genericTable(rows: readonly GenericRow[]): GenericTable {
  const byLastChar = new Map<string, GenericRow[]>();
  for (const row of [...rows].sort((a, b) => b.text.length - a.text.length)) {
    const last = [...row.text].at(-1) ?? '';
    byLastChar.set(last, [...(byLastChar.get(last) ?? []), row]);
  }
  return { byLastChar };
}
