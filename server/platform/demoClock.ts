import { z } from 'zod';
import type { Db } from './db/sql.ts';
import { readSetting, writeSetting } from './setting.ts';

const DAY = 86_400_000;
const KEY = 'demo-clock-days';
// More than the longest clock of the law many times over; keeps dates inside what calendars know.
const MOST_DAYS = 4000;

/**
 * The register's clock. In a demonstration register it may run ahead by whole days, so that notice periods and
 * deadlines can be shown; elsewhere the offset is 0. Sessions, throttling and logs use the real time.
 */
export interface DemoClock {
  /** The register's present moment, ISO 8601 in UTC. */
  now(): string;
  real(): Date;
  /** Whole days that the register is ahead of real time. */
  days(): number;
  /** Reads the stored offset; another process may have changed it. */
  load(db: Db): Promise<void>;
  /** Moves on by whole days, never back: a case's steps must not come to lie in the future. */
  advance(db: Db, days: number): Promise<void>;
}

export function demoClock(real: () => Date): DemoClock {
  let ahead = 0;
  const now = () => new Date(real().getTime() + ahead * DAY).toISOString();
  const load = async (db: Db) => {
    ahead = (await readSetting(db, KEY, z.number().int().min(0).max(MOST_DAYS))) ?? 0;
  };
  const advance = async (db: Db, days: number) => {
    await load(db);
    const next = Math.min(ahead + days, MOST_DAYS);
    await writeSetting(db, KEY, next, real().toISOString());
    ahead = next;
  };
  return { now, real, days: () => ahead, load, advance };
}
