import type { Shape } from './locatorShapes.ts';
import type { MapFrame } from './mapFrame.ts';

type Point = readonly [number, number];

/** SVG path of a shape's lines and rings, in tenths of a map unit; points give nothing. */
export function pathData(shape: Shape, frame: MapFrame): string {
  const isRing = shape.type.endsWith('Polygon');
  return linesOf(shape)
    .map((line) => stroke(line.map(frame.project)) + (isRing ? 'z' : ''))
    .join('');
}

/** All points of a shape, part after part. */
export function pointsOf(shape: Shape): Point[] {
  if (shape.type === 'Point') return [shape.coordinates];
  if (shape.type === 'MultiPoint') return shape.coordinates;
  return linesOf(shape).flat();
}

function linesOf(shape: Shape): Point[][] {
  switch (shape.type) {
    case 'LineString':
      return [shape.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return shape.coordinates;
    case 'MultiPolygon':
      return shape.coordinates.flat();
    default:
      return [];
  }
}

/** Relative steps, so that long outlines stay short; a step that moves nothing is left out. */
function stroke(points: readonly Point[]): string {
  let [x, y] = points[0] ?? [0, 0];
  const steps = points.slice(1).flatMap(([nextX, nextY]) => {
    const dx = tenths(nextX - x);
    const dy = tenths(nextY - y);
    if (dx === 0 && dy === 0) return [];
    x = tenths(x + dx);
    y = tenths(y + dy);
    return [`l${dx} ${dy}`];
  });
  return `M${points[0]?.join(' ') ?? '0 0'}${steps.join('')}`;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
