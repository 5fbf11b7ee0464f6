/** A rectangle on the page in millimetres from its left and top edge. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}
export interface SheetLayout {
  page: { width: number; height: number };
  /** The heavy outer frame (外图廓). */
  outer: Box;
  /** The inner frame (内图廓), within which the map is drawn. */
  map: Box;
  /** Legend, scale, notes and signatures below the frame. */
  foot: Box;
}
export interface Paper {
  id: string;
  shortMm: number;
  longMm: number;
}
export type Orientation = 'landscape' | 'portrait';

const EDGE = 8;
const HEAD = 20;
const FOOT = 47;
/** Between the two frames stand the values of grid and graticule. */
const BETWEEN = 9;

/** Where title, map and foot lie on a paper. */
export function sheetLayout({ shortMm, longMm }: Paper, orientation: Orientation): SheetLayout {
  const [width, height] = orientation === 'landscape' ? [longMm, shortMm] : [shortMm, longMm];
  const outer = { left: EDGE, top: EDGE + HEAD, width: width - 2 * EDGE, height: height - 2 * EDGE - HEAD - FOOT };
  const map = {
    left: outer.left + BETWEEN,
    top: outer.top + BETWEEN,
    width: outer.width - 2 * BETWEEN,
    height: outer.height - 2 * BETWEEN,
  };
  const foot = { left: EDGE, top: outer.top + outer.height + 4.5, width: width - 2 * EDGE, height: FOOT - 4.5 };
  return { page: { width, height }, outer, map, foot };
}
