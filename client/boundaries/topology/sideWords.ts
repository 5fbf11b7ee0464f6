import type { TopologySide } from '#server/boundaries/topology/topologyContract.ts';

/** What a side is called: as the set calls it, else by its place in it. */
export const sideName = ({ number, code, name }: TopologySide): string => name ?? code ?? `#${number}`;

export const sideNames = (sides: readonly TopologySide[]): string => sides.map(sideName).join('—');

const SMALL = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const LARGE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const KM2 = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });

/** Metres or square metres: `0.06`, `48,526`. */
export const plainNumber = (value: number): string => (Math.abs(value) < 100 ? SMALL : LARGE).format(value);

/** Square metres as square kilometres, four digits that count. */
export const inKm2 = (squareMetres: number): string => KM2.format(squareMetres / 1e6);
