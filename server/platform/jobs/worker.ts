import type { Engine } from '../db/openDatabase.ts';
import { type Claimed, claim, dropSuperseded, loseAllTries, putBack, signOfLife } from './claim.ts';
import type { JobKind } from './jobs.ts';
import { type Handled, perform, type Queue } from './perform.ts';
import { beginRecurring } from './recurring.ts';

// The embedded database is this process's alone: whatever is sent wakes the worker, and only tries that are due later wait for a round.
const ROUND_MS = { server: 2_000, embedded: 5_000 };
// So soon does a job hear that it was cancelled.
const SIGN_OF_LIFE_MS = 3_000;
const LOOK_FOR_LOST_MS = 15_000;
// Less than the service as a whole gets to stop.
const GRACE_MS = 8_000;

interface Running {
  job: Claimed;
  handled: Handled;
  controller: AbortController;
  end: Promise<void>;
}

/** Takes due jobs and does them until it is stopped. Its timers do not keep the process alive. */
export class Worker {
  private readonly queue: Queue;
  private readonly engine: Engine;
  private readonly handled: ReadonlyMap<string, Handled>;
  private readonly running = new Map<string, Running>();
  private timers: NodeJS.Timeout[] = [];
  private stopping = false;
  private taking = false;
  private again = false;

  constructor(queue: Queue, engine: Engine, handled: ReadonlyMap<string, Handled>) {
    this.queue = queue;
    this.engine = engine;
    this.handled = handled;
  }

  /** @throws Error when the tables are not those of the library */
  async start(): Promise<void> {
    await this.queue.boss.start();
    if (this.engine === 'embedded') await loseAllTries(this.queue.db);
    await this.freeLost();
    const recurring = [...this.handled.values()].filter(({ isRecurring }) => isRecurring);
    await beginRecurring(
      this.queue.db,
      recurring.map(({ kind }) => ({ name: kind.name, everySeconds: kind.retryDelaySeconds })),
    );
    const every = (ms: number, work: () => Promise<void>) => setInterval(() => void this.quietly(work), ms).unref();
    this.timers = [
      every(ROUND_MS[this.engine], () => this.take()),
      every(SIGN_OF_LIFE_MS, () => this.sayAlive()),
      every(LOOK_FOR_LOST_MS, () => this.freeLost()),
    ];
    this.wake();
  }

  /** There may be something to do. */
  wake(): void {
    void this.quietly(() => this.take());
  }

  /** Takes nothing more, tells what runs, and waits for it. What gives up goes back to the queue. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearInterval(timer);
    const running = [...this.running.values()];
    for (const { controller } of running) controller.abort(new Error('The service stops'));
    let timer: NodeJS.Timeout | undefined;
    const grace = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, GRACE_MS);
    });
    await Promise.race([Promise.all(running.map(({ end }) => end)), grace]);
    clearTimeout(timer);
  }

  private async take(): Promise<void> {
    this.again = true;
    if (this.taking) return;
    this.taking = true;
    try {
      while (this.again && !this.stopping) {
        this.again = false;
        for (let job = await this.next(); job; job = await this.next()) {
          if (this.stopping) await putBack(this.queue.db, job);
          else this.begin(job);
        }
      }
    } finally {
      this.taking = false;
    }
  }

  private async next(): Promise<Claimed | undefined> {
    const free = this.kinds().filter(({ name, atOnce }) => this.countOf(name) < atOnce);
    return free.length === 0 || this.stopping ? undefined : claim(this.queue.db, free);
  }

  private begin(job: Claimed): void {
    const handled = this.handled.get(job.name);
    if (!handled) throw new Error(`Nobody does ${job.name}`);
    const controller = new AbortController();
    const { signal } = controller;
    const end = this.quietly(async () => {
      await perform(this.queue, { job, handled, signal, stopping: () => this.stopping });
    }).then(() => {
      this.running.delete(job.id);
      this.wake();
    });
    this.running.set(job.id, { job, handled, controller, end });
  }

  private async sayAlive(): Promise<void> {
    const held = [...this.running.values()];
    if (held.length === 0) return;
    const tries = held.map(({ job, handled }) => ({ ...job, expire: handled.kind.expireSeconds }));
    const ours = await signOfLife(this.queue.db, tries);
    for (const { job, controller } of held)
      if (!ours.has(job.id) && this.running.has(job.id)) controller.abort(new Error('The job was cancelled'));
  }

  /** Tries without a sign of life go back. Ours give one first: on the embedded engine a long transaction may have kept them from it. */
  private async freeLost(): Promise<void> {
    await this.sayAlive();
    await this.queue.boss.expire();
    await dropSuperseded(this.queue.db);
  }

  private kinds(): JobKind[] {
    return [...this.handled.values()].map(({ kind }) => kind);
  }

  private countOf(name: string): number {
    return [...this.running.values()].filter(({ job }) => job.name === name).length;
  }

  // A failure of the database is not the end: the next round tries again.
  private async quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.stopping) this.queue.log.warn({ err: error }, 'jobs.round-failed');
    }
  }
}
