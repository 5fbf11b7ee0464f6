import { type Sql, sql } from '../../../platform/db/sql.ts';
import { dayOf } from '../periodOf.ts';
import { refused } from '../refused.ts';
import { propertyOf, type Subject } from './propertyOf.ts';
import type { Condition, Interval, Scalar } from './syntax.ts';

type Temporal = Extract<Condition, { kind: 'temporal' }>;
interface Span {
  from: Sql;
  through: Sql;
}

/** How two spans of days lie to each other. A row without a day is compared as open at that end of an interval, else not at all. */
export function temporalCondition(subject: Subject, { op, left, right }: Temporal): Sql {
  return sql`coalesce(${RELATIONS[op](spanOf(subject, left), spanOf(subject, right))}, false)`;
}

const RELATIONS: Readonly<Record<Temporal['op'], (a: Span, b: Span) => Sql>> = {
  t_after: (a, b) => sql`${a.from} > ${b.through}`,
  t_before: (a, b) => sql`${a.through} < ${b.from}`,
  t_equals: (a, b) => sql`${a.from} = ${b.from} and ${a.through} = ${b.through}`,
  t_during: (a, b) => sql`${a.from} > ${b.from} and ${a.through} < ${b.through}`,
  t_contains: (a, b) => sql`${a.from} < ${b.from} and ${a.through} > ${b.through}`,
  t_intersects: (a, b) => sql`${a.from} <= ${b.through} and ${a.through} >= ${b.from}`,
  t_disjoint: (a, b) => sql`not (${a.from} <= ${b.through} and ${a.through} >= ${b.from})`,
};

function spanOf(subject: Subject, given: Scalar | Interval): Span {
  if (given.kind !== 'interval') {
    const day = dayIn(subject, given);
    return { from: day, through: day };
  }
  const { from, through } = given;
  return {
    from: from ? sql`coalesce(${dayIn(subject, from)}, '-infinity'::date)` : sql`'-infinity'::date`,
    through: through ? sql`coalesce(${dayIn(subject, through)}, 'infinity'::date)` : sql`'infinity'::date`,
  };
}

function dayIn(subject: Subject, scalar: Scalar): Sql {
  if (scalar.kind === 'property') {
    const { type, value } = propertyOf(subject, scalar);
    if (type === 'date') return value;
    if (type === 'instant') return sql`(${value} at time zone 'Asia/Shanghai')::date`;
  }
  const day = scalar.kind === 'moment' || scalar.kind === 'text' ? dayOf(scalar.value) : undefined;
  if (day !== undefined) return sql`${day}::date`;
  throw refused('filter', "a day is expected, such as DATE('2026-01-01')", "此处应为日期，例如 DATE('2026-01-01')");
}
