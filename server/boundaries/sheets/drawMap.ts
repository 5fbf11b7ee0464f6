import { lineSymbol } from '../lineSymbolContract.ts';
import { drawLabels } from './drawLabels.ts';
import type { DrawnSheet } from './drawnSheet.ts';
import { onPaper } from './measureSheet.ts';
import type { Pen, Point, Stroke } from './pen.ts';
import type { SheetAreaShape, SheetLine, SheetStrokeShape } from './sheetContent.ts';

/** Colours of a sheet: bands and tints are paler than anything that is read. */
export const INK = {
  band: '#e58aa6',
  tinted: '#faf3dc',
  moved: '#f3b178',
  after: '#c8102e',
  grid: '#9a9a9a',
  edge: '#6f6f6f',
  frame: '#1f6f8b',
  contested: '#b7a2d8',
} as const;
export const BAND: Stroke = { width: 2.6, colour: INK.band, opacity: 0.45, round: true };
/** Claimed lines: solid, 0.3 mm, one side red, the other blue, across any content (practice of survey). */
export const STROKES: Readonly<Record<SheetStrokeShape['part'], Stroke>> = {
  'claim-a': { width: 0.3, colour: '#d7000f' },
  'claim-b': { width: 0.3, colour: '#0047bb' },
  settled: { width: 0.6, colour: '#1b1b1b', dash: [4, 1, 1, 1] },
};
export const AFTER: Stroke = { width: 0.5, colour: INK.after, dash: [3, 1] };
export const EDGE: Stroke = { width: 0.15, colour: INK.edge };

/** The map within the inner frame. */
export function drawMap(pen: Pen, sheet: DrawnSheet): void {
  const place = onPaper(sheet.layout, sheet.measure);
  const { content, layout } = sheet;
  const ringsOf = (part: SheetAreaShape['part']): Point[][] =>
    content.areas
      .filter((area) => area.part === part)
      .flatMap(({ coordinates }) => coordinates.flat().map((ring) => ring.map(place)));
  pen.inside(layout.map, () => {
    pen.area(ringsOf('tinted'), INK.tinted);
    pen.area(ringsOf('moved'), INK.moved, 0.6);
    pen.area(ringsOf('contested'), INK.contested, 0.45);
    drawBand(pen, sheet, place);
    drawGrid(pen, sheet, place);
    drawLines(pen, content.lines, place);
    pen.lines(ringsOf('after'), AFTER);
    const frames = sheet.frames.map(({ ring }) => ring.map(place));
    pen.lines(frames, { width: 0.35, colour: INK.frame });
    for (const { part, coordinates } of content.strokes)
      pen.lines(
        coordinates.map((line) => line.map(place)),
        STROKES[part],
      );
    drawLabels(pen, sheet, place);
  });
}

type Place = (at: Point) => Point;

/** The band along what the sheet is about. */
function drawBand(pen: Pen, { content, subject }: DrawnSheet, place: Place): void {
  const banded = content.lines.filter(({ lineId, sides }) =>
    subject.lineId === null
      ? sides.filter((code) => subject.tinted.includes(code)).length === 1
      : lineId === subject.lineId,
  );
  pen.lines(
    banded.map(({ coordinates }) => coordinates.map(place)),
    BAND,
  );
}

function drawGrid(pen: Pen, { measure, gridMetres }: DrawnSheet, place: Place): void {
  const { west, south, east, north } = measure.extent;
  const columns = multiples(west, east, gridMetres).map((x) => [place([x, north]), place([x, south])]);
  const rows = multiples(south, north, gridMetres).map((y) => [place([west, y]), place([east, y])]);
  pen.lines([...columns, ...rows], { width: 0.08, colour: INK.grid });
}

/** The multiples of a step between two values. */
export function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step);
}

/** The finer levels first, so that the coarser line lies on top where they meet. */
function drawLines(pen: Pen, lines: readonly SheetLine[], place: Place): void {
  const edges = lines.filter(({ lineId }) => lineId === null);
  pen.lines(
    edges.map(({ coordinates }) => coordinates.map(place)),
    EDGE,
  );
  for (const level of ['township', 'county', 'prefecture', 'province'] as const)
    for (const line of lines.filter((one) => one.level === level)) {
      const { widthMm, dashMm } = lineSymbol(level, line.status !== 'draft');
      pen.lines([line.coordinates.map(place)], { width: widthMm, dash: dashMm });
    }
}
