import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { ImportKind } from '../imports/importContract.ts';

/** What a cell of a field is read as. */
export const FieldType = z.enum([
  'name',
  'text',
  'number',
  'year',
  'date',
  'division-code',
  'place-code',
  'line-code',
  'lon',
  'lat',
  'crs',
  'meridian',
]);
export type FieldType = z.infer<typeof FieldType>;

const Row = z.object({
  kind: ImportKind,
  field: z.string(),
  label: z.string(),
  label_en: z.string(),
  required: z.enum(['true', 'false']).transform((text) => text === 'true'),
  type: FieldType,
  headings: z.string().transform((text) => text.split(';')),
});
export type FieldRow = z.infer<typeof Row>;
/** A field and the heading that fills it. */
export type MappedField = FieldRow & {
  heading: string;
  /** Of features, each of which may name its properties otherwise: where to look when `heading` is empty. */
  others?: readonly string[];
};

/** What a record says of a field. */
export const givenOf = (
  values: Readonly<Record<string, string>>,
  { heading, others = [] }: Pick<MappedField, 'heading' | 'others'>,
): string => [heading, ...others].map((one) => values[one] ?? '').find((text) => text !== '') ?? '';

const csvOf = (name: string): unknown =>
  parse(readFileSync(new URL(`../../../data/imports/${name}.csv`, import.meta.url), 'utf8'), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });

let table: FieldRow[] | undefined;
let words: Map<string, string> | undefined;

/** The fields of a kind, with the headings under which offices write them, from `data/imports`. */
export function fieldTable(kind: ImportKind): FieldRow[] {
  table ??= Row.array().parse(csvOf('fields'));
  return table.filter((row) => row.kind === kind);
}

/**
 * The fields that a file must fill. Features of divisions are outlines, which the register knows by their code alone; a row
 * of a list without a name says nothing.
 */
export const requiredIn = (kind: ImportKind, { headerRow }: { headerRow: number | null }): FieldRow[] =>
  fieldTable(kind).filter(
    ({ field, required }) => required && !(kind === 'divisions' && field === 'name' && headerRow === null),
  );

const Word = z.object({ word: z.string(), category: z.string() });

/** The category of the register for a word that offices write; undefined for an unknown one. */
export function categoryOf(word: string): string | undefined {
  words ??= new Map(
    Word.array()
      .parse(csvOf('category-words'))
      .flatMap(({ word: written, category }) => [[written, category] as const, [category, category] as const]),
  );
  return words.get(word);
}
