import type { PGlite } from '@electric-sql/pglite';
import type { Batch } from './batchSplitter.ts';
import { asksForCopyFromStdin } from './copyFromStdin.ts';
import { FRAME, framesOf, queryFrame, syncFrame } from './frames.ts';

interface ExitStatus {
  _pgl_setPGliteExitStatus(status: number): number;
}

// PGlite reports with -2 that something was thrown out of the backend; 100 answers that it was PostgreSQL's own error.
const SOMETHING_WAS_THROWN = -2;
const POSTGRES_ERROR = 100;

const LOST =
  '数据库内部错误，该语句未执行，请检查几何图形是否有效。 Internal error in the embedded engine: the statement was not executed; check the validity of its geometry.';
const NO_COPY = 'COPY FROM STDIN is not available on the embedded engine; insert from jsonb_to_recordset instead';

/**
 * The one PostgreSQL backend inside PGlite, with the net under it: an exception of GEOS or a stack overflow ends a
 * statement there with no row, no error and a COMMIT that succeeds. Here it becomes an error that aborts the
 * transaction, as on a server.
 */
export class Backend {
  private readonly database: PGlite;
  private lost = false;

  constructor(database: PGlite) {
    this.database = database;
    const module = database.Module as unknown as ExitStatus;
    const original = module._pgl_setPGliteExitStatus;
    if (typeof original !== 'function') throw new Error('This version of PGlite cannot report lost statements');
    module._pgl_setPGliteExitStatus = (status) => {
      const answer = original(status);
      if (status === SOMETHING_WAS_THROWN && answer !== POSTGRES_ERROR) this.lost = true;
      return answer;
    };
  }

  /** Gives the startup message and answers what a server says to a new session. */
  startup(): Buffer {
    const settings = Buffer.from('\0\0\0\0\0\x03\0\0user\0postgres\0database\0postgres\0\0');
    settings.writeInt32BE(settings.length, 0);
    return this.exchange(settings);
  }

  /** Runs a batch to its end and answers all that the backend says. */
  run({ body, sync }: Batch): Buffer {
    const ready = sync || body[0] === FRAME.query;
    if (asksForCopyFromStdin(body)) return this.raise('0A000', NO_COPY, ready);
    if (body.length === 0) return this.exchange(syncFrame());
    const output = this.exchange(body);
    if (this.lost) return Buffer.concat([withoutReady(output), this.raise('XX000', LOST, ready)]);
    // Sync commits what stands outside a transaction: only after the net has looked.
    return sync ? Buffer.concat([output, this.exchange(syncFrame())]) : output;
  }

  // An error raised by the backend itself leaves the transaction in the state that a server would show.
  private raise(code: string, message: string, ready: boolean): Buffer {
    const output = this.exchange(
      queryFrame(`do $raise$ begin raise exception using errcode = '${code}', message = '${message}'; end $raise$`),
    );
    if (!holds(output, FRAME.error)) throw new Error('The embedded engine is damaged');
    return ready ? output : withoutReady(output);
  }

  private exchange(messages: Buffer): Buffer {
    this.lost = false;
    const chunks: Buffer[] = [];
    const onRawData = (bytes: Uint8Array) => chunks.push(Buffer.from(bytes));
    // Asynchronous in name only: without syncToFs the backend has answered when the call returns.
    this.database.execProtocolRawStream(messages, { syncToFs: false, onRawData }).catch(endThread);
    return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  }
}

function holds(output: Buffer, letter: number): boolean {
  for (const message of framesOf(output)) if (message[0] === letter) return true;
  return false;
}

function withoutReady(output: Buffer): Buffer {
  return Buffer.concat([...framesOf(output)].filter((message) => message[0] !== FRAME.readyForQuery));
}

// Nothing can be said about the state of a backend that throws through its own handler.
function endThread(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}
