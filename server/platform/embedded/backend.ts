import type { PGlite } from '@electric-sql/pglite';
import type { Batch } from './batchSplitter.ts';
import { asksForCopyFromStdin } from './copyFromStdin.ts';
import { FRAME, framesOf, queryFrame, startupMessage } from './frames.ts';
import type { NativeGuard } from './nativeGuard.ts';

interface ExitStatus {
  _pgl_setPGliteExitStatus(status: number): number;
}

// PGlite reports with -2 that something was thrown out of the backend; 100 answers that it was PostgreSQL's own error.
const SOMETHING_WAS_THROWN = -2;
const POSTGRES_ERROR = 100;

const NO_COPY = 'COPY FROM STDIN is not available on the embedded engine; insert from jsonb_to_recordset instead';

/** The one PostgreSQL backend inside PGlite. Throws when its state is no longer known: the thread must end then. */
export class Backend {
  private readonly database: PGlite;
  private readonly guard: NativeGuard;
  private broken = false;

  constructor(database: PGlite, guard: NativeGuard) {
    guard.attach(database);
    this.database = database;
    this.guard = guard;
    const module = database.Module as unknown as ExitStatus;
    const original = module._pgl_setPGliteExitStatus;
    module._pgl_setPGliteExitStatus = (status) => {
      const answer = original(status);
      if (status === SOMETHING_WAS_THROWN && answer !== POSTGRES_ERROR) this.broken = true;
      return answer;
    };
  }

  /** Answers what a server says to a new session. */
  startup(): Buffer {
    return this.exchange(startupMessage());
  }

  /** Runs a batch to its end and answers all that the backend says. */
  run({ bytes, ready }: Batch): Buffer {
    return settled(this.exchange(asksForCopyFromStdin(bytes) ? refuseCopy() : bytes), ready);
  }

  private exchange(messages: Buffer): Buffer {
    const chunks: Buffer[] = [];
    const onRawData = (bytes: Uint8Array) => chunks.push(Buffer.from(bytes));
    // Asynchronous in name only: without syncToFs the backend has answered when the call returns.
    this.guard.around(() => {
      this.database.execProtocolRawStream(messages, { syncToFs: false, onRawData }).catch(endThread);
    });
    // Not PostgreSQL's error but a trap: whatever was in memory cannot be trusted. Nothing of it was committed.
    if (this.broken) throw new Error('a statement broke the engine');
    return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  }
}

// Raised by the backend itself, so that a transaction is left aborted as by any error.
function refuseCopy(): Buffer {
  return queryFrame(`do $$ begin raise exception using errcode = '0A000', message = '${NO_COPY}'; end $$`);
}

// After an error PGlite says ReadyForQuery once more for Sync, and says it where no Sync was sent; a client would take
// the second one for the end of its next statement.
function settled(output: Buffer, ready: boolean): Buffer {
  const frames = [...framesOf(output)];
  const last = frames.findLast(isReady);
  const expected = ready && last ? [last] : [];
  if (frames.filter(isReady).length === expected.length) return output;
  return Buffer.concat([...frames.filter((message) => !isReady(message)), ...expected]);
}

const isReady = (message: Buffer): boolean => message[0] === FRAME.readyForQuery;

function endThread(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}
