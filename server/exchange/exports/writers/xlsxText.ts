// ECMA-376 part 1, 22.9.2.19 (ST_Xstring): what XML cannot carry is written as _xHHHH_, and what looks like that is marked.
const UNWRITABLE = /(?![\t\n\u007f-\u009f])[\p{Cc}\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/gu;
const WRITTEN = /_x([0-9a-fA-F]{4})_/g;

/** A text as a cell of a workbook carries it. */
export const cellText = (text: string): string =>
  text.replaceAll(UNWRITABLE, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);

/** The text of a cell that a reader handed over as it stands in the file. */
export const textOfCell = (cell: string): string =>
  cell.replaceAll(WRITTEN, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
