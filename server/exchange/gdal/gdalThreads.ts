import { type AnsweringThread, answeringThread } from '../../platform/answeringThread.ts';
import { Ended, GdalAnswer, type GdalQuestion } from './gdalContract.ts';

/** Files of others are read, our own rows are written: what one does to a thread never reaches the other. */
export type GdalUse = 'read' | 'write';

/** A thread with the library in it, for one file until it is given back. */
export interface GdalThread {
  /** A failure stands in the answer. Rejects when the thread ends, which a full memory does. */
  ask(question: GdalQuestion): Promise<GdalAnswer>;
  /** Closes what was opened. The thread waits some seconds for the next file, unless anything went wrong in it. */
  giveBack(): Promise<void>;
}

interface Warm {
  thread: AnsweringThread;
  /** Files that it has served. */
  served: number;
}

const START = new URL('./startGdalThread.mjs', import.meta.url);
// The heap of the thread; what the library itself takes ends at 2 GiB by its own limit.
const OLD_MB = 512;
/** Starting costs two seconds of a core, waiting some hundred megabytes. */
const WAITS_MS = 8_000;
const MOST_SERVED = 50;
// What the library once took it keeps: 64 MiB more than it begins with are a large file's.
const MOST_GROWTH = 64 * 1024 * 1024;

/** The threads that wait for their next file. */
export interface GdalPool {
  waiting: Partial<Record<GdalUse, Warm & { timer: NodeJS.Timeout }>>;
  /** Bytes of the thread that kept the fewest. */
  least: number;
}

export const gdalPool = (): GdalPool => ({ waiting: {}, least: Number.POSITIVE_INFINITY });

const OF_PROCESS = gdalPool();

/**
 * A thread of the library that writes into `output` and nowhere else: one that waits, or a new one.
 * @throws Error where the thread cannot be started
 */
export async function takeGdal(use: GdalUse, output: string, pool: GdalPool = OF_PROCESS): Promise<GdalThread> {
  const warm = takeWaiting(pool, use);
  if (warm && (await begins(warm, output))) return lent(pool, use, warm);
  const fresh = { thread: answeringThread(START, null, { oldMb: OLD_MB }), served: 0 };
  if (await begins(fresh, output)) return lent(pool, use, fresh);
  throw new Error('The thread for geographic files does not start');
}

function takeWaiting({ waiting }: GdalPool, use: GdalUse): Warm | undefined {
  const warm = waiting[use];
  delete waiting[use];
  clearTimeout(warm?.timer);
  return warm;
}

/** A thread may have died while it waited. */
async function begins({ thread }: Warm, output: string): Promise<boolean> {
  thread.holdsProcess(true);
  const answer = await thread.ask({ ask: 'begin', output }).catch((error: unknown) => ({ failure: String(error) }));
  const begun = GdalAnswer.safeParse(answer).data;
  if (begun && 'begun' in begun) return true;
  await thread.close();
  return false;
}

function lent(pool: GdalPool, use: GdalUse, { thread, served }: Warm): GdalThread {
  let isSound = true;
  const ask = async (question: GdalQuestion): Promise<GdalAnswer> => {
    try {
      const answer = GdalAnswer.parse(await thread.ask(question));
      if ('failure' in answer || ('errors' in answer && answer.errors.length > 0)) isSound = false;
      return answer;
    } catch (error) {
      isSound = false;
      throw error;
    }
  };
  const giveBack = async (): Promise<void> => {
    const memory = isSound ? await memoryAfter(thread) : undefined;
    if (memory === undefined || served >= MOST_SERVED) return void (await thread.close());
    pool.least = Math.min(pool.least, memory);
    if (memory - pool.least > MOST_GROWTH) return void (await thread.close());
    await wait(pool, use, { thread, served: served + 1 });
  };
  return { ask, giveBack };
}

/** Undefined where the thread does not even end well. */
async function memoryAfter(thread: AnsweringThread): Promise<number | undefined> {
  const answer = await thread.ask({ ask: 'end' }).catch(() => undefined);
  return Ended.safeParse(answer).data?.memory;
}

/** One of each use waits; it holds no process that would end. */
async function wait({ waiting }: GdalPool, use: GdalUse, warm: Warm): Promise<void> {
  if (waiting[use]) return void (await warm.thread.close());
  warm.thread.holdsProcess(false);
  const timer = setTimeout(() => {
    if (waiting[use]?.thread === warm.thread) delete waiting[use];
    void warm.thread.close();
  }, WAITS_MS);
  timer.unref();
  waiting[use] = { ...warm, timer };
}
