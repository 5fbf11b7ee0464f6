import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type CellObject, read, SSF, utils, type WorkSheet } from '@e965/xlsx';
import { z } from 'zod';
import { plainNumber } from '../plainText.ts';
import { dayOfSerial } from '../xlsx/cellText.ts';

const { path } = z.object({ path: z.string() }).parse(workerData);

function answered(): unknown {
  try {
    const workbook = read(readFileSync(path), {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
    });
    const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
    return {
      sheets: workbook.SheetNames.flatMap((name, i) => {
        const sheet = workbook.Sheets[name];
        const hidden = (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0;
        return sheet ? [{ name, hidden, ...contentOf(sheet, from1904) }] : [];
      }),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { failure: /password|encrypt/i.test(reason) ? 'password-protected' : 'damaged', reason };
  }
}

function contentOf(sheet: WorkSheet, from1904: boolean) {
  const range = utils.decode_range(sheet['!ref'] ?? 'A1');
  const data: (CellObject | undefined)[][] = sheet['!data'] ?? [];
  const rows = data
    .slice(range.s.r, range.e.r + 1)
    .map((row) => Array.from(row ?? [], (cell) => textOf(cell, from1904)));
  const merged = (sheet['!merges'] ?? [])
    .filter(({ s, e }) => e.r > s.r)
    .map(({ s, e }) => ({ from: s.r + 1, to: e.r + 1, column: s.c }));
  return { firstRow: range.s.r + 1, rows, merged };
}

function textOf(cell: CellObject | undefined, from1904: boolean): string {
  if (!cell || cell.v === undefined || cell.t === 'z') return '';
  if (cell.t === 'e') return cell.w ?? '#N/A';
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  if (typeof cell.v !== 'number') return String(cell.v);
  return SSF.is_date(String(cell.z ?? '')) ? dayOfSerial(cell.v, from1904) : plainNumber(cell.v);
}

parentPort?.once('message', () => parentPort?.postMessage(answered()));
