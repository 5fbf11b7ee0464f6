import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import exceljs from 'exceljs';
import { z } from 'zod';
import { cellText } from './cellText.ts';
import { MOST_COLUMNS } from './requireTable.ts';

const { bytes, mostRows } = z.object({ bytes: z.instanceof(Uint8Array), mostRows: z.number() }).parse(workerData);

/** The first sheet with anything in it. */
async function firstSheet(): Promise<string[][]> {
  const reader = new exceljs.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(bytes)]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
  });
  for await (const sheet of reader) {
    const rows = await filledRows(sheet);
    if (rows.length > 0) return rows;
  }
  return [];
}

/** Row by row, so that what is too long is never read to its end. */
async function filledRows(sheet: AsyncIterable<exceljs.Row>): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { values } of sheet) {
    // Sparse, and cells count from 1.
    const cells = Array.isArray(values) ? Array.from(values.slice(1, MOST_COLUMNS + 2), cellText) : [];
    if (cells.some((cell) => cell !== '')) rows.push(cells);
    if (rows.length > mostRows) break;
  }
  return rows;
}

parentPort?.postMessage(await firstSheet());
