import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { NamingTables } from './nameKeys.ts';
import { type NewName, nameLines } from './nameLines.ts';

// Made by `withNameThread` of the same release in the same process: a copy, not input from outside.
const isMade = <T>() => z.custom<T>((value) => value instanceof Object);

const tables = isMade<NamingTables>().parse(workerData);

parentPort?.on('message', (names: unknown) => {
  parentPort?.postMessage(nameLines(isMade<readonly NewName[]>().parse(names), tables));
});
