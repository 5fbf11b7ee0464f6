import { drawFrame } from './drawFrame.ts';
import { drawHead } from './drawHead.ts';
import { drawLegend } from './drawLegend.ts';
import { drawMap } from './drawMap.ts';
import { drawNeighbours, drawNotes, drawSignatures } from './drawNotes.ts';
import type { DrawnSheet } from './drawnSheet.ts';
import { drawScale } from './drawScale.ts';
import type { Pen } from './pen.ts';
import type { Box } from './sheetLayout.ts';

/** One page: the map true to scale, its frame, and what stands around it. */
export function drawSheet(pen: Pen, sheet: DrawnSheet): void {
  pen.page(sheet.layout.page);
  drawMap(pen, sheet);
  drawFrame(pen, sheet);
  drawHead(pen, sheet);
  const { legend, scale, notes, signatures } = footParts(sheet.layout.foot);
  drawLegend(pen, sheet, legend);
  drawScale(pen, sheet, scale);
  drawNotes(pen, sheet, notes);
  drawSignatures(pen, sheet, signatures);
  drawNeighbours(pen, sheet, { ...signatures, top: signatures.top + 26 });
}

const SCALE = 48;
const SIGNATURES = 42;
const GAP = 4;

/** Scale and signatures are of one width on every paper; legend and notes share the rest. */
function footParts({ left, top, width, height }: Box): Record<'legend' | 'scale' | 'notes' | 'signatures', Box> {
  const rest = width - SCALE - SIGNATURES - 3 * GAP;
  const legendWidth = Math.min(rest * 0.46, 130);
  const notesWidth = Math.min(rest - legendWidth, 130);
  const part = (at: number, size: number): Box => ({ left: at, top, width: size, height });
  const right = left + width;
  return {
    legend: part(left, legendWidth),
    scale: part((left + legendWidth + GAP + right - SIGNATURES - notesWidth - 2 * GAP - SCALE) / 2, SCALE),
    notes: part(right - SIGNATURES - GAP - notesWidth, notesWidth),
    signatures: part(right - SIGNATURES, SIGNATURES),
  };
}
