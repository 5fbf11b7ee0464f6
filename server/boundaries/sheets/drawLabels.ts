import { drawMarker } from './drawMarker.ts';
import type { DrawnSheet } from './drawnSheet.ts';
import type { Lettering, Pen, Point } from './pen.ts';
import type { SheetName } from './sheetContent.ts';
import type { Box } from './sheetLayout.ts';

type Place = (at: Point) => Point;

/** Markers with numbers, names of divisions: what would lie on something already written is moved or left out. */
export function drawLabels(pen: Pen, sheet: DrawnSheet, place: Place): void {
  const taken: Box[] = [];
  const { content, layout, measure } = sheet;
  const shown = content.markers.map((marker) => ({ ...marker, at: place(marker.at) }));
  for (const { at, kind } of shown) {
    drawMarker(pen, at, kind);
    taken.push({ left: at[0] - 1.6, top: at[1] - 1.6, width: 3.2, height: 3.2 });
  }
  for (const { number, ring } of sheet.frames) {
    const corners = ring.slice(0, 4).map(place);
    const middle = (i: 0 | 1): number => corners.reduce((sum, corner) => sum + corner[i] / 4, 0);
    const width = Math.abs((corners[1]?.[0] ?? 0) - (corners[0]?.[0] ?? 0));
    const size = Math.min(FRAME_NUMBER.size, width * 0.45);
    pen.text([middle(0), middle(1) + size * 0.37], `${number}`, { ...FRAME_NUMBER, size });
  }
  for (const name of content.names) {
    const lettering = letteringOf(name, (name.radius * 1000) / measure.denominator);
    if (lettering) writeName(pen, taken, { name, lettering, at: place(name.at), map: layout.map });
  }
  for (const { number, at } of shown) {
    const width = pen.width(number, NUMBER);
    const tries = AROUND.map(
      ([dx, dy]): Point => [at[0] + dx * 2 - (dx < 0 ? width : 0) - (dx === 0 ? width / 2 : 0), at[1] + 0.8 + dy * 2.6],
    ).filter(([x, y]) => isWithin(layout.map, { left: x, top: y - 2, width, height: 2 }));
    write(pen, taken, { text: number, tries, lettering: NUMBER });
  }
}

const NUMBER: Lettering = { size: 2.1, halo: true };
const FRAME_NUMBER: Lettering = { size: 3.6, hand: 'heiti', colour: '#1f6f8b', align: 'centre', halo: true };
/** Right, left, above, below, then the corners. */
const AROUND: readonly Point[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1.1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
];

/** Large where there is room; nothing where the name would not fit inside. */
function letteringOf({ level, name }: SheetName, radiusMm: number): Lettering | undefined {
  const room = (radiusMm * 1.8) / name.length;
  if (level === 'county') {
    const size = Math.min(7, Math.max(3.4, room / 1.5));
    return radiusMm < 4 ? undefined : { size, hand: 'heiti', colour: '#333', halo: true, spacing: size * 0.5 };
  }
  return radiusMm < 3.2 ? undefined : { size: Math.min(3.2, Math.max(2.2, room)), colour: '#333', halo: true };
}

interface Placing {
  name: SheetName;
  lettering: Lettering;
  at: Point;
  map: Box;
}

function writeName(pen: Pen, taken: Box[], { name, lettering, at: [x, y], map }: Placing): void {
  const width = pen.width(name.name, lettering);
  const left = Math.min(Math.max(x - width / 2, map.left + 1.5), map.left + map.width - 1.5 - width);
  const base = y + lettering.size * 0.36;
  const shifts = [0, -1.3, 1.3, -2.6, 2.6].map((by) => by * lettering.size);
  write(pen, taken, { text: name.name, lettering, tries: shifts.map((by): Point => [left, base + by]) });
}

interface Writing {
  text: string;
  lettering: Lettering;
  /** Left ends of the baseline, the best first. */
  tries: readonly Point[];
}

function write(pen: Pen, taken: Box[], { text, lettering, tries }: Writing): void {
  const width = pen.width(text, lettering);
  for (const [x, y] of tries) {
    const box = { left: x, top: y - lettering.size, width, height: lettering.size * 1.2 };
    if (taken.some((other) => doOverlap(box, other))) continue;
    taken.push(box);
    pen.text([x, y], text, lettering);
    return;
  }
}

const doOverlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

const isWithin = (outer: Box, inner: Box): boolean =>
  inner.left > outer.left &&
  inner.top > outer.top &&
  inner.left + inner.width < outer.left + outer.width &&
  inner.top + inner.height < outer.top + outer.height;
