import { useSearchParams } from 'react-router';
import type { z } from 'zod';

/** The filter of a list, kept in the address; what the address has wrong is left out. */
export function useAddressFilter<T extends object>(schema: z.ZodType<T>, none: T) {
  const [search, setSearch] = useSearchParams();
  const filter = schema.safeParse(Object.fromEntries(search)).data ?? none;
  const change = (part: { [K in keyof T]?: T[K] | undefined }) =>
    setSearch(
      Object.fromEntries(
        Object.entries({ ...filter, ...part }).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])),
      ),
    );
  return { filter, change };
}
