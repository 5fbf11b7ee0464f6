import type { Db } from '../../platform/db/sql.ts';
import type { Collection } from './collection.ts';
import { countAll, countItems } from './selectItems.ts';

const FRESH_MILLISECONDS = 60_000;

interface Counted {
  at: number;
  value: number;
}

/**
 * Counts whole collections. A small one is counted for each reader; a large one takes a second to count, so that its number
 * is kept, and counted anew behind the readers' backs when it is a minute old.
 */
export function collectionCounts(db: Db): (collection: Collection) => Promise<number> {
  const large = new Map<string, Counted>();
  const counting = new Map<string, Promise<number>>();
  const count = (collection: Collection): Promise<number> => {
    const running = counting.get(collection.id) ?? countAll(db, collection);
    counting.set(collection.id, running);
    const forget = () => counting.delete(collection.id);
    running.then((value) => large.set(collection.id, { at: performance.now(), value })).then(forget, forget);
    return running;
  };
  return async (collection) => {
    const known = large.get(collection.id);
    if (known) {
      if (performance.now() - known.at > FRESH_MILLISECONDS) count(collection).catch(() => large.delete(collection.id));
      return known.value;
    }
    return (await countItems(db, collection, { conditions: [] })) ?? count(collection);
  };
}
