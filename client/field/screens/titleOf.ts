import type { FieldSign } from '#server/signs/field/fieldContract.ts';

/** What a person knows a sign by: its standard name, and its number. */
export const titleOf = ({ standardName, name, number }: FieldSign): string =>
  [standardName ?? name, number].filter(Boolean).join(' ');
