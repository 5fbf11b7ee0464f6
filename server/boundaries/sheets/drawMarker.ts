import type { MarkerKind } from '../markers/markerContract.ts';
import type { Pen, Point } from './pen.ts';

const RADIUS = 0.85;
/** One ring a stone: twins and triplets stand beside one another. */
const RINGS: Record<MarkerKind, readonly Point[]> = {
  single: [[0, 0]],
  auxiliary: [[0, 0]],
  junction: [[0, 0]],
  double: [
    [-0.9, 0],
    [0.9, 0],
  ],
  triple: [
    [-0.9, 0.5],
    [0.9, 0.5],
    [0, -1],
  ],
};

/** The symbol of a marker by its kind: a ring with a dot; an auxiliary one smaller, one at a junction of lines in a second ring. */
export function drawMarker(pen: Pen, [x, y]: Point, kind: MarkerKind): void {
  const radius = kind === 'auxiliary' ? RADIUS * 0.7 : RADIUS;
  if (kind === 'junction') pen.circle([x, y], RADIUS * 1.7, { fill: '#fff', width: 0.2 });
  for (const [dx, dy] of RINGS[kind]) {
    pen.circle([x + dx, y + dy], radius, { fill: '#fff', width: 0.2 });
    pen.circle([x + dx, y + dy], 0.18, { fill: '#000', width: 0.1 });
  }
}
