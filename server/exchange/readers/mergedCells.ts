import type { RawRow } from './headings.ts';
import { LIMITS } from './limits.ts';

/** Rows from 1, column from 0; only blocks of several rows matter. */
export interface MergedBlock {
  from: number;
  to: number;
  column: number;
}

/**
 * Fills the value of a merged block down into its other rows, below the headings; the value stands only in the first. Rows
 * that are otherwise blank stay blank.
 */
export async function* filledDown(
  rows: AsyncIterable<RawRow>,
  blocks: readonly MergedBlock[],
  headerRow: number,
): AsyncGenerator<RawRow> {
  const waiting = blocks
    .filter(({ from, column }) => from > headerRow && column < LIMITS.columns)
    .sort((a, b) => b.from - a.from);
  let open: OpenBlock[] = [];
  for await (const row of rows) {
    open = openAt(row, open, begunAt(row, waiting));
    yield open.length === 0 || row.cells.every((cell) => cell === '') ? row : filledRow(row, open);
  }
}

// One a column: blocks never overlap, and a file that says so must not make the work grow with its blocks.
function openAt({ number }: RawRow, open: readonly OpenBlock[], begun: readonly OpenBlock[]): OpenBlock[] {
  const columns = new Set(begun.map(({ block }) => block.column));
  return [...open.filter(({ block }) => block.to >= number && !columns.has(block.column)), ...begun];
}

interface OpenBlock {
  block: MergedBlock;
  value: string;
}

/** Takes the blocks that begin at a row from the end of those that wait, the next one last. */
function begunAt(row: RawRow, waiting: MergedBlock[]): OpenBlock[] {
  const begun: OpenBlock[] = [];
  for (let block = waiting.at(-1); block && block.from <= row.number; block = waiting.at(-1)) {
    waiting.pop();
    const value = block.from === row.number ? (row.cells[block.column] ?? '') : '';
    if (value !== '') begun.push({ block, value });
  }
  return begun;
}

function filledRow(row: RawRow, open: readonly OpenBlock[]): RawRow {
  const cells = [...row.cells];
  for (const { block, value } of open) {
    while (cells.length < block.column) cells.push('');
    if ((cells[block.column] ?? '') === '') cells[block.column] = value;
  }
  return { ...row, cells };
}
