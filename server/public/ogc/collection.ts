import { type Sql, sql } from '../../platform/db/sql.ts';
import type { TileSet } from '../tileSets.ts';
import type { Validity } from './periodOf.ts';

/** One thing in both languages. */
export interface Told {
  zh: string;
  en: string;
}

export type FieldType = 'string' | 'boolean' | 'date' | 'instant';

/** A property of features: what may be asked for, and by nothing else. */
export interface Field {
  type: FieldType;
  title: Told;
  /** SQL of its value over the collection's tables. */
  value: Sql;
  /** What it can be, where that is a short list. */
  values?: readonly string[];
  /** A condition with an index that follows from the field being this text. */
  narrowed?: (value: string) => Sql;
  /** May be filtered by, but is not written: see `README.md`. */
  filterOnly?: true;
}

/** Features of one kind that are cleared for the public. */
export interface Collection {
  id: string;
  title: Told;
  description: Told;
  /** Tables and joins. */
  from: Sql;
  /** What makes a row public; never empty. */
  where: Sql;
  /** Identifies a row, and orders the pages; `key` is of this type of PostgreSQL. */
  key: Sql;
  keyType: 'uuid' | 'text' | 'bigint';
  geometry: Sql;
  valid?: Validity;
  fields: Readonly<Record<string, Field>>;
  tiles?: TileSet;
  /** SQL of a text that is another one after each change of the rows; by index. */
  newest: Sql;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** For fields that are ids: the condition that the column's own index knows. */
export const byUuid =
  (column: Sql) =>
  (value: string): Sql =>
    UUID.test(value) ? sql`${column} = ${value}::uuid` : sql`false`;

type Rest = Omit<Field, 'type' | 'title' | 'value'>;
const field =
  (type: FieldType) =>
  (zh: string, en: string, value: Sql, rest: Rest = {}): Field => ({ type, title: { zh, en }, value, ...rest });

/** Makers of fields by type. */
export const text = field('string');
export const yesNo = field('boolean');
export const day = field('date');
export const moment = field('instant');
