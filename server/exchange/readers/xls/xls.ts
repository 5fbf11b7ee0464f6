import { answeringThread } from '../../../platform/answeringThread.ts';
import { inMib } from '../archive.ts';
import type { RawRow } from '../headings.ts';
import { LIMITS } from '../limits.ts';
import { readerRefusal } from '../readerFindings.ts';
import { sheetSource } from '../sheetSource.ts';
import type { Source, SourceChoices } from '../source.ts';
import { XlsAnswer } from './xlsContract.ts';

const START = new URL('./startXlsThread.mjs', import.meta.url);
const OLD_MB = 1_024;

/**
 * A sheet of an old workbook (BIFF). The library reads it as a whole, in a thread; such sheets end at 65,536 rows.
 * @throws Problem too-large, password-protected, damaged, and as `sheetSource`
 */
export async function openXls(path: string, bytes: number, choices: SourceChoices): Promise<Source> {
  const { xlsBytes } = LIMITS;
  if (bytes > xlsBytes) throw readerRefusal('too-large', { size: inMib(bytes), most: inMib(xlsBytes) });
  const answer = await askedThread(path);
  if ('failure' in answer) throw readerRefusal(answer.failure, { format: 'XLS', reason: answer.reason });
  const sheets = answer.sheets.map(({ name, hidden, firstRow, rows, merged }) => ({
    ...{ name, hidden, rows: null },
    read: () => numbered(rows, firstRow),
    merged: async () => merged,
  }));
  return sheetSource({ format: 'XLS', sheets, close: async () => undefined }, choices);
}

async function askedThread(path: string): Promise<typeof XlsAnswer._output> {
  const thread = answeringThread(START, { path }, { oldMb: OLD_MB });
  try {
    return XlsAnswer.parse(await thread.ask('read'));
  } finally {
    await thread.close();
  }
}

async function* numbered(rows: readonly string[][], firstRow: number): AsyncGenerator<RawRow> {
  for (const [i, cells] of rows.entries()) yield { number: firstRow + i, cells };
}
