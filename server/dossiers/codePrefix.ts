/** The leading digits that everything inside a division shares: 6403 of 640300, all nine of a township. */
export const codePrefix = (code: string): string => (code.length === 6 ? code.replace(/(00)+$/, '') : code);
