import type { RowBody } from '#server/detection/ruleChangeContract.ts';

export interface FieldDifference {
  field: string;
  before: unknown;
  after: unknown;
}

// Given by the system with every version.
const OWN = new Set(['version', 'effectiveFrom', 'effectiveTo', 'id']);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const Empty: RowBody = {};

/** The fields in which two versions of a row differ; of results only those that differ, by their code. */
export function fieldDifferences(before: RowBody | null, after: RowBody | null): FieldDifference[] {
  const [old, now] = [before ?? Empty, after ?? Empty];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((field) => !OWN.has(field));
  return fields
    .filter((field) => !same(old[field], now[field]))
    .map((field) => ({ field, before: old[field], after: now[field] }));
}
