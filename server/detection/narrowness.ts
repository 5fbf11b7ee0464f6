/** The longer its division code the narrower a row; the nation comes after all of them, the starting figures last. */
export const narrowness = (jurisdiction: string): number =>
  jurisdiction === 'default' ? -1 : jurisdiction === 'CN' ? 0 : jurisdiction.length;
