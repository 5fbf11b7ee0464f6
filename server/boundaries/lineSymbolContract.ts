import type { BoundaryLine, LineLevel } from './contract.ts';

/** How a line is drawn on paper, in millimetres: dashes and gaps in turn, from a dash on. */
export interface LineSymbol {
  widthMm: number;
  dashMm: readonly number[];
}

const SETTLED: Record<LineLevel, LineSymbol> = {
  province: { widthMm: 0.6, dashMm: [4.5, 1, 0.6, 1, 0.6, 1] },
  county: { widthMm: 0.4, dashMm: [4.5, 1, 0.5, 1] },
  township: { widthMm: 0.3, dashMm: [0.4, 0.8] },
};
/** Without an agreement: dashes only, as lines that are not settled are drawn. */
const UNSETTLED: Record<LineLevel, LineSymbol> = {
  province: { widthMm: 0.6, dashMm: [4, 1.5] },
  county: { widthMm: 0.4, dashMm: [3, 1.5] },
  township: { widthMm: 0.3, dashMm: [1.2, 1.2] },
};

/**
 * The symbol of a line by level and status, one for screens and map sheets. By the convention of Chinese maps (province dash
 * and two dots, county dash and dot, township dotted); its sizes were not compared with the text of GB/T 20257: not verified.
 */
export const lineSymbol = (level: LineLevel, status: BoundaryLine['status']): LineSymbol =>
  (status === 'draft' ? UNSETTLED : SETTLED)[level];
