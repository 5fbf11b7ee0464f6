import type { Knex } from 'knex';
import type { z } from 'zod';

/** The pool or a transaction: what is written for one runs in the other. */
export type Db = Knex | Knex.Transaction;

/** A class and not a shape, so that no value from a request body can pass for SQL. */
export class Sql {
  readonly text: string;
  readonly values: readonly unknown[];
  constructor(text: string, values: readonly unknown[]) {
    this.text = text;
    this.values = values;
  }
}

/**
 * Builds a parameterised statement. A nested `sql` is spliced in; any other value is bound: text, number, boolean,
 * bigint, null, bytes, and arrays of these as PostgreSQL arrays (`= any(${codes})`). Objects go through `json`.
 * @throws TypeError for a value that cannot be bound
 */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Sql {
  let text = '';
  const values: unknown[] = [];
  literalsOf(strings).forEach((literal, i) => {
    text += literal;
    if (i === parts.length) return;
    const part = parts[i];
    // Blanks around the mark: knex reads `??` as an identifier.
    text += part instanceof Sql ? part.text : ' ? ';
    values.push(...(part instanceof Sql ? part.values : [bindable(part)]));
  });
  return new Sql(text, values);
}

const literals = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Looked at once for each place in the source, which hands over the same strings every time. */
function literalsOf(strings: TemplateStringsArray): readonly string[] {
  const known = literals.get(strings);
  if (known) return known;
  const made = strings.raw.map(escaped);
  literals.set(strings, made);
  return made;
}

/** Splices a list of statements with a separator: `join(conditions, sql` and `)`. An empty list gives empty text. */
export function join(list: readonly Sql[], separator: Sql = new Sql(', ', [])): Sql {
  let text = '';
  const values: unknown[] = [];
  list.forEach((part, i) => {
    if (i > 0) {
      text += separator.text;
      values.push(...separator.values);
    }
    text += part.text;
    values.push(...part.values);
  });
  return new Sql(text, values);
}

/** Binds any JSON value as `jsonb`. */
export function json(value: unknown): Sql {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError('sql: undefined is not a JSON value');
  return new Sql(' ?::jsonb', [text]);
}

/** Any number of rows, each checked against its schema. */
export async function many<T extends z.ZodType>(db: Db, row: T, query: Sql): Promise<z.output<T>[]> {
  const { rows } = await answer(db, query);
  return row.array().parse(rows) as z.output<T>[];
}

/** One row or undefined. @throws Error when there are more */
export async function maybeOne<T extends z.ZodType>(db: Db, row: T, query: Sql): Promise<z.output<T> | undefined> {
  const rows = await many(db, row, query);
  if (rows.length > 1) throw new Error(`Expected at most one row, got ${rows.length}: ${gist(query)}`);
  return rows[0];
}

/** Exactly one row. @throws Error when there is none, or more */
export async function one<T extends z.ZodType>(db: Db, row: T, query: Sql): Promise<z.output<T>> {
  const found = await many(db, row, query);
  if (found.length !== 1) throw new Error(`Expected one row, got ${found.length}: ${gist(query)}`);
  return found[0] as z.output<T>;
}

/** Runs a statement for its effect and answers the number of rows it touched. */
export async function run(db: Db, query: Sql): Promise<number> {
  return (await answer(db, query)).rowCount ?? 0;
}

interface Answer {
  rows: unknown[];
  rowCount: number | null;
}

async function answer(db: Db, query: Sql): Promise<Answer> {
  return await db.raw<Answer>(query.text, [...query.values] as Knex.RawBinding[]);
}

// knex drops every backslash before a question mark, so `\?` inside a literal would silently change a pattern.
function escaped(literal: string): string {
  if (literal.includes('\\?')) throw new TypeError('sql: write [?] instead of \\? in a pattern');
  return literal.replaceAll('?', '\\?'); // jsonb operators and text, not placeholders
}

const SCALARS = new Set(['string', 'number', 'boolean', 'bigint']);

function isScalar(value: unknown): boolean {
  return value === null || SCALARS.has(typeof value) || value instanceof Uint8Array || value instanceof Date;
}

function bindable(value: unknown): unknown {
  if (isScalar(value)) return value;
  if (Array.isArray(value)) return value.map(bindable);
  throw new TypeError(`sql: cannot bind ${value === undefined ? 'undefined' : typeof value}; use null or json(value)`);
}

const gist = (query: Sql): string => query.text.replaceAll(/\s+/g, ' ').trim().slice(0, 120);
