/** Ground carried beyond the cut. */
export const BLEED_MILLIMETRES = 3;
/** Cut marks stand so far outside the bleed, and are so long. */
export const MARK_GAP_MILLIMETRES = 2;
export const MARK_MILLIMETRES = 5;
/** From the cut to the edge of a sheet with marks. */
export const MARGIN_MILLIMETRES = BLEED_MILLIMETRES + MARK_GAP_MILLIMETRES + MARK_MILLIMETRES;

/** A cut mark: a line between two points, millimetres of the face. */
export interface CutMark {
  from: [number, number];
  to: [number, number];
}

/** Two marks at each corner, in line with the cut. */
export function cutMarks(width: number, height: number, bleed = BLEED_MILLIMETRES): CutMark[] {
  const near = bleed + MARK_GAP_MILLIMETRES;
  const far = near + MARK_MILLIMETRES;
  const ends = (length: number) => [
    { at: 0, from: -near, to: -far },
    { at: length, from: length + near, to: length + far },
  ];
  return ends(width).flatMap((column) =>
    ends(height).flatMap((row): CutMark[] => [
      { from: [column.at, row.from], to: [column.at, row.to] },
      { from: [column.from, row.at], to: [column.to, row.at] },
    ]),
  );
}
