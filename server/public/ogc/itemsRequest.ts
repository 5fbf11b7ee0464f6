import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { decodeCursor } from '../../platform/db/cursor.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import { parsePart } from '../../platform/http/parsePart.ts';
import { boxOf, inBox } from './boxOf.ts';
import type { Collection, Field } from './collection.ts';
import { conditionOf } from './cql2/conditionOf.ts';
import { parseCql2 } from './cql2/parseCql2.ts';
import { boundOf } from './cql2/propertyOf.ts';
import type { Scalar } from './cql2/syntax.ts';
import { type Crs, crsOf } from './crs.ts';
import { inPeriod, periodOf } from './periodOf.ts';
import { refused } from './refused.ts';

export const DEFAULT_LIMIT = 10;
/** A client that asks for more gets this many, as the standard says. */
export const MOST_ITEMS = 10_000;

const Text = z.string().max(500);
/** Parameters of every collection's items, beside its properties. */
export const ItemsQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
  bbox: Text.optional(),
  'bbox-crs': Text.optional(),
  datetime: Text.optional(),
  crs: Text.optional(),
  filter: z.string().max(8_000).optional(),
  'filter-lang': Text.optional(),
  'filter-crs': Text.optional(),
  cursor: Text.optional(),
  f: Text.optional(),
  lang: z.enum(['zh', 'en']).optional(),
});

// Ids are texts of each collection's own form; how many there are was counted for the first page.
const Cursor = z.tuple([z.string().max(60), z.number().int().min(0).nullable()]);

/** What is asked of the items of a collection. */
export interface ItemsRequest {
  limit: number;
  crs: Crs;
  conditions: readonly Sql[];
  /** The last id of the page before. */
  after: string | undefined;
  /** Counted with the first page; null where there were too many to count. */
  counted: number | null | undefined;
  /** Something was asked that may take long. */
  isFiltered: boolean;
}

/** @throws Problem invalid-input for a parameter that is not known, or whose value does not fit */
export function itemsRequest(collection: Collection, query: unknown): ItemsRequest {
  const schema = ItemsQuery.extend(
    Object.fromEntries(Object.keys(collection.fields).map((name) => [name, Text.optional()])),
  );
  const given = ItemsQuery.catchall(z.string().optional()).parse(parsePart('query', schema, query));
  const after = given.cursor === undefined ? undefined : decodeCursor(Cursor, given.cursor);
  if (after) requireKey(collection, after[0]);
  const conditions = [
    ...boxConditions(collection, given),
    ...periodConditions(collection, given.datetime),
    ...filterConditions(collection, given),
    ...propertyConditions(collection, given),
  ];
  return {
    limit: limitOf(given.limit),
    crs: crsOf('crs', given.crs),
    conditions,
    after: after?.[0],
    counted: after?.[1],
    isFiltered: conditions.length > 0,
  };
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  const limit = Number(text);
  if (limit < 1) throw refused('limit', `must be from 1 to ${MOST_ITEMS}`, `须在 1 到 ${MOST_ITEMS} 之间`);
  return Math.min(limit, MOST_ITEMS);
}

type Given = z.infer<typeof ItemsQuery>;

function boxConditions({ geometry }: Collection, given: Given): Sql[] {
  const crs = crsOf('bbox-crs', given['bbox-crs']);
  return given.bbox === undefined ? [] : [inBox(geometry, boxOf(given.bbox, crs), crs)];
}

function periodConditions({ valid }: Collection, datetime: string | undefined): Sql[] {
  if (datetime === undefined) return [];
  const period = periodOf(datetime);
  return valid ? [inPeriod(valid, period)] : [];
}

function filterConditions(collection: Collection, given: Given): Sql[] {
  const language = given['filter-lang'];
  if (language !== undefined && language !== 'cql2-text') {
    throw refused('filter-lang', 'must be cql2-text', '须为 cql2-text');
  }
  const crs = crsOf('filter-crs', given['filter-crs']);
  return given.filter === undefined ? [] : [conditionOf({ collection, crs }, parseCql2(given.filter))];
}

/** `name=稻香路`: what GDAL and people write for equality. */
function propertyConditions({ fields }: Collection, given: Record<string, unknown>): Sql[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = given[name];
    return typeof value === 'string' ? [isEqual(name, field, value)] : [];
  });
}

function isEqual(name: string, field: Field, value: string): Sql {
  const scalar = scalarOf(name, field, value);
  // A day of a moment is the whole day in China.
  if (field.type === 'instant' && Day.safeParse(value).success) {
    return sql`(${field.value} at time zone 'Asia/Shanghai')::date = ${value}::date`;
  }
  const equal = sql`${field.value} = ${boundOf(field, scalar)}`;
  return field.narrowed ? sql`(${equal} and ${field.narrowed(value)})` : equal;
}

function scalarOf(name: string, { type }: Field, value: string): Scalar {
  if (type !== 'boolean') return { kind: 'text', value };
  if (value !== 'true' && value !== 'false') throw refused(name, 'must be true or false', '须为 true 或 false');
  return { kind: 'boolean', value: value === 'true' };
}

const KEYS: Readonly<Record<Collection['keyType'], RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  bigint: /^\d{1,18}$/,
  text: /^[0-9A-Za-z-]{1,60}$/,
};

/** Whether a text can be the id of a row. */
export const isKey = ({ keyType }: Collection, id: string): boolean => KEYS[keyType].test(id);

function requireKey(collection: Collection, id: string): void {
  if (!isKey(collection, id)) throw refused('cursor', 'is not one of this collection', '不是本数据集的翻页标记');
}
