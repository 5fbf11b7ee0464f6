import { useSearchParams } from 'react-router';
import { Day } from '#server/platform/contract.ts';
import { useFacts } from '../api/session.ts';
import { dayOf } from '../ui/dayOf.ts';

/** The day in the address, else today by the register's calendar; undefined until read. The second part changes it. */
export function useShownDay(name: string): [string | undefined, (day: string) => void] {
  const [search, setSearch] = useSearchParams();
  const facts = useFacts();
  const day = Day.safeParse(search.get(name)).data ?? (facts && dayOf(facts.now));
  return [day, (next) => setSearch((was) => new URLSearchParams({ ...Object.fromEntries(was), [name]: next }))];
}
