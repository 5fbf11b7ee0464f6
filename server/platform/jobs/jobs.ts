import type { z } from 'zod';
import type { Db } from '../db/sql.ts';

/** One kind of work done beside the requests: repeated until it succeeds, then a dead letter. The work must be safe to repeat. */
export interface JobKind<T extends z.ZodType = z.ZodType> {
  /** `domain.verb`, e.g. `exchange.advance-import`. */
  name: string;
  data: T;
  /** Tries after the first; the pause doubles from `retryDelaySeconds`. */
  retries: number;
  retryDelaySeconds: number;
  /** After this the try counts as lost (a killed process) and the next begins. */
  expireSeconds: number;
  /** How many of the kind run at once in one process. */
  atOnce: number;
}

export interface JobContext {
  id: string;
  /** Aborts when the process stops or a person cancels the job. */
  signal: AbortSignal;
}

/** The queue, kept in the register's own database. */
export interface Jobs {
  /** Adds a job in the transaction `tx`: it exists only if the change does. `key`: at most one waiting job of the kind has it. */
  send<T extends z.ZodType>(
    tx: Db,
    kind: JobKind<T>,
    data: z.input<T>,
    options?: { key?: string; afterSeconds?: number },
  ): Promise<string | null>;
  /** Says who does a kind of work; called once for each kind before `start`. */
  handle<T extends z.ZodType>(kind: JobKind<T>, work: (data: z.output<T>, context: JobContext) => Promise<void>): void;
  /** Begins to take jobs; answers the function that lets what runs end, and stops. */
  start(): Promise<() => Promise<void>>;
  /** Tests and commands: does every job that is due now, in this process, and answers how many. Failures are thrown. */
  runDue(): Promise<number>;
}
