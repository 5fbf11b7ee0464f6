import type { SignEdition } from './signEdition.ts';

/** Metres from which a telephone reads a code whose modules have this size, by the rows of the edition; 0 below the smallest. */
export function readingDistance({ reading }: Pick<SignEdition['qr'], 'reading'>, moduleMillimetres: number): number {
  const above = reading.findIndex((row) => row.moduleMillimetres >= moduleMillimetres);
  const [lower, upper] = [reading[above - 1], reading[above]];
  if (upper?.moduleMillimetres === moduleMillimetres) return upper.distanceMetres;
  if (above === 0) return 0;
  if (!lower || !upper) return reading.at(-1)?.distanceMetres ?? 0;
  const share = (moduleMillimetres - lower.moduleMillimetres) / (upper.moduleMillimetres - lower.moduleMillimetres);
  return lower.distanceMetres + share * (upper.distanceMetres - lower.distanceMetres);
}
