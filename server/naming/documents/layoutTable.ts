import type { BlockSetting } from './blockSetting.ts';
import { breakLines, type Line } from './breakLines.ts';
import type { Block } from './contentContract.ts';
import { baselineOf, type Item, type Mark } from './layoutItem.ts';
import { PAGE } from './pageGrid.ts';

type Table = Extract<Block, { type: 'table' }>;
type Cell = Table['rows'][number][number];

interface SetCell {
  left: number;
  width: number;
  head: boolean;
  lines: Line[];
}

const PADDING = 4;
const RULE = 0.6;
// A row taller than this is divided; others go to the next page whole.
const MOST_OF_A_PAGE = PAGE.textHeight * 0.5;

/** One item a row; a row too tall for that one item a line, ruled as if it were one. */
export function tableItems(table: Table, setting: BlockSetting): Item[] {
  const total = table.widths.reduce((sum, width) => sum + width, 0);
  const columns = table.widths.map((width) => (width / total) * PAGE.textWidth);
  return table.rows.flatMap((row) => rowItems(setRow(row, columns, setting), setting.tableSize));
}

function setRow(row: readonly Cell[], columns: readonly number[], { faces, tableSize }: BlockSetting): SetCell[] {
  let column = 0;
  return row.map(({ text, span, head }) => {
    const left = sumOf(columns.slice(0, column));
    const width = sumOf(columns.slice(column, column + span));
    column += span;
    const style = { hand: head ? 'heiti' : 'fangsong', size: tableSize, tracking: 0 } as const;
    const inside = width - 2 * PADDING;
    const lines = text.split('\n').flatMap((line) => breakLines(faces, line, style, { first: inside, rest: inside }));
    return { left: PAGE.left + left, width, head, lines };
  });
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

function rowItems(cells: readonly SetCell[], size: number): Item[] {
  const pitch = size * 1.45;
  const count = Math.max(1, ...cells.map(({ lines }) => lines.length));
  const height = count * pitch + 2 * PADDING;
  if (height <= MOST_OF_A_PAGE) return [rowItem(cells, { size, pitch, height, from: 0, to: count })];
  const perPart = Math.floor((MOST_OF_A_PAGE - 2 * PADDING) / pitch);
  return Array.from({ length: Math.ceil(count / perPart) }, (_, i) => {
    const to = Math.min((i + 1) * perPart, count);
    return rowItem(cells, { size, pitch, height: (to - i * perPart) * pitch + 2 * PADDING, from: i * perPart, to });
  });
}

interface Part {
  size: number;
  pitch: number;
  height: number;
  from: number;
  to: number;
}

function rowItem(cells: readonly SetCell[], part: Part): Item {
  return {
    height: part.height,
    keep: false,
    marks: (top) => cells.flatMap((cell) => [...cellLines(cell, top, part), ...cellRules(cell, top, part.height)]),
  };
}

function cellLines(
  { left, width, head, lines }: SetCell,
  top: number,
  { size, pitch, height, from, to }: Part,
): Mark[] {
  const shown = lines.slice(from, to);
  // A name stands in the middle of its cell, a long text begins at its top.
  const start = head || shown.length === 1 ? top + (height - shown.length * pitch) / 2 : top + PADDING;
  return shown.map((line, i) => ({
    type: 'line',
    line,
    x: head ? left + (width - line.width) / 2 : left + PADDING,
    baseline: baselineOf(start + i * pitch, pitch, size),
    size,
    colour: '#000000',
  }));
}

function cellRules({ left, width }: SetCell, top: number, height: number): Mark[] {
  const rule = { type: 'rule', colour: '#000000' } as const;
  return [
    { ...rule, x: left, y: top, width, height: RULE },
    { ...rule, x: left, y: top + height, width: width + RULE, height: RULE },
    { ...rule, x: left, y: top, width: RULE, height },
    { ...rule, x: left + width, y: top, width: RULE, height },
  ];
}
