import { Day, Instant } from '../../platform/contract.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import { refused } from './refused.ts';

/** First and last day in China, both inside; null: without end. */
export interface Period {
  from: string | null;
  through: string | null;
}

/** A moment as the day it is in China (UTC+8 all year): what the register is valid by are days. @throws RangeError */
export const chinaDayOf = (moment: string): string =>
  new Date(new Date(moment).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The day of a date or a moment, undefined where it is neither. */
export function dayOf(text: string): string | undefined {
  // GDAL writes a date as `2026-01-01T`.
  const date = text.replace(/^(\d{4}-\d\d-\d\d)T$/i, '$1');
  if (Day.safeParse(date).success) return date;
  if (!Instant.safeParse(text.toUpperCase()).success) return undefined;
  const day = chinaDayOf(text.toUpperCase());
  return Day.safeParse(day).success ? day : undefined;
}

const OPEN = new Set(['..', '']);

/** Reads `datetime`: a day, a moment, or an interval with `/` whose ends may be open. @throws Problem invalid-input */
export function periodOf(text: string): Period {
  const parts = text.split('/');
  if (parts.length > 2) throw malformed();
  const [from = null, through = from] = parts.map((part) =>
    parts.length === 2 && OPEN.has(part) ? null : dayOf(part),
  );
  if (from === undefined || through === undefined) throw malformed();
  const period = { from, through: parts.length === 2 ? through : from };
  if (period.from === null && period.through === null) throw malformed();
  if (period.from !== null && period.through !== null && period.from > period.through) {
    throw refused('datetime', 'the interval ends before it begins', '区间的结束早于开始');
  }
  return period;
}

const malformed = () =>
  refused(
    'datetime',
    'must be a day, a moment (RFC 3339) or an interval such as 2026-01-01/..',
    '须为日期、时刻（RFC 3339）或区间，例如 2026-01-01/..',
  );

/** Days on which a row holds, SQL of dates; null is open. */
export interface Validity {
  from: Sql;
  through: Sql;
}

/** Whether a row holds on some day of the period. */
export const inPeriod = ({ from, through }: Validity, period: Period): Sql => sql`(
  ${period.through === null ? sql`true` : sql`coalesce(${from} <= ${period.through}::date, true)`} and
  ${period.from === null ? sql`true` : sql`coalesce(${through} >= ${period.from}::date, true)`})`;
