import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import excel from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COLUMNS, Features, given, positionsOf, valuesOf, written } from '#tests/exchange/hostileRows.ts';
import { unguarded } from '../../../platform/formulaGuard.ts';
import type { Cell } from '../collection.ts';
import { textOfCell } from './xlsxText.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diming-round-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('CSV', () => {
  it.each(['UTF-8-BOM', 'UTF-8', 'GB18030'] as const)(
    '%s carries every character, and no formula',
    async (encoding) => {
      const { files } = await written(folder, { format: 'csv', encoding });
      const bytes = await readFile(files[0] ?? '');
      const text = encoding === 'GB18030' ? iconv.decode(bytes, 'gb18030') : bytes.toString('utf8');
      const [, ...rows] = parse(text, { bom: true, relax_column_count: false });
      expect(rows.flat().filter((cell) => /^[=+@＝\t\r]/.test(cell))).toEqual([]);
      const expected = valuesOf(given).map((cells) => cells.map((cell) => (cell === null ? '' : String(cell))));
      expect(
        rows.map((cells) => cells.map((cell, i) => (COLUMNS[i]?.type === 'text' ? unguarded(cell) : cell))),
      ).toEqual(expected);
    },
  );
});

it('XLSX carries every character as text', async () => {
  const { files } = await written(folder, { format: 'xlsx' });
  const book = new excel.Workbook();
  await book.xlsx.readFile(files[0] ?? '');
  const cells: Cell[][] = [];
  book.worksheets[0]?.eachRow((line, number) => {
    const values = COLUMNS.map((_, i) => line.getCell(i + 1).value);
    if (number > 1)
      cells.push(
        values.map((value) =>
          typeof value === 'number' ? value : value === null ? null : unguarded(textOfCell(z.string().parse(value))),
        ),
      );
  });
  expect(cells).toEqual(valuesOf(given));
});

it('GeoJSON carries everything', async () => {
  const { files } = await written(folder, { format: 'geojson' });
  const { features } = Features.parse(JSON.parse(await readFile(files[0] ?? '', 'utf8')));
  expect(features.map(({ properties }) => COLUMNS.map(({ key }) => properties[key]))).toEqual(valuesOf(given));
  expect(features.map(({ geometry }) => geometry?.coordinates ?? null)).toEqual(positionsOf(given));
});
