import { FRAME } from './frames.ts';

/**
 * Messages that belong together: the backend must get them without another session's messages between them.
 * `ready` says that the client expects ReadyForQuery for them: they end with Query or Sync.
 */
export interface Batch {
  bytes: Buffer;
  ready: boolean;
}

interface Listener {
  /** The first message of a session: user, database and settings. */
  startup(): void;
  batch(batch: Batch): void;
  /** Bytes to answer at once, without the backend. */
  reply(bytes: Buffer): void;
  end(): void;
}

const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;
const ENDS_BATCH = new Set<number>([FRAME.query, FRAME.sync, FRAME.flush, FRAME.copyDone, FRAME.copyFail]);

/** Turns the bytes of one client, however they are cut, into batches. */
export class BatchSplitter {
  private readonly listener: Listener;
  private rest: Buffer = Buffer.alloc(0);
  private frames: Buffer[] = [];
  private started = false;
  private ended = false;

  constructor(listener: Listener) {
    this.listener = listener;
  }

  write(chunk: Buffer): void {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    for (;;) {
      const next = this.ended ? undefined : this.take();
      if (next === undefined) return;
      if (this.started) this.collect(next);
      else this.start(next);
    }
  }

  // The first messages have no letter before their length.
  private take(): Buffer | undefined {
    const head = this.started ? 1 : 0;
    if (this.rest.length < head + 4) return undefined;
    const length = head + this.rest.readInt32BE(head);
    if (this.rest.length < length) return undefined;
    const next = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return next;
  }

  private start(message: Buffer): void {
    const code = message.readInt32BE(4);
    if (code === SSL_REQUEST || code === GSS_REQUEST) this.listener.reply(Buffer.from('N'));
    else if (code === CANCEL_REQUEST) this.finish();
    else {
      this.started = true;
      this.listener.startup();
    }
  }

  private collect(message: Buffer): void {
    const letter = message[0] ?? 0;
    if (letter === FRAME.terminate) {
      this.finish();
      return;
    }
    this.frames.push(message);
    if (!ENDS_BATCH.has(letter)) return;
    const bytes = Buffer.concat(this.frames);
    this.frames = [];
    this.listener.batch({ bytes, ready: letter === FRAME.query || letter === FRAME.sync });
  }

  private finish(): void {
    this.ended = true;
    this.listener.end();
  }
}
