import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { UnreadableTable } from '../namesTable.ts';

const START = new URL('./startReadingThread.mjs', import.meta.url);
const Rows = z.string().array().array();
// A workbook is packed: 20 MB may unfold to gigabytes. The thread may die of it, the service may not.
const MEMORY_MB = 384;
const MOST_MILLISECONDS = 60_000;

/**
 * The cells of a workbook's first filled sheet, at most one row more than `mostRows`, read in a thread of its own.
 * @throws UnreadableTable when it is no workbook, or too large to read in a minute and 384 MB
 */
export async function readWorkbook(bytes: Uint8Array, mostRows: number): Promise<string[][]> {
  const thread = new Worker(START, {
    workerData: { bytes, mostRows },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const late = setTimeout(() => void thread.terminate(), MOST_MILLISECONDS);
  try {
    return Rows.parse(
      await new Promise((resolve, reject) => {
        thread.once('message', resolve);
        thread.once('error', reject);
        thread.once('exit', () => reject(new Error('too large')));
      }),
    );
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableTable(`The workbook cannot be read: ${reason}`, '工作簿无法读取：文件已损坏、加密或过大');
  } finally {
    clearTimeout(late);
    await thread.terminate();
  }
}
