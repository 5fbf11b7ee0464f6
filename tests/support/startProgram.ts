import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program of ours in a process of its own. */
export interface Program {
  child: ChildProcess;
  /** All lines it has written so far. */
  lines: string[];
  /** Resolves with the first line that begins so. @throws Error when the program ends before */
  said(start: string): Promise<string>;
  /** Ends it without any chance to clean up, and waits for that. */
  kill(): Promise<void>;
  /** Waits for its end and answers the exit code. */
  ended(): Promise<number | null>;
}

/** Starts a TypeScript file as a program. */
export function startProgram(file: URL, ...args: string[]): Program {
  const child = spawn(process.execPath, ['--import', 'tsx', file.pathname, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  });
  const lines: string[] = [];
  const end = once(child, 'close');
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  return {
    child,
    lines,
    said: async (start) => {
      for (;;) {
        const line = lines.find((text) => text.startsWith(start));
        if (line !== undefined) return line;
        const more = await Promise.race([once(reader, 'line').then(() => true), end.then(() => false)]);
        if (!more && !lines.some((text) => text.startsWith(start))) throw new Error(`Ended without saying ${start}`);
      }
    },
    kill: async () => {
      child.kill('SIGKILL');
      await end;
    },
    ended: async () => {
      await end;
      return child.exitCode;
    },
  };
}
