import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** `off`: no scanner is set up. `failed`: it did not answer as it should, so nothing is known of the file. */
export type ScanState = 'off' | 'clean' | 'infected' | 'failed';
/** Judges the bytes of one file, whole or piece by piece. Never throws. */
export type FileScanner = (bytes: Uint8Array | Readable) => Promise<ScanState>;

export const scannerOff: FileScanner = (bytes) => {
  if (bytes instanceof Readable) bytes.destroy();
  return Promise.resolve('off');
};

// What scanners of the ClamAV family answer: `clamdscan --no-summary -` reads standard input.
const CLEAN = 0;
const INFECTED = 1;
const LIMIT_MS = 60_000;

/**
 * A scanner that is a program: it gets the bytes on standard input and says by its exit code whether they are clean (0) or
 * infected (1). The command is split at blanks and run without a shell. Empty or undefined: `scannerOff`.
 */
export function fileScanner(command: string | undefined, limitMs: number = LIMIT_MS): FileScanner {
  const [program, ...args] = (command ?? '').split(' ').filter((part) => part !== '');
  if (program === undefined) return scannerOff;
  return (bytes) =>
    new Promise((resolve) => {
      const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'], timeout: limitMs });
      child.once('error', () => resolve('failed'));
      child.once('close', (code) => resolve(stateOf(code)));
      // A scanner may have seen enough before it has read everything.
      pipeline(bytes instanceof Readable ? bytes : [bytes], child.stdin).catch(() => undefined);
    });
}

function stateOf(code: number | null): ScanState {
  if (code === CLEAN) return 'clean';
  return code === INFECTED ? 'infected' : 'failed';
}
