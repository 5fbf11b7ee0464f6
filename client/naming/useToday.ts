import { useFacts } from '../api/session.ts';
import { dayOf } from '../ui/dayOf.ts';

/** Today in the register's own calendar (the demonstration clock may run ahead), YYYY-MM-DD; undefined until read. */
export function useToday(): string | undefined {
  const facts = useFacts();
  return facts ? dayOf(facts.now) : undefined;
}
