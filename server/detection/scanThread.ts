import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { type CountyTexts, countyScan, type ScanData } from './scanCounty.ts';

// Made by `scannerInThreads` of the same release in the same process: a copy, not input from outside.
const isMade = <T>() => z.custom<T>((value) => value instanceof Object);

const scan = countyScan(isMade<ScanData>().parse(workerData));

parentPort?.on('message', (county: unknown) => {
  parentPort?.postMessage(scan(isMade<CountyTexts>().parse(county)));
});
