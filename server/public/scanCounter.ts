import { type Db, run, sql } from '../platform/db/sql.ts';
import type { Log } from '../platform/log.ts';

/** Counts scans per sign and day, and nothing else about them. */
export interface ScanCounter {
  /** Never waits: the numbers reach the register every five seconds. */
  count(signId: string): void;
  flush(): Promise<void>;
  /** Writes what is left and stops. */
  close(): Promise<void>;
}

const EVERY_MILLISECONDS = 5_000;

/** `today` is the day in China; a crash loses at most five seconds of counts. */
export function scanCounter(db: Db, today: () => string, log: Log): ScanCounter {
  let counted = new Map<string, number>();
  const count = (signId: string) => {
    counted.set(signId, (counted.get(signId) ?? 0) + 1);
  };
  const flush = async () => {
    if (counted.size === 0) return;
    const taken = counted;
    counted = new Map();
    try {
      await add(db, taken, today());
    } catch (error) {
      for (const [id, scans] of taken) counted.set(id, (counted.get(id) ?? 0) + scans);
      log.warn({ err: error, signs: taken.size }, 'signs.count-scans');
    }
  };
  const timer = setInterval(() => {
    flush().catch(() => undefined); // `flush` tells the log itself
  }, EVERY_MILLISECONDS).unref();
  const close = async () => {
    clearInterval(timer);
    await flush();
  };
  return { count, flush, close };
}

// In the order of ids: two processes that write the same rows then wait for each other instead of deadlocking.
async function add(db: Db, scans: ReadonlyMap<string, number>, day: string): Promise<void> {
  const ids = [...scans.keys()].sort();
  const numbers = ids.map((id) => scans.get(id) ?? 0);
  await run(
    db,
    sql`insert into sign_scan (sign_id, day, scans)
        select id, ${day}::date, scans from unnest(${ids}::text[], ${numbers}::int[]) as t (id, scans)
        on conflict (sign_id, day) do update set scans = sign_scan.scans + excluded.scans`,
  );
}
