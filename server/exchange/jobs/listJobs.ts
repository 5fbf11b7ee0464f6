import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { Day, type Input, type Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { IS_RECURRING } from '../../platform/jobs/recurring.ts';
import { JobState, type JobsApi, RecurringJob } from './jobContract.ts';
import { JOB_COLUMNS, JOB_TABLES, JobFailed, JobRow, libraryState, STATE, visibleJobs } from './jobRow.ts';

// As the database writes a moment, to the microsecond.
const Moment = z
  .string()
  .regex(/^.{10} ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/)
  .refine((moment) => Day.safeParse(moment.slice(0, 10)).success);
const Key = z.tuple([Moment, z.uuid()]);

/** Jobs that the reader may see, the newest first; keyset paging. */
export async function listJobs(
  db: Db,
  actor: Actor,
  { limit, cursor, state, kind }: Input<typeof JobsApi.listJobs>['query'],
): Promise<Reply<typeof JobsApi.listJobs>> {
  const after = cursor ? decodeCursor(Key, cursor) : undefined;
  const rows = await many(
    db,
    JobRow,
    sql`select ${JOB_COLUMNS} from ${JOB_TABLES}
         where ${visibleJobs(actor)} and not ${IS_RECURRING}
           ${state ? sql`and j.state = ${libraryState(state)}::pgboss.job_state` : sql``}
           ${kind ? sql`and j.name = ${kind}` : sql``}
           ${after ? sql`and (j.created_on, j.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by j.created_on desc, j.id desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.at, last.id]) : null, total: null };
}

const Counted = z.object({ state: JobState, kind: z.string(), jobs: z.number().int() });

/** How many of them stand where, and of which kinds. */
export async function countJobs(db: Db, actor: Actor): Promise<Reply<typeof JobsApi.countJobs>> {
  const rows = await many(
    db,
    Counted,
    sql`select ${STATE} as state, j.name as kind, count(*) as jobs from ${JOB_TABLES}
         where ${visibleJobs(actor)} and not ${IS_RECURRING} group by 1, 2 order by 2, 1`,
  );
  const sumOf = (some: typeof rows) => some.reduce((sum, { jobs }) => sum + jobs, 0);
  const states = { waiting: 0, running: 0, retry: 0, dead: 0, done: 0, cancelled: 0 };
  for (const state of JobState.options) states[state] = sumOf(rows.filter((row) => row.state === state));
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return { states, kinds: kinds.map((kind) => ({ kind, jobs: sumOf(rows.filter((row) => row.kind === kind)) })) };
}

const Recurring = RecurringJob.omit({ failure: true }).extend({ failure: JobFailed });

/** Recurring work by its name; it serves the register as a whole. */
export async function listRecurring(db: Db): Promise<{ items: RecurringJob[] }> {
  const items = await many(
    db,
    Recurring,
    sql`select j.name as kind, ${STATE} as state, j.retry_delay as "everySeconds", j.started_on as "startedAt",
               case when j.state < 'active' then j.start_after end as "dueAt", j.output as failure
          from pgboss.job j where ${IS_RECURRING} order by j.name`,
  );
  return { items };
}
