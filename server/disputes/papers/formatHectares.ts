/** An area in hectares and mu, as offices write it; null where none is known. */
export function formatHectares(squareMetres: number | null): string | null {
  if (squareMetres === null) return null;
  const hectares = squareMetres / 10_000;
  return `${hectares.toFixed(2)} 公顷（${(hectares * 15).toFixed(0)} 亩）`;
}
