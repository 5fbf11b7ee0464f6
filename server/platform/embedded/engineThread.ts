import { Worker } from 'node:worker_threads';
import { type Ears, EmbeddedSocket, type Line } from './embeddedSocket.ts';
import { Stopwatch } from './stopwatch.ts';
import type { FromThread, ThreadStart, ToThread } from './threadMessage.ts';

/** The engine ended by itself. Nothing of what was under way is stored; the next statement finds it started anew. */
class EngineStopped extends Error {
  /** PostgreSQL's code for a crash. */
  readonly code = '57P02';
  constructor(cause: unknown) {
    super(`嵌入式数据库意外停止。 The embedded database stopped: ${firstLine(cause)}`);
    this.name = 'EngineStopped';
  }
}

/** How an engine is started. */
export interface EngineOptions {
  /** The database's own folder, filled by initdb when it is empty. */
  folder: string;
  /** How long a statement may wait for another session's transaction before it gets 55P03. */
  waitLimitMs: number;
  /** How long a statement may run before the engine is ended: it cannot be cancelled in any other way. */
  statementLimitMs: number;
  /** Gets one line when the engine stops without having been asked to. */
  report(line: string): void;
}

/** The embedded engine in its thread, and the sockets that lead to it. */
export class EngineThread {
  private readonly options: EngineOptions;
  private readonly ears = new Map<number, Ears>();
  private thread: Worker | undefined;
  private ready: Promise<void> | undefined;
  private clients = 0;
  private closing = false;

  constructor(options: EngineOptions) {
    this.options = options;
  }

  /** Starts the thread, again when it has stopped. Resolves when the database is open. */
  open(): Promise<void> {
    if (this.closing) return Promise.reject(new Error('The embedded database is closed'));
    this.ready ??= this.launch();
    return this.ready;
  }

  /** A socket look-alike for `pg`'s `stream` option. */
  socket(): EmbeddedSocket {
    return new EmbeddedSocket((ears) => this.dial(ears));
  }

  /** Closes the database and ends the thread. */
  async close(): Promise<void> {
    this.closing = true;
    const { thread } = this;
    if (!thread) return;
    await this.ready?.catch(() => undefined);
    const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
    this.say({ kind: 'close' });
    // A statement may be under way that never ends; ending the thread loses nothing that was committed.
    const timer = setTimeout(() => void thread.terminate(), CLOSE_LIMIT_MS);
    await ended;
    clearTimeout(timer);
  }

  private dial(ears: Ears): Line {
    this.clients += 1;
    const client = this.clients;
    this.ears.set(client, ears);
    this.open().then(
      () => {
        if (!this.ears.has(client)) return;
        this.say({ kind: 'open', client });
        ears.opened();
      },
      (error: Error) => this.hangUp(client, error),
    );
    return {
      write: (bytes) => this.say({ kind: 'bytes', client, bytes: new Uint8Array(bytes) }),
      end: () => {
        if (this.ears.delete(client)) this.say({ kind: 'end', client });
      },
    };
  }

  private hangUp(client: number, error: Error): void {
    const ears = this.ears.get(client);
    this.ears.delete(client);
    ears?.broken(error);
  }

  private say(message: ToThread): void {
    this.thread?.postMessage(message, message.kind === 'bytes' ? [message.bytes.buffer as ArrayBuffer] : []);
  }

  private launch(): Promise<void> {
    const { folder, waitLimitMs } = this.options;
    const stopwatch = new Stopwatch();
    const workerData: ThreadStart = { folder, waitLimitMs, stopwatch: stopwatch.memory };
    const thread = new Worker(START, { workerData, execArgv: [], resourceLimits: { stackSizeMb: STACK_MB } });
    this.thread = thread;
    let cause: unknown;
    const endLongStatement = () => {
      if (stopwatch.elapsedMs() <= this.options.statementLimitMs) return;
      cause = new Error(`a statement ran longer than ${this.options.statementLimitMs / 1000} s`);
      void thread.terminate();
    };
    const watch = setInterval(endLongStatement, 1000).unref();
    return new Promise((resolve, reject) => {
      thread.on('error', (error) => {
        cause = error;
      });
      thread.on('exit', () => {
        clearInterval(watch);
        const error = new EngineStopped(cause);
        reject(error);
        this.stopped(error);
      });
      thread.on('message', (message: FromThread) => (message.kind === 'ready' ? resolve() : this.hear(message)));
    });
  }

  private hear(message: FromThread): void {
    if (message.kind === 'bytes') this.ears.get(message.client)?.heard(asBuffer(message.bytes));
    else if (message.kind === 'closed') void this.thread?.terminate();
  }

  private stopped(error: Error): void {
    this.thread = undefined;
    this.ready = undefined;
    if (!this.closing) this.options.report(error.message);
    for (const client of [...this.ears.keys()]) this.hangUp(client, error);
  }
}

// Deep recursion lives on this stack, which PostgreSQL's own limit does not see: JSON 460,000 levels deep fits here, 4,000
// in Node's usual 4 MB. What overflows it ends the thread.
const STACK_MB = 64;

const CLOSE_LIMIT_MS = 20_000;

const START = new URL('./startThread.mjs', import.meta.url);

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

// PGlite's errors carry hundreds of kilobytes of minified source.
function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause ?? 'no reason given');
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
