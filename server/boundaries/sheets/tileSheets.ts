/** An extent in metres of a projection. */
export interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
}
/** One sheet of a lay-out: its place in it and its centre in metres. */
export interface Tile {
  row: number;
  column: number;
  centre: readonly [x: number, y: number];
}

/** Room between what is shown and the frame, and what neighbouring sheets both show, on paper. */
const MARGIN_MM = 12;
export const OVERLAP_MM = 20;
/** More are not even counted. */
const MOST_TILES = 400;

/**
 * The sheets that cover an extent at a scale, row by row from the north-west; null where they would be more than 400.
 * Neighbours overlap by 20 mm: sheets in two zones are turned against one another by up to 2°.
 * @param frame width and height of the map in millimetres
 */
export function tileSheets(
  extent: Extent,
  frame: { width: number; height: number },
  denominator: number,
): Tile[] | null {
  const columns = along([extent.west, extent.east], frame.width, denominator);
  const rows = along([extent.south, extent.north], frame.height, denominator);
  if (columns.count * rows.count > MOST_TILES) return null;
  return Array.from({ length: columns.count * rows.count }, (_, i) => {
    const [row, column] = [Math.floor(i / columns.count), i % columns.count];
    return { row, column, centre: [columns.at(column), rows.at(rows.count - 1 - row)] };
  });
}

function along([from, to]: [number, number], sizeMm: number, denominator: number) {
  const metres = (mm: number): number => (mm * denominator) / 1000;
  const need = to - from + 2 * metres(MARGIN_MM);
  const step = metres(sizeMm - OVERLAP_MM);
  const count = need <= metres(sizeMm) ? 1 : Math.ceil((need - metres(OVERLAP_MM)) / step);
  const first = (from + to) / 2 - ((count - 1) * step) / 2;
  return { count, at: (i: number): number => first + i * step };
}
