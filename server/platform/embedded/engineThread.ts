import { Worker } from 'node:worker_threads';
import { type Ears, EmbeddedSocket, type Line } from './embeddedSocket.ts';
import type { FromThread, ThreadStart, ToThread } from './threadMessage.ts';

/** Receives one line when the engine stops without having been asked to. */
export type Report = (line: string) => void;

/** The engine ended by itself. Nothing of what was under way is stored; the next statement finds it started anew. */
export class EngineStopped extends Error {
  /** PostgreSQL's code for a crash. */
  readonly code = '57P02';
  constructor(cause: unknown) {
    super(`嵌入式数据库意外停止。 The embedded database stopped: ${firstLine(cause)}`);
    this.name = 'EngineStopped';
  }
}

/** The embedded engine in its thread, and the sockets that lead to it. */
export class EngineThread {
  private readonly start: ThreadStart;
  private readonly report: Report;
  private readonly ears = new Map<number, Ears>();
  private thread: Worker | undefined;
  private ready: Promise<void> | undefined;
  private clients = 0;
  private closing = false;

  constructor(start: ThreadStart, report: Report) {
    this.start = start;
    this.report = report;
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
    await ended;
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
    const thread = new Worker(new URL('./startThread.mjs', import.meta.url), {
      workerData: this.start,
      execArgv: [],
      resourceLimits: { stackSizeMb: STACK_MB },
    });
    this.thread = thread;
    return new Promise((resolve, reject) => {
      let cause: unknown;
      thread.on('error', (error) => {
        cause = error;
      });
      thread.on('exit', () => {
        const error = new EngineStopped(cause);
        reject(error);
        this.stopped(error);
      });
      thread.on('message', (message: FromThread) => {
        if (message.kind === 'ready') resolve();
        else if (message.kind === 'bytes') this.ears.get(message.client)?.heard(asBuffer(message.bytes));
        else void thread.terminate();
      });
    });
  }

  private stopped(error: Error): void {
    this.thread = undefined;
    this.ready = undefined;
    if (!this.closing) this.report(error.message);
    for (const client of [...this.ears.keys()]) this.hangUp(client, error);
  }
}

// Deep recursion lives on this stack, which PostgreSQL's own limit does not see: JSON 460,000 levels deep fits here, 4,000
// in Node's usual 4 MB. What overflows it ends the thread.
const STACK_MB = 64;

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

// PGlite's errors carry hundreds of kilobytes of minified source.
function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause ?? 'no reason given');
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
