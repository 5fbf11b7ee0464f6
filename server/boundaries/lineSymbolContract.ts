import { z } from 'zod';

/** Ranks of lines as maps tell them apart; the register's county level holds prefecture lines too. */
export const SymbolLevel = z.enum(['province', 'prefecture', 'county', 'township']);
export type SymbolLevel = z.infer<typeof SymbolLevel>;

/** How a line is drawn on paper, in millimetres: dashes and gaps in turn, from a dash on. */
export interface LineSymbol {
  widthMm: number;
  dashMm: readonly number[];
}

const SETTLED: Record<SymbolLevel, LineSymbol> = {
  province: { widthMm: 0.6, dashMm: [4.5, 1, 0.6, 1, 0.6, 1] },
  prefecture: { widthMm: 0.5, dashMm: [4.5, 1, 1.5, 1] },
  county: { widthMm: 0.4, dashMm: [4.5, 1, 0.5, 1] },
  township: { widthMm: 0.3, dashMm: [2.2, 0.8, 2.2, 0.8, 0.4, 0.8] },
};
/** Without an agreement: dashes only, as lines that are not settled are drawn. */
const UNSETTLED: Record<SymbolLevel, LineSymbol> = {
  province: { widthMm: 0.6, dashMm: [4, 1.5] },
  prefecture: { widthMm: 0.5, dashMm: [3.5, 1.5] },
  county: { widthMm: 0.4, dashMm: [3, 1.5] },
  township: { widthMm: 0.3, dashMm: [1.6, 1.4] },
};

/**
 * The symbol of a line by rank, and by whether an agreement settles it, for printed sheets: the rhythm of the rank and dashes
 * alone for what is unsettled, by the habit of Chinese maps. Sizes were not compared with the text of GB/T 20257: not verified.
 */
export const lineSymbol = (level: SymbolLevel, isSettled: boolean): LineSymbol =>
  (isSettled ? SETTLED : UNSETTLED)[level];
