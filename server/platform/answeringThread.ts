import { Worker } from 'node:worker_threads';

/** A thread that answers each question with one message, in the order in which it is asked. */
export interface AnsweringThread {
  /** Rejects when the thread ends before it has answered. */
  readonly ask: (question: unknown) => Promise<unknown>;
  /** How many questions are not answered yet. */
  readonly waiting: () => number;
  /** Whether the process goes on while the thread waits for a question; at first it does. */
  readonly holdsProcess: (holds: boolean) => void;
  readonly close: () => Promise<unknown>;
}

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

// What is made for one question lives until it is answered: in Node's 16 MB it is copied over and over, a third of the time.
const YOUNG_MB = 256;

/**
 * Starts the program of `start` with a copy of `data`. A failure there fails what waits and what is asked later.
 * @param limits megabytes of heap for what lives long; without it as much as the process may have
 */
export function answeringThread(start: URL, data: unknown, limits: { oldMb?: number } = {}): AnsweringThread {
  const thread = new Worker(start, {
    workerData: data,
    execArgv: [],
    resourceLimits: {
      maxYoungGenerationSizeMb: YOUNG_MB,
      ...(limits.oldMb === undefined ? {} : { maxOldGenerationSizeMb: limits.oldMb }),
    },
  });
  const waiting: Waiting[] = [];
  let broken: Error | undefined;
  const fail = (error: Error): void => {
    broken = error;
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  thread.on('message', (answer) => waiting.shift()?.resolve(answer));
  thread.on('error', fail);
  thread.on('exit', () => fail(new Error(`The thread ${start.pathname} ended`)));
  const ask = (question: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (broken) return reject(broken);
      waiting.push({ resolve, reject });
      thread.postMessage(question);
    });
  const holdsProcess = (holds: boolean): void => (holds ? thread.ref() : thread.unref());
  return { ask, waiting: () => waiting.length, holdsProcess, close: () => thread.terminate() };
}
