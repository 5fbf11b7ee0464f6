import type { CensusFields } from './censusContract.ts';

/** The fields of a staged row as text; blanks are left out, lists stay lists. Numbers and dates are text already or made so. */
export function censusFields(raw: Readonly<Record<string, unknown>>): CensusFields {
  const fields: CensusFields = {};
  for (const [field, value] of Object.entries(raw)) {
    const text = Array.isArray(value) ? value.flatMap(textOf) : textOf(value)[0];
    if (text !== undefined && text.length > 0) fields[field] = text;
  }
  return fields;
}

function textOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}

/** A field as one text; '' where the form has none. */
export function fieldText(fields: CensusFields, field: string): string {
  const value = fields[field];
  return (Array.isArray(value) ? value.join('；') : value) ?? '';
}

const SEPARATOR = /[；;、，,/|]+/u;

/** A field that holds several values, however the form separates them. */
export const fieldList = (fields: CensusFields, field: string): string[] =>
  fieldText(fields, field)
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
