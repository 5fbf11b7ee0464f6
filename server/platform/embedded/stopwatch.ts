/** Tells one thread how long another has been at one piece of work, also while that one is too busy to be asked. */
export class Stopwatch {
  /** To be handed to the other thread. */
  readonly memory: SharedArrayBuffer;
  private readonly started: BigInt64Array;

  constructor(memory = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.started = new BigInt64Array(memory);
  }

  /** Runs a piece of work on the clock. */
  time<T>(work: () => T): T {
    Atomics.store(this.started, 0, process.hrtime.bigint());
    try {
      return work();
    } finally {
      Atomics.store(this.started, 0, 0n);
    }
  }

  /** Milliseconds since the present work began; 0 when there is none. */
  elapsedMs(): number {
    const since = Atomics.load(this.started, 0);
    return since === 0n ? 0 : Number((process.hrtime.bigint() - since) / 1_000_000n);
  }
}
