import { z } from 'zod';

/** A filter of the list of cases by the search part of its address. */
const SavedFilter = z.object({ name: z.string().min(1).max(30), search: z.string() });
export type SavedFilter = z.infer<typeof SavedFilter>;

const keyOf = (accountId: string): string => `diming.filters.${accountId}`;

/** The filters an account saved on this computer, by name. */
export function savedFilters(accountId: string): SavedFilter[] {
  try {
    return SavedFilter.array().parse(JSON.parse(localStorage.getItem(keyOf(accountId)) ?? '[]'));
  } catch {
    return [];
  }
}

/** Saves a filter in the place of one of the same name; without `search` only takes that away. Answers what is kept then. */
export function keepFilter(accountId: string, name: string, search?: string): SavedFilter[] {
  const others = savedFilters(accountId).filter((each) => each.name !== name);
  const kept = search === undefined ? others : [...others, { name, search }];
  const sorted = kept.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  localStorage.setItem(keyOf(accountId), JSON.stringify(sorted));
  return sorted;
}
