import { angleLabel } from './angleLabel.ts';
import type { DrawnSheet } from './drawnSheet.ts';
import type { Pen, Point } from './pen.ts';
import type { Box } from './sheetLayout.ts';

/** Numerical scale, scale bar, and the two norths. */
export function drawScale(pen: Pen, sheet: DrawnSheet, box: Box): void {
  const { denominator } = sheet.measure;
  const middle = box.left + box.width / 2;
  pen.text([middle, box.top + 4], `1 : ${grouped(denominator)}`, { size: 4.2, hand: 'heiti', align: 'centre' });
  drawBar(pen, denominator, [middle, box.top + 11]);
  drawNorth(pen, sheet, [middle, box.top + 32]);
}

const grouped = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ' ');

/** Four parts and one to the left of zero, black and white in turn. */
function drawBar(pen: Pen, denominator: number, [middle, y]: Point): void {
  const part = roundPart((9 * denominator) / 1000);
  const mm = (part * 1000) / denominator;
  const left = middle - 2.5 * mm;
  for (const i of [0, 1, 2, 3, 4]) {
    const box = { left: left + i * mm, top: y, width: mm, height: 1.2 };
    if (i % 2 === 0) pen.area([cornersOf(box)], '#000');
    pen.box(box, { width: 0.15 });
  }
  const [unit, metres] = part >= 1000 ? [' km', 1000] : [' m', 1];
  for (const i of [-1, 0, 1, 2, 3])
    pen.text([left + (i + 1) * mm, y - 0.9], `${(Math.abs(i) * part) / metres}`, { size: 2.1, align: 'centre' });
  pen.text([left + 5 * mm, y - 0.9], `${(4 * part) / metres}`, { size: 2.1, align: 'centre' });
  pen.text([left + 5 * mm + 3, y - 0.9], unit, { size: 2.1 });
}

const cornersOf = ({ left, top, width, height }: Box): Point[] => [
  [left, top],
  [left + width, top],
  [left + width, top + height],
  [left, top + height],
];

/** The round length next to one. */
function roundPart(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).findLast((step) => step <= metres * 1.01) ?? power;
}

const LENGTH = 13;

/** Grid north is up; true north is turned from it by the convergence, which is written because it is small. */
function drawNorth(pen: Pen, { measure }: DrawnSheet, [x, y]: Point): void {
  const radians = (-measure.convergence * Math.PI) / 180;
  const tip: Point = [x - 8 + LENGTH * Math.sin(radians), y - LENGTH * Math.cos(radians)];
  const foot: Point = [x - 8, y];
  const head = (side: number): Point => [
    tip[0] + side * 1.1 * Math.cos(radians) - 3 * Math.sin(radians),
    tip[1] + side * 1.1 * Math.sin(radians) + 3 * Math.cos(radians),
  ];
  pen.lines([[foot, tip]], { width: 0.25 });
  pen.area([[tip, head(-1), [tip[0] - 2 * Math.sin(radians), tip[1] + 2 * Math.cos(radians)], head(1)]], '#000');
  pen.lines([[foot, [x - 8, y - LENGTH + 3]]], { width: 0.12, dash: [0.8, 0.5] });
  pen.text([tip[0], tip[1] - 0.8], 'N', { size: 2.6, hand: 'heiti', align: 'centre' });
  const side = measure.convergence >= 0 ? '西' : '东';
  pen.text([x - 3, y - 8.5], '箭头：真北', { size: 2.2 });
  pen.text([x - 3, y - 5.2], '虚线：坐标北', { size: 2.2 });
  pen.text([x - 3, y - 1.9], `真北偏${side} ${angleLabel(Math.abs(measure.convergence))}`, { size: 2.2 });
}
