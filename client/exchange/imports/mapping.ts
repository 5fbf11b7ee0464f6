import type { ImportField, ImportRow, Mapping } from '#server/exchange/imports/importContract.ts';

/** Required fields that no heading fills. */
export const missingRequired = (fields: readonly ImportField[], mapping: Mapping): ImportField[] =>
  fields.filter(({ field, required }) => required && !mapping[field]);

/** Headings of the file that fill no field: their columns are read and not taken. */
export function unusedHeadings(headings: readonly string[], mapping: Mapping): string[] {
  const used = new Set(Object.values(mapping));
  return headings.filter((heading) => !used.has(heading));
}

/** Fields that another field's heading fills too: one column into two fields is seldom meant. */
export function sharedHeadings(mapping: Mapping): string[] {
  const given = Object.values(mapping).filter((heading) => heading !== '');
  return [...new Set(given.filter((heading, i) => given.indexOf(heading) !== i))];
}

/** The mapping with a field filled by another heading. An empty heading says that the field stays empty, against any proposal. */
export const withHeading = (mapping: Mapping, field: string, heading: string | undefined): Mapping => ({
  ...mapping,
  [field]: heading ?? '',
});

/** Whether two mappings fill the same fields by the same headings. */
export function isSameMapping(one: Mapping, other: Mapping): boolean {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...fields].every((field) => (one[field] ?? '') === (other[field] ?? ''));
}

/** The first value under a heading that is not blank; null where all are. */
export function sampleOf(rows: readonly Pick<ImportRow, 'given'>[], heading: string): string | null {
  const found = rows.find(({ given }) => (given[heading] ?? '').trim() !== '');
  return found?.given[heading] ?? null;
}

const FEWEST_CHARACTERS = 2;

/** Headings of the cells that a row's findings speak of: by the heading, else by a value of some length that the sentence quotes. */
export function faultyHeadings({ given, findings }: Pick<ImportRow, 'given' | 'findings'>): string[] {
  const said = findings.map(({ message_zh }) => message_zh).join('\n');
  if (said === '') return [];
  const named = Object.keys(given).filter((heading) => heading !== '' && said.includes(heading));
  if (named.length > 0) return named;
  return Object.entries(given).flatMap(([heading, value]) =>
    value.trim().length >= FEWEST_CHARACTERS && said.includes(value.trim()) ? [heading] : [],
  );
}
