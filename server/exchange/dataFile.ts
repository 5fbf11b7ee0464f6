import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** Where the shipped data stand; every set has a README with source, licence and date. */
const pathOf = (path: string): string => fileURLToPath(new URL(`../../data/${path}`, import.meta.url));

/** Rows of a shipped CSV file, each checked against its schema. */
export const csvRows = <T extends z.ZodType>(path: string, row: T): z.output<T>[] =>
  z.array(row).parse(parse(readFileSync(pathOf(path), 'utf8'), { columns: true, bom: true, skip_empty_lines: true }));

/** Names of the files of a shipped set that end so, in order. */
export const dataFiles = (set: string, ending: string): string[] =>
  readdirSync(pathOf(set))
    .filter((name) => name.endsWith(ending))
    .sort();

/** A shipped JSON or GeoJSON file. */
export const jsonFile = <T extends z.ZodType>(path: string, shape: T): z.output<T> =>
  shape.parse(JSON.parse(readFileSync(pathOf(path), 'utf8')));

/** `a;b` → ['a', 'b'] */
export const List = z.string().transform((text) => text.split(';').filter((part) => part !== ''));
export const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');
/** A half-open date range from two CSV cells. */
export const dateRange = (from: string, to: string): string => `[${from},${to})`;
