import type { ImportField } from '#server/exchange/imports/importContract.ts';
import { templateOf } from './template.ts';

/** Saves the headings of a kind as a CSV file made in the browser. */
export function saveTemplate(fileName: string, fields: readonly ImportField[]): void {
  const address = URL.createObjectURL(new Blob([templateOf(fields)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
