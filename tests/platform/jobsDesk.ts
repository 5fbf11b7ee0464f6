import { z } from 'zod';
import type { Database } from '#server/platform/db/openDatabase.ts';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import type { JobKind, Jobs } from '#server/platform/jobs/jobs.ts';
import { openJobs } from '#server/platform/jobs/openJobs.ts';
import { createLog } from '#server/platform/log.ts';
import { testRegister } from '#tests/support/testDatabase.ts';

const Note = z.object({ n: z.int().default(0) });
export type NoteKind = JobKind<typeof Note>;

const Row = z.object({ state: z.string(), tries: z.int(), output: z.unknown(), pause: z.number() });

const selectRow = sql`
  select state::text, retry_count as tries, output, extract(epoch from start_after - now())::float8 as pause from pgboss.job`;

/** A register with any number of processes that share its queue. */
export class JobsDesk {
  private readonly database: Database;
  private stops: (() => Promise<void>)[] = [];
  private count = 0;

  private constructor(database: Database) {
    this.database = database;
  }

  static async open(): Promise<JobsDesk> {
    return new JobsDesk(await testRegister(false));
  }

  get db(): Database['knex'] {
    return this.database.knex;
  }

  /** A kind with a name of its own: what one test leaves is no business of the next. */
  kindOf(facts: Partial<NoteKind> = {}): NoteKind {
    this.count += 1;
    const name = `test.kind-${this.count}`;
    return { retries: 2, retryDelaySeconds: 10, expireSeconds: 60, atOnce: 1, ...facts, name, data: Note };
  }

  /** As if the pause to the next round had passed. */
  async due(name: string): Promise<void> {
    await run(this.db, sql`update pgboss.job set start_after = now() where name = ${name} and state < 'active'`);
  }

  rowsOf(name: string): Promise<z.infer<typeof Row>[]> {
    return many(this.db, Row, sql`${selectRow} where name = ${name}`);
  }

  process(): Jobs {
    return openJobs({ db: this.db, engine: this.database.engine, log: createLog('silent') });
  }

  async begin(jobs: Jobs): Promise<void> {
    this.stops.push(await jobs.start());
  }

  rowOf(id: string | null): Promise<z.infer<typeof Row>> {
    return one(this.db, Row, sql`${selectRow} where id = ${id}`);
  }

  /** As if the time without a sign of life had passed. */
  async silence(id: string | null): Promise<void> {
    await run(this.db, sql`update pgboss.job set expire_in = interval '-1 s' where id = ${id}`);
  }

  async empty(): Promise<void> {
    for (const stop of this.stops.splice(0)) await stop();
    await run(this.db, sql`delete from pgboss.job`);
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
