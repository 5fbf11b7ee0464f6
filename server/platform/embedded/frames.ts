/** One letter for each message of the PostgreSQL protocol (version 3) that this layer must know. */
export const FRAME = {
  query: 0x51,
  parse: 0x50,
  sync: 0x53,
  flush: 0x48,
  copyDone: 0x63,
  copyFail: 0x66,
  terminate: 0x58,
  error: 0x45,
  notification: 0x41,
  readyForQuery: 0x5a,
} as const;

/** A session outside a transaction; the other two states are `T` (inside) and `E` (inside, failed). */
export const IDLE = 0x49;

/** Cuts whole messages off a buffer: a letter, four bytes of length, the rest. */
export function* framesOf(buffer: Buffer): Generator<Buffer> {
  let at = 0;
  while (at + 5 <= buffer.length) {
    const end = at + 1 + buffer.readInt32BE(at + 1);
    yield buffer.subarray(at, end);
    at = end;
  }
}

export function frame(letter: number, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head[0] = letter;
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}

export const queryFrame = (text: string): Buffer => frame(FRAME.query, Buffer.from(`${text}\0`));
export const syncFrame = (): Buffer => frame(FRAME.sync, Buffer.alloc(0));

/** The first message of a session: length, protocol 3.0, settings. */
export function startupMessage(): Buffer {
  const message = Buffer.from('\0\0\0\0\0\x03\0\0user\0postgres\0database\0postgres\0\0');
  message.writeInt32BE(message.length, 0);
  return message;
}

/** What a server says to a session outside a transaction when it refuses a statement. */
export function refusal(code: string, message: string): Buffer {
  const fields = Buffer.from(`SERROR\0VERROR\0C${code}\0M${message}\0\0`);
  return Buffer.concat([frame(FRAME.error, fields), frame(FRAME.readyForQuery, Buffer.from([IDLE]))]);
}
