import { angleLabel } from './angleLabel.ts';
import { multiples } from './drawMap.ts';
import type { DrawnSheet } from './drawnSheet.ts';
import type { Tick } from './graticule.ts';
import { onPaper } from './measureSheet.ts';
import type { Lettering, Pen, Point } from './pen.ts';

/** Both frames with the values of grid and graticule between them, and the four corners in degrees. */
export function drawFrame(pen: Pen, sheet: DrawnSheet): void {
  const { map, outer } = sheet.layout;
  pen.box(map, { width: 0.15 });
  pen.box(outer, { width: 0.9 });
  drawGridValues(pen, sheet);
  drawGraticule(pen, sheet);
  drawCorners(pen, sheet);
}

const TICK = 1.6;
const DEGREES: Lettering = { size: 1.9, colour: '#222' };
const SMALL = 1.8;
const LARGE = 2.4;

/** Kilometres, the last two digits large; the easting with the number of its zone: 18 6 24. */
function drawGridValues(pen: Pen, sheet: DrawnSheet): void {
  const { layout, measure, gridMetres } = sheet;
  const { map } = layout;
  const place = onPaper(layout, measure);
  const { west, south, east, north } = measure.extent;
  const half = (LARGE * 1.5) / (gridMetres < 1000 ? 0.5 : 1);
  for (const metres of multiples(west, east, gridMetres)) {
    const [x] = place([metres, north]);
    if (x - map.left < half || map.left + map.width - x < half) continue;
    const value = `${measure.zone.number}${kilometres(metres)}`;
    writeValue(pen, value, { at: [x, map.top - 1], align: 'centre' });
    writeValue(pen, value, { at: [x, map.top + map.height + 2.9], align: 'centre' });
  }
  for (const metres of multiples(south, north, gridMetres)) {
    const [, y] = place([west, metres]);
    if (y - map.top < LARGE || map.top + map.height - y < LARGE) continue;
    const value = kilometres(metres);
    writeValue(pen, value, { at: [map.left - 0.8, y + 0.9], align: 'right' });
    writeValue(pen, value, { at: [map.left + map.width + 0.8, y + 0.9], align: 'left' });
  }
}

const kilometres = (metres: number): string => {
  const km = metres / 1000;
  return Number.isInteger(km) ? String(km) : km.toFixed(1);
};

function writeValue(pen: Pen, value: string, { at: [x, y], align }: { at: Point; align: 'left' | 'centre' | 'right' }) {
  const cut = (value.includes('.') ? value.indexOf('.') : value.length) - 2;
  const [head, tail] = [value.slice(0, cut), value.slice(cut)];
  const headWidth = pen.width(head, { size: SMALL });
  const width = headWidth + 0.2 + pen.width(tail, { size: LARGE });
  const left = x - { left: 0, centre: 0.5, right: 1 }[align] * width;
  pen.text([left, y], head, { size: SMALL });
  pen.text([left + headWidth + 0.2, y], tail, { size: LARGE });
}

function drawGraticule(pen: Pen, { layout: { outer }, measure: { ticks } }: DrawnSheet): void {
  const right = outer.left + outer.width;
  const bottom = outer.top + outer.height;
  const along = ({ share, degrees }: Tick) => ({ x: outer.left + share * outer.width, text: angleLabel(degrees) });
  const down = ({ share, degrees }: Tick) => ({ y: outer.top + share * outer.height, text: angleLabel(degrees) });
  const isClear = ({ x, y }: { x?: number; y?: number }): boolean =>
    (x === undefined || x < right - 12) && (y === undefined || y > outer.top + 12);
  const above = ticks.top.map(along).filter(isClear);
  const below = ticks.bottom.map(along).filter(isClear);
  const westward = ticks.left.map(down).filter(isClear);
  const eastward = ticks.right.map(down).filter(isClear);
  const length = TICK + 0.45;
  pen.lines(
    [
      ...above.map(({ x }) => upright(x, outer.top, length)),
      ...below.map(({ x }) => upright(x, bottom, -length)),
      ...westward.map(({ y }) => level(outer.left, y, length)),
      ...eastward.map(({ y }) => level(right, y, -length)),
    ],
    { width: 0.25 },
  );
  for (const { x, text } of above) pen.text([x + 0.5, outer.top + 2.4], text, DEGREES);
  for (const { x, text } of below) pen.text([x + 0.5, bottom - 0.9], text, DEGREES);
  for (const { y, text } of westward) pen.text([outer.left + 2.4, y - 0.5], text, { ...DEGREES, turn: -90 });
  for (const { y, text } of eastward) pen.text([right - 0.9, y - 0.5], text, { ...DEGREES, turn: -90 });
}

const upright = (x: number, y: number, length: number): Point[] => [
  [x, y],
  [x, y + length],
];
const level = (x: number, y: number, length: number): Point[] => [
  [x, y],
  [x + length, y],
];

function drawCorners(pen: Pen, { layout, measure }: DrawnSheet): void {
  const { outer } = layout;
  const [left, right] = [outer.left, outer.left + outer.width];
  const [above, below] = [outer.top - 1.2, outer.top + outer.height + 3];
  const ends = [
    { at: [left, above], align: 'left' },
    { at: [right, above], align: 'right' },
    { at: [right, below], align: 'right' },
    { at: [left, below], align: 'left' },
  ] as const;
  measure.corners.forEach(([lon, lat], i) => {
    const end = ends[i];
    const text = `${angleLabel(lon, true)}E　${angleLabel(lat, true)}N`;
    if (end) pen.text(end.at, text, { size: 2.2, align: end.align });
  });
}
