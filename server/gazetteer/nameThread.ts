import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { NamingTables } from './nameKeys.ts';
import { keysRemembering, type NameColumns, nameLines } from './nameLines.ts';

// Made by `withNameThread` of the same release in the same process: a copy, not input from outside.
const isMade = <T>() => z.custom<T>((value) => value instanceof Object);

const keysOf = keysRemembering(isMade<NamingTables>().parse(workerData));

parentPort?.on('message', (names: unknown) => {
  const lines = nameLines(isMade<NameColumns>().parse(names), keysOf);
  parentPort?.postMessage(lines, [lines.text.buffer]);
});
