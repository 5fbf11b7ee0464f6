import { z } from 'zod';
import { answeringThread } from '../platform/answeringThread.ts';
import { type CountyTexts, countyScan, type ScanData, type ScannedCounties } from './scanCounty.ts';

/** Judges counties, in this thread or in others. */
export interface CountyScanner {
  readonly scan: (counties: readonly CountyTexts[]) => Promise<ScannedCounties>;
  /** How many askings to begin before the first answer is awaited. */
  readonly ahead: number;
  readonly close: () => Promise<void>;
}

/** In the thread that asks. */
export function scannerHere(data: ScanData): CountyScanner {
  const scan = countyScan(data);
  return { scan: (counties) => Promise.resolve(counties).then(scan), ahead: 1, close: () => Promise.resolve() };
}

const START = new URL('./startScanThread.mjs', import.meta.url);
// So that no thread waits while the next counties are read or a page is stored.
const AHEAD_A_THREAD = 2;
// Made by `scanThread.ts` of the same release in the same process.
const Scanned = z.custom<ScannedCounties>((value) => value instanceof Object);

/** In threads of their own, so that every core works and the service goes on answering; they start while the data is read. */
export function scannerInThreads(data: Promise<ScanData>, count: number): CountyScanner {
  const threads = Array.from({ length: count }, () => answeringThread(START, null));
  const told = data.then((known) => {
    // A thread that fails here fails whatever it is asked next.
    for (const { ask } of threads) ask(known).catch(() => undefined);
  });
  // Whoever scans hears of it.
  told.catch(() => undefined);
  return {
    ahead: count * AHEAD_A_THREAD,
    scan: async (counties) => {
      await told;
      const [idlest] = threads.toSorted((a, b) => a.waiting() - b.waiting());
      if (!idlest) throw new Error('A scanner in threads needs one');
      return Scanned.parse(await idlest.ask(counties));
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
