import type { Archive } from '../archive.ts';
import { LIMITS } from '../limits.ts';
import type { MergedBlock } from '../mergedCells.ts';
import { columnOf } from './cellText.ts';
import { partOf, type Sheet } from './workbook.ts';

const MERGED = /<(?:\w+:)?mergeCell\s[^>]{0,150}?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g;
// Longer than any such tag.
const OVERLAP = 200;

/** The merged blocks of a sheet that have several rows: they stand after its rows, so the text is searched once before. */
export async function mergedBlocks(archive: Archive, sheet: Sheet): Promise<MergedBlock[]> {
  const blocks: MergedBlock[] = [];
  let rest = '';
  for await (const chunk of await partOf(archive, sheet.path)) {
    const text = rest + chunk;
    let end = Math.max(0, text.length - OVERLAP);
    for (const match of text.matchAll(MERGED)) {
      end = Math.max(end, match.index + match[0].length);
      const [, column = '', from, to] = match;
      if (from !== to && blocks.length < LIMITS.mergedBlocks)
        blocks.push({ from: Number(from), to: Number(to), column: columnOf(column) });
    }
    rest = text.slice(end);
  }
  return blocks;
}
