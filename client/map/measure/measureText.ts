import type { useToolWords } from '../toolWords.ts';

type Words = ReturnType<typeof useToolWords>;

const grouped = (value: number, decimals: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** A length in metres to the centimetre, from a kilometre on in kilometres too. */
export function lengthText(metres: number, say: Words): string {
  const exact = say('metres', { n: grouped(metres, 2) });
  return metres < 1000 ? exact : `${exact}（${say('kilometres', { n: grouped(metres / 1000, 3) })}）`;
}

/** An area in m², hectares (10,000 m²) and km², as far as they say something. */
export function areaTexts(squareMetres: number, say: Words): string[] {
  return [
    say('squareMetres', { n: grouped(squareMetres, squareMetres < 10_000 ? 2 : 0) }),
    ...(squareMetres >= 100 ? [say('hectares', { n: grouped(squareMetres / 10_000, 4) })] : []),
    ...(squareMetres >= 10_000 ? [say('squareKilometres', { n: grouped(squareMetres / 1_000_000, 4) })] : []),
  ];
}
