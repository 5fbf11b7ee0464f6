import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type GenericRow, GenericRow as GenericRowSchema, genericTable } from './genericTable.ts';
import type { NamingTables } from './nameKeys.ts';
import { PolyphoneRow, ReadingRow, readingRegistry } from './readingRegistry.ts';

const fileRows = (folder: string, file: string): unknown[] =>
  parse(readFileSync(fileURLToPath(new URL(`../../data/${folder}/${file}`, import.meta.url)), 'utf8'), {
    columns: true,
    comment: '#',
    comment_no_infix: true,
    bom: true,
    skip_empty_lines: true,
  });

const listed = z.string().transform((text) => text.split(';').filter((part) => part !== ''));
const orNull = z.string().transform((text) => (text === '' ? null : text));

/** Rows of data/generics/generics.csv. */
export const genericRowsFromFiles = (): GenericRow[] =>
  z.array(z.object({ categories: listed }).loose().pipe(GenericRowSchema)).parse(fileRows('generics', 'generics.csv'));

/** Rows of data/readings/readings.csv. */
export const readingRowsFromFiles = (): ReadingRow[] =>
  z.array(z.object({ roman: orNull }).loose().pipe(ReadingRow)).parse(fileRows('readings', 'readings.csv'));

/** Rows of data/readings/polyphones.csv. */
export const polyphoneRowsFromFiles = (): PolyphoneRow[] =>
  z.array(PolyphoneRow).parse(fileRows('readings', 'polyphones.csv'));

/** The shipped naming tables, read from data/: for seeding, the command line and tests; a register has its own rows. */
export function loadNamingTables(): NamingTables {
  return {
    generics: genericTable(genericRowsFromFiles()),
    readings: readingRegistry(readingRowsFromFiles(), polyphoneRowsFromFiles()),
  };
}
