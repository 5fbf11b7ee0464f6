/** What the thread is started with. */
export interface ThreadStart {
  /** The database's own folder, filled by initdb when it is empty. */
  folder: string;
  waitLimitMs: number;
  /** Memory of the stopwatch that runs while the engine is at a statement. */
  stopwatch: SharedArrayBuffer;
}

/** From the process to the thread that runs the engine. `client` numbers a socket. */
export type ToThread =
  | { kind: 'open'; client: number }
  | { kind: 'bytes'; client: number; bytes: Uint8Array }
  | { kind: 'end'; client: number }
  | { kind: 'close' };

/** From the thread to the process. */
export type FromThread = { kind: 'ready' } | { kind: 'bytes'; client: number; bytes: Uint8Array } | { kind: 'closed' };
