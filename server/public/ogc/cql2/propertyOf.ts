import { type Sql, sql } from '../../../platform/db/sql.ts';
import type { Collection, Field, FieldType } from '../collection.ts';
import type { Crs } from '../crs.ts';
import { dayOf } from '../periodOf.ts';
import { refused } from '../refused.ts';
import type { Scalar } from './syntax.ts';

/** What a filter is said of. */
export interface Subject {
  collection: Collection;
  /** Of the coordinates in the filter. */
  crs: Crs;
}

/** @throws Problem invalid-input where the collection has no such property */
export function propertyOf({ collection }: Subject, scalar: Scalar): Field {
  if (scalar.kind !== 'property') throw refused('filter', 'a property is expected', '此处应为属性');
  const field = Object.hasOwn(collection.fields, scalar.name) ? collection.fields[scalar.name] : undefined;
  if (field) return field;
  const known = Object.keys(collection.fields).join(', ');
  throw refused(
    'filter',
    `there is no property ${scalar.name}; there are ${known}`,
    `没有属性 ${scalar.name}，可用属性：${known}`,
  );
}

const EXPECTED: Readonly<Record<FieldType, readonly [en: string, zh: string]>> = {
  string: ["a text in quotes, such as '利通'", '带单引号的文本'],
  boolean: ['TRUE or FALSE', 'TRUE 或 FALSE'],
  date: ["a day, such as DATE('2026-01-01')", "日期，例如 DATE('2026-01-01')"],
  instant: ["a moment, such as TIMESTAMP('2026-01-01T00:00:00Z')", "时刻，例如 TIMESTAMP('2026-01-01T00:00:00Z')"],
};

/** A value bound as what the field is. @throws Problem invalid-input */
export function boundOf({ type }: Field, scalar: Scalar): Sql {
  const bound = BINDERS[type](scalar);
  if (bound) return bound;
  const [en, zh] = EXPECTED[type];
  throw refused('filter', `${en} is expected`, `此处应为${zh}`);
}

const BINDERS: Readonly<Record<FieldType, (scalar: Scalar) => Sql | undefined>> = {
  string: (scalar) => (scalar.kind === 'text' && !scalar.value.includes('\0') ? sql`${scalar.value}::text` : undefined),
  boolean: (scalar) => (scalar.kind === 'boolean' ? sql`${scalar.value}::boolean` : undefined),
  date: (scalar) => {
    const day = scalar.kind === 'moment' || scalar.kind === 'text' ? dayOf(scalar.value) : undefined;
    return day === undefined ? undefined : sql`${day}::date`;
  },
  instant: (scalar) => {
    if (scalar.kind !== 'moment' && scalar.kind !== 'text') return undefined;
    if (dayOf(scalar.value) === undefined) return undefined;
    // A bare day begins at midnight in China.
    const at = scalar.value.length === 10 ? `${scalar.value}T00:00:00+08:00` : scalar.value;
    return sql`${at}::timestamptz`;
  },
};
