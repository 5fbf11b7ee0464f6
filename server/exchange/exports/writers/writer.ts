import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Column, ExportRow } from '../collection.ts';
import type { ExportRequest, Secrecy } from '../exportContract.ts';
import type { LimitLog } from '../formatLimits.ts';

/** What a writer is told before the first row. */
export interface WriterPlan {
  /** An empty folder of its own. */
  folder: string;
  /** Of the files, without ending. */
  name: string;
  /** Of the layer or sheet. */
  title: string;
  columns: readonly Column[];
  nameColumn: string;
  request: Pick<ExportRequest, 'format' | 'encoding' | 'crs'>;
  /** The highest label of what is written. */
  secrecy: Secrecy;
  /** Sentences about the file, for formats that can carry them. */
  about: readonly string[];
  limits: LimitLog;
}

/** Writes rows into files of the folder of its plan. Memory does not grow with their number. */
export interface Writer {
  write(rows: readonly ExportRow[]): Promise<void>;
  /** Names of the files written, the chief one first. */
  finish(): Promise<string[]>;
  /** Lets go of files and threads, finished or not. */
  close(): Promise<void>;
}
export type OpenWriter = (plan: WriterPlan) => Writer;

/** A file that is written no faster than the disk takes it. */
export function outputFile(path: string) {
  const stream = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  // Kept until the next write asks: an error between two writes is not lost, and does not end the process.
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  return {
    write: async (piece: string | Uint8Array): Promise<void> => {
      if (failure) throw failure;
      if (!stream.write(piece)) await once(stream, 'drain');
    },
    end: async (): Promise<void> => {
      stream.end();
      await once(stream, 'close');
      if (failure) throw failure;
    },
    close: async (): Promise<void> => {
      stream.destroy();
    },
  };
}
