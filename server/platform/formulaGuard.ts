// What a spreadsheet takes for a formula or a command: also in full width, and behind blanks and marks that it skips.
const FORMULA = /^'*[\s\p{Cf}]*[=+\-@＝＋－＠]|^'*[\t\r\n]/u;

/** A text as a table for spreadsheets may carry it: one apostrophe before what would be taken for a formula. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** A text as a table of typed cells carries it: only what `unguarded` would take something from. */
export const guardedCell = (text: string): string => (unguarded(text) === text ? text : `'${text}`);

/** What was given to `guarded`. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
