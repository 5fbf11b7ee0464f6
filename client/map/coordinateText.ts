import { kinks } from '@turf/turf';
import type { PointLineOrArea } from '#server/gazetteer/contract.ts';

export type DrawMode = 'line' | 'polygon' | 'point';
/** The shapes one can draw here: of one part, CGCS2000 degrees, longitude first. */
export type DrawnShape = Extract<PointLineOrArea, { type: 'Point' | 'LineString' | 'Polygon' }>;
type Position = [number, number];
export type TextFault = { code: 'format' | 'range'; line: number } | { code: 'few'; n: number } | { code: 'crossing' };
type Parsed = { shape: DrawnShape } | { fault: TextFault };

const LEAST_POINTS = { line: 2, polygon: 3, point: 1 } as const;
// The land and near seas of China; its purpose is to catch swapped axes and metres, not to delimit anything.
const WEST = 73;
const EAST = 136;
const SOUTH = 3;
const NORTH = 54;
/** 1e-7 degrees is about a centimetre. */
const DECIMALS = 7;

const round = (degrees: number): number => Number(degrees.toFixed(DECIMALS));

function positionsOf(shape: DrawnShape): Position[] {
  if (shape.type === 'Point') return [shape.coordinates];
  if (shape.type === 'LineString') return shape.coordinates;
  return (shape.coordinates[0] ?? []).slice(0, -1); // the closing point is implied
}

/** One `lon,lat` per line; the ring of a polygon without its closing point. */
export function textOf(shape: DrawnShape | null): string {
  if (!shape) return '';
  return positionsOf(shape)
    .map(([lon, lat]) => `${round(lon)},${round(lat)}`)
    .join('\n');
}

function positionIn(line: string, number: number): Position | TextFault {
  const parts = line.split(/[,，;；\s\t]+/).filter((part) => part !== '');
  const [lon, lat] = parts.map(Number);
  if (parts.length !== 2 || !Number.isFinite(lon) || !Number.isFinite(lat)) return { code: 'format', line: number };
  if (lon === undefined || lat === undefined) return { code: 'format', line: number };
  if (lon < WEST || lon > EAST || lat < SOUTH || lat > NORTH) return { code: 'range', line: number };
  return [round(lon), round(lat)];
}

function shapeOf(mode: DrawMode, first: Position, positions: Position[]): DrawnShape {
  if (mode === 'point') return { type: 'Point', coordinates: first };
  if (mode === 'line') return { type: 'LineString', coordinates: positions };
  return { type: 'Polygon', coordinates: [[...positions, first]] };
}

function positionsIn(text: string): Position[] | TextFault {
  const positions: Position[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const position = positionIn(line.trim(), index + 1);
    if (!Array.isArray(position)) return position;
    positions.push(position);
  }
  return positions;
}

function withoutClosingPoint(positions: Position[]): Position[] {
  const isClosed = positions.length > 3 && String(positions[0]) === String(positions.at(-1));
  return isClosed ? positions.slice(0, -1) : positions;
}

/**
 * Reads typed coordinates, CGCS2000 degrees, longitude first; commas, Chinese commas and blanks all separate.
 * A polygon may or may not repeat its first point. Answers the shape, or the first fault with its line.
 */
export function shapeOfText(mode: DrawMode, text: string): Parsed {
  const read = positionsIn(text);
  if (!Array.isArray(read)) return { fault: read };
  const positions = mode === 'polygon' ? withoutClosingPoint(read) : read;
  const [first] = positions;
  if (!first || positions.length < LEAST_POINTS[mode]) return { fault: { code: 'few', n: LEAST_POINTS[mode] } };
  const shape = shapeOf(mode, first, positions);
  const crosses = shape.type === 'Polygon' && kinks(shape).features.length > 0;
  return crosses ? { fault: { code: 'crossing' } } : { shape };
}
