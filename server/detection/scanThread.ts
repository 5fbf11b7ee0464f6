import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { type CountyTexts, countyScan, type ScanData, type ScannedCounties } from './scanCounty.ts';

// Made by `scannerInThreads` of the same release in the same process: a copy, not input from outside.
const isMade = <T>() => z.custom<T>((value) => value instanceof Object);

let scan: ReturnType<typeof countyScan> | undefined;

/** The first message is what the scan knows, each later one some counties. */
function answerTo(message: unknown): ScannedCounties | null {
  if (scan) return scan(isMade<CountyTexts[]>().parse(message));
  scan = countyScan(isMade<ScanData>().parse(message));
  return null;
}

parentPort?.on('message', (message: unknown) => parentPort?.postMessage(answerTo(message)));
