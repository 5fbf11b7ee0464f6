import { z } from 'zod';
import { answeringThread } from '../platform/answeringThread.ts';
import { type CountyTexts, countyScan, type ScanData, type ScannedCounty } from './scanCounty.ts';

/** Judges counties, in this thread or in others. */
export interface CountyScanner {
  readonly scan: (county: CountyTexts) => Promise<ScannedCounty>;
  /** How many counties to begin before the first is asked for. */
  readonly ahead: number;
  readonly close: () => Promise<void>;
}

/** In the thread that asks. */
export function scannerHere(data: ScanData): CountyScanner {
  const scan = countyScan(data);
  return { scan: (county) => Promise.resolve(county).then(scan), ahead: 1, close: () => Promise.resolve() };
}

const START = new URL('./startScanThread.mjs', import.meta.url);
// So that no thread waits while the next county is read or a page is stored.
const COUNTIES_A_THREAD = 3;
// Made by `scanThread.ts` of the same release in the same process.
const Scanned = z.custom<ScannedCounty>((value) => value instanceof Object);

/** In threads of their own, so that every core works and the service goes on answering. */
export function scannerInThreads(data: ScanData, count: number): CountyScanner {
  const threads = Array.from({ length: count }, () => answeringThread(START, data));
  return {
    ahead: count * COUNTIES_A_THREAD,
    scan: async (county) => {
      const [idlest] = threads.toSorted((a, b) => a.waiting() - b.waiting());
      if (!idlest) throw new Error('A scanner in threads needs one');
      return Scanned.parse(await idlest.ask(county));
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
