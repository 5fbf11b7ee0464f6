import type { DrawnSheet } from './drawnSheet.ts';
import type { Lettering, Pen, Point } from './pen.ts';
import type { Box } from './sheetLayout.ts';

const BODY: Lettering = { size: 2.3 };
const LEADING = 3.35;

/** Coordinate system, what the sheet rests on, and what it must not be taken for. */
export function drawNotes(pen: Pen, sheet: DrawnSheet, box: Box): void {
  pen.text([box.left, box.top + 3], '说　明', { size: 3.2, hand: 'heiti' });
  let y = box.top + 7.4;
  for (const note of notesOf(sheet))
    for (const line of brokenLines(pen, note, box.width)) {
      if (y > box.top + box.height) return;
      pen.text([box.left, y], line, BODY);
      y += LEADING;
    }
}

function notesOf({ measure, gridMetres, content, subject }: DrawnSheet): string[] {
  const { zone } = measure;
  const isSchematic = content.lines.some(({ schematic }) => schematic);
  return [
    ...(isSchematic ? ['示意：图上含按示意轮廓绘制的界线，不是法定界线，不作为划界依据。'] : []),
    ...(content.isPartlyHidden ? ['图内有限制公开的界线，未予表示。'] : []),
    `2000国家大地坐标系，高斯—克吕格投影 ${zone.degrees}°带第 ${zone.number} 带，中央经线 ${zone.meridian}°E。`,
    `方里网间隔 ${gridMetres / 1000} km，横坐标冠带号 ${zone.number}，含东移 500 km。`,
    ...subject.facts,
  ];
}

/** Chinese breaks anywhere but before closing marks; figures and Latin words stay whole. */
export function brokenLines(pen: Pen, text: string, width: number, lettering = BODY): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[0-9A-Za-z.°′″:/-]+|./gu) ?? []) {
    const isClosing = /^[，。；：、）》〕”]$/.test(piece);
    if (line !== '' && !isClosing && pen.width(line + piece, lettering) > width) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return line === '' ? lines : [...lines, line];
}

/** 制图单位, 制图, 审核, 日期: the maker is known, who checks signs by hand. */
export function drawSignatures(pen: Pen, { maker }: DrawnSheet, { left, top, width }: Box): void {
  const rows = [
    ['制图单位', maker.organisation],
    ['制　　图', maker.person],
    ['审　　核', ''],
    ['制图日期', maker.day],
  ] as const;
  const height = 6;
  const key = 15;
  rows.forEach(([label, value], i) => {
    const y = top + i * height;
    pen.box({ left, top: y, width, height }, { width: 0.15 });
    pen.lines([vertical(left + key, y, height)], { width: 0.15 });
    pen.text([left + key / 2, y + 3.9], label, { size: 2.4, hand: 'heiti', align: 'centre' });
    const room = width - key - 2;
    const size = Math.min(2.5, (2.5 * room) / Math.max(room, pen.width(value, { size: 2.5 })));
    if (value) pen.text([left + key + 1, y + 3.9], value, { size });
  });
}

const vertical = (x: number, y: number, height: number): Point[] => [
  [x, y],
  [x, y + height],
];

/** 接图表: the sheets around this one. */
export function drawNeighbours(pen: Pen, { neighbours, number }: DrawnSheet, { left, top }: Box): void {
  if (neighbours.length === 0) return;
  const cell = { width: 7, height: 4 };
  pen.text([left, top + 2.8], '接图表', { size: 2.4, hand: 'heiti' });
  neighbours.forEach((row, j) => {
    row.forEach((one, i) => {
      const box = { left: left + 12 + i * cell.width, top: top + j * cell.height, ...cell };
      if (one === number) pen.area([corners(box)], '#d9d9d9');
      pen.box(box, { width: 0.15 });
      if (one !== null) {
        const at: Point = [box.left + cell.width / 2, box.top + 2.9];
        pen.text(at, `${one}`, { size: 2.2, align: 'centre' });
      }
    });
  });
}

const corners = ({ left, top, width, height }: Box): Point[] => [
  [left, top],
  [left + width, top],
  [left + width, top + height],
  [left, top + height],
];
