import { Worker } from 'node:worker_threads';
import { z } from 'zod';
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
// The names of a county live as long as its turn: in Node's 16 MB they are copied over and over, a third of the time.
const YOUNG_MB = 128;

/** In threads of their own, so that every core works and the service goes on answering. */
export function scannerInThreads(data: ScanData, count: number): CountyScanner {
  const threads = Array.from({ length: count }, () => scanThread(data));
  return {
    ahead: count * COUNTIES_A_THREAD,
    scan: (county) => {
      const [idlest] = threads.toSorted((a, b) => a.waiting() - b.waiting());
      if (!idlest) throw new Error('A scanner in threads needs one');
      return idlest.scan(county);
    },
    close: async () => {
      await Promise.all(threads.map(({ thread }) => thread.terminate()));
    },
  };
}

// Made by `scanThread.ts` of the same release in the same process.
const Scanned = z.custom<ScannedCounty>((value) => value instanceof Object);

interface Waiting {
  resolve: (scanned: ScannedCounty) => void;
  reject: (error: Error) => void;
}

/** One thread; it answers in the order in which it is asked. */
function scanThread(data: ScanData) {
  const thread = new Worker(START, {
    workerData: data,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting: Waiting[] = [];
  let broken: Error | undefined;
  const fail = (error: Error): void => {
    broken = error;
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  thread.on('message', (scanned) => waiting.shift()?.resolve(Scanned.parse(scanned)));
  thread.on('error', fail);
  thread.on('exit', () => fail(new Error('The thread of a scan ended')));
  const scan = (county: CountyTexts): Promise<ScannedCounty> =>
    new Promise((resolve, reject) => {
      if (broken) return reject(broken);
      waiting.push({ resolve, reject });
      thread.postMessage(county);
    });
  return { thread, waiting: () => waiting.length, scan };
}
