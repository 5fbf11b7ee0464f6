import { join } from 'node:path';
import type { Archive } from '../archive.ts';
import { LIMITS } from '../limits.ts';
import { readerRefusal } from '../readerFindings.ts';
import { sheetSource } from '../sheetSource.ts';
import type { Source, SourceChoices } from '../source.ts';
import type { WorkFolder } from '../workFolder.ts';
import { mergedBlocks } from './mergedBlocks.ts';
import { sheetRows } from './sheetRows.ts';
import { readWorkbook } from './workbook.ts';

/**
 * A sheet of a workbook, row by row. Parsed here by its XML: the reader of exceljs that streams takes the sheets of some
 * libraries for visible and nameless, knows no merged cells and keeps all texts in memory.
 * @throws Problem damaged, document-type, and as `sheetSource`
 */
export async function openXlsx(archive: Archive, folder: WorkFolder, choices: SourceChoices): Promise<Source> {
  const { sheets, ...workbook } = await readWorkbook(archive, join(folder.path, 'strings'));
  const close = async () => {
    workbook.strings.close();
    archive.close();
    await folder.remove();
  };
  try {
    if (sheets.length > LIMITS.layers)
      throw readerRefusal('too-many-layers', { count: sheets.length, most: LIMITS.layers });
    return await sheetSource(
      {
        format: 'XLSX',
        sheets: sheets.map((sheet) => ({
          ...{ name: sheet.name, hidden: sheet.hidden, rows: null },
          read: () => sheetRows(archive, { ...workbook, sheets }, sheet),
          merged: () => mergedBlocks(archive, sheet),
        })),
        close,
      },
      choices,
    );
  } catch (error) {
    workbook.strings.close();
    throw error;
  }
}
