import { CensusFilter } from '#server/exchange/census/censusApiContract.ts';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';

/** What the queue is narrowed to, kept in the address of the list and of each record opened from it. */
export const useCensusFilter = () => useAddressFilter<CensusFilter>(CensusFilter, {});

/** The filter as an address carries it, with its question mark; '' without one. */
export function filterSearch(filter: CensusFilter): string {
  const given = Object.entries(filter).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
