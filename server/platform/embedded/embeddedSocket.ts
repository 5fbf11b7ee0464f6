import { Duplex } from 'node:stream';

/** The other end of a socket look-alike. */
export interface Line {
  write(bytes: Buffer): void;
  end(): void;
}

/** What the engine may do to a socket. */
export interface Ears {
  opened(): void;
  heard(bytes: Buffer): void;
  broken(error: Error): void;
}

/** Looks to `pg` like a `net.Socket`; its bytes go to the embedded engine and come from there. */
export class EmbeddedSocket extends Duplex {
  private readonly dial: (ears: Ears) => Line;
  private line: Line | undefined;

  constructor(dial: (ears: Ears) => Line) {
    super({ allowHalfOpen: false });
    this.dial = dial;
  }

  connect(): this {
    this.line = this.dial({
      opened: () => this.emit('connect'),
      // Never in the same tick as a write: pg's parser would be re-entered and answer with no rows.
      heard: (bytes) => setImmediate(() => this.destroyed || this.push(bytes)),
      broken: (error) => this.destroy(error),
    });
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // Bytes are pushed when they come.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.line?.write(chunk);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.line?.write(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _final(done: (error?: Error | null) => void): void {
    this.hangUp();
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.hangUp();
    done(error);
  }

  private hangUp(): void {
    this.line?.end();
    this.line = undefined;
  }
}
