import type { ImportFinding } from '../imports/findingContract.ts';
import { type Headings, headingsOf, type RawRow } from './headings.ts';
import { filledDown, type MergedBlock } from './mergedCells.ts';
import { readerFinding, readerRefusal } from './readerFindings.ts';
import type { Source, SourceChoices } from './source.ts';
import type { SourceFormat } from './sourceContract.ts';
import { tableRecords } from './tableRecords.ts';

/** A sheet, read from its beginning each time. */
export interface ReadableSheet {
  name: string;
  hidden: boolean;
  rows: number | null;
  read(): AsyncIterable<RawRow>;
  merged(): Promise<readonly MergedBlock[]>;
}

interface Sheets {
  format: SourceFormat;
  sheets: readonly ReadableSheet[];
  close(): Promise<void>;
}

/**
 * A sheet of a workbook: the one a person chose, or the first that is visible and has rows below its headings.
 * @throws Problem no-layers, no-such-layer, no-rows, and as `headingsOf`
 */
export async function sheetSource({ format, sheets, close }: Sheets, choices: SourceChoices): Promise<Source> {
  const { sheet, heading } = await chosenSheet(sheets, choices);
  const blocks = await sheet.merged();
  const below = blocks.filter(({ from }) => from > heading.headerRow).length;
  return {
    facts: {
      ...{ format, encoding: null, delimiter: null, layer: sheet.name, crs: null },
      layers: sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows, geometry: 'none' as const })),
      ...{ headerRow: heading.headerRow, headings: heading.headings },
      findings: [
        ...otherSheets(sheets, sheet),
        ...heading.findings,
        ...(below > 0 ? [readerFinding('merged-filled', { count: below })] : []),
      ],
    },
    records: () => tableRecords(filledDown(sheet.read(), blocks, heading.headerRow), heading),
    close,
  };
}

function otherSheets(sheets: readonly ReadableSheet[], taken: ReadableSheet): ImportFinding[] {
  const visible = sheets.filter(({ hidden }) => !hidden).length;
  const several = visible > 1 ? [readerFinding('layers-several', { count: visible, layer: taken.name })] : [];
  const hidden = sheets.filter((sheet) => sheet.hidden && sheet !== taken);
  return [...several, ...hidden.map(({ name }) => readerFinding('sheet-hidden', { layer: name }))];
}

interface Chosen {
  sheet: ReadableSheet;
  heading: Headings;
}

async function chosenSheet(sheets: readonly ReadableSheet[], choices: SourceChoices): Promise<Chosen> {
  const layers = sheets.map(({ name }) => name).join('、');
  const { layer } = choices;
  const candidates = sheets.filter(({ name, hidden }) => (layer === undefined ? !hidden : name === layer));
  if (candidates.length === 0 && layer !== undefined) throw readerRefusal('no-such-layer', { layer, layers });
  if (candidates.length === 0) throw readerRefusal('no-layers');
  for (const sheet of candidates) {
    const first = await firstRows(sheet);
    if (first.filter(({ cells }) => cells.some((cell) => cell !== '')).length === 0) continue;
    const heading = headingsOf(first, choices.headerRow);
    if (first.some(({ number, cells }) => number > heading.headerRow && cells.some((cell) => cell !== '')))
      return { sheet, heading };
  }
  throw readerRefusal('no-rows');
}

// A person may say that the headings stand in row 1,000.
const FIRST = 1_010;

async function firstRows(sheet: ReadableSheet): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const row of sheet.read()) {
    rows.push(row);
    if (rows.length >= FIRST) break;
  }
  return rows;
}
