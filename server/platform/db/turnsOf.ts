import type { Db } from './sql.ts';

/** Begins a piece of work that asks the database. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Lets work go side by side where the database has a connection for each; inside a transaction, which has one, a piece begins
 * when the piece before has ended, because a connection is at one statement at a time.
 */
export function turnsOf(db: Db): Turns {
  if (!db.isTransaction) return (work) => work();
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}
