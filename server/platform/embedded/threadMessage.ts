/** What the thread is started with: the database's own folder, made by initdb when it is empty. */
export interface ThreadStart {
  folder: string;
  waitLimitMs: number;
}

/** From the process to the thread that runs the engine. `client` numbers a socket. */
export type ToThread =
  | { kind: 'open'; client: number }
  | { kind: 'bytes'; client: number; bytes: Uint8Array }
  | { kind: 'end'; client: number }
  | { kind: 'close' };

/** From the thread to the process. */
export type FromThread = { kind: 'ready' } | { kind: 'bytes'; client: number; bytes: Uint8Array } | { kind: 'closed' };
