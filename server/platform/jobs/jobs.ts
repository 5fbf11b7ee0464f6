import type { z } from 'zod';
import type { Db } from '../db/sql.ts';
import type { RecurringKind } from './recurring.ts';

/** One kind of work done beside the requests: repeated until it succeeds, then a dead letter. The work must be safe to repeat. */
export interface JobKind<T extends z.ZodType = z.ZodType> {
  /** `domain.verb`, e.g. `exchange.advance-import`. */
  name: string;
  data: T;
  /** Tries after the first; the pause doubles from `retryDelaySeconds`. */
  retries: number;
  retryDelaySeconds: number;
  /**
   * After this without a sign of life from its process the try counts as lost (kill -9) and the next begins. A living
   * process gives a sign every few seconds by itself, so 60 suits work of any length.
   */
  expireSeconds: number;
  /** How many of the kind run at once in one process. */
  atOnce: number;
}

export interface JobContext {
  id: string;
  /** Aborts when the process stops or a person cancels the job. */
  signal: AbortSignal;
  /** When this try fails there is no other. */
  isLastTry: boolean;
  /** Says how far the work has come, for the screen; `total` null where nobody knows yet. */
  progress(done: number, total: number | null): Promise<void>;
}

/** What a job works on, for people: who may see it and where its link leads. */
export interface JobAbout {
  /** E.g. `import-run`. */
  subjectKind?: string;
  subjectId?: string;
  /** Officials of this division and those above it see the job. */
  divisionCode?: string;
  /** Whoever asked for it. */
  accountId?: string;
}

export interface SendOptions {
  /** At most one waiting and one running job of the kind has it. */
  key?: string;
  afterSeconds?: number;
  /** Tries after the first, where they are not those of the kind. */
  retries?: number;
  about?: JobAbout;
}

export interface JobRef {
  id: string;
  kind: string;
}

/** The queue, kept in the register's own database. */
export interface Jobs {
  /**
   * Adds a job in the transaction `tx`: it exists only if the change does. Answers its id, or null where a job with the same
   * key waits already and will do the work.
   */
  send<T extends z.ZodType>(tx: Db, kind: JobKind<T>, data: z.input<T>, options?: SendOptions): Promise<string | null>;
  /** Says who does a kind of work; called once for each kind before `start`. */
  handle<T extends z.ZodType>(kind: JobKind<T>, work: (data: z.output<T>, context: JobContext) => Promise<void>): void;
  /** Says who does a recurring work; called once for each before `start`, which begins the rounds of the register. */
  repeat(kind: RecurringKind, round: (context: JobContext) => Promise<void>): void;
  /** Begins to take jobs; answers the function that lets what runs end, and stops. */
  start(): Promise<() => Promise<void>>;
  /** A dead or cancelled job gets one more try, now. @throws Problem conflict `waits` where another with its key waits */
  retry(tx: Db, job: JobRef): Promise<void>;
  /** What waits is not done; what runs is told to give up. */
  cancel(tx: Db, job: JobRef): Promise<void>;
  discard(tx: Db, job: JobRef): Promise<void>;
  /** Tests and commands: does every job that is due now, in this process, and answers how many. Failures are thrown. */
  runDue(): Promise<number>;
}
