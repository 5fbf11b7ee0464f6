import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import type { JurisdictionInput } from '../../platform/http/jurisdictions.ts';
import { Problem } from '../../platform/problem.ts';
import { Job, JobId, type JobState } from './jobContract.ts';

/** The library's states in our words. */
export const STATE: Sql = sql`case j.state when 'created' then 'waiting' when 'active' then 'running' when 'failed' then 'dead'
  when 'completed' then 'done' else j.state::text end`;

const LIBRARY_STATE = {
  ...{
    waiting: 'created',
    running: 'active',
    retry: 'retry',
    dead: 'failed',
    done: 'completed',
    cancelled: 'cancelled',
  },
} satisfies Record<JobState, string>;

/** The library's word for a state, to ask by. */
export const libraryState = (state: JobState): string => LIBRARY_STATE[state];

/**
 * Who sees which jobs (aliases `j`, `a`): those about their own divisions and those that they asked for; whoever manages jobs
 * also those about no division, which serve the register as a whole.
 */
export function visibleJobs({ id, divisionCode, permissions }: Viewer): Sql {
  const ofNobody = permissions.has('jobs.manage') ? sql`or a.division_code is null` : sql``;
  return sql`(starts_with(a.division_code, ${divisionPrefix(divisionCode)}) or a.account_id = ${id} ${ofNobody})`;
}
type Viewer = Pick<Actor, 'id' | 'divisionCode' | 'permissions'>;

export const JOB_TABLES: Sql = sql`pgboss.job j left join job_about a on a.job_id = j.id`;

const Params = z.object({ id: JobId });

/** Jurisdiction rule `job`. @throws Problem not-found for a job of another division as for none */
export async function requireVisibleJob(db: Db, actor: Viewer, { params }: JurisdictionInput): Promise<void> {
  const { id } = Params.parse(params);
  const seen = await maybeOne(
    db,
    z.object({ id: z.string() }),
    sql`select j.id from ${JOB_TABLES} where j.id = ${id} and ${visibleJobs(actor)}`,
  );
  if (!seen) throw new Problem('not-found', `No job ${id}`, { detailZh: '没有这个任务，可能已被清理。' });
}

const Failure = z.object({ message: z.string(), messageZh: z.string().optional(), code: z.string().optional() });
// A try that was lost has the words of the library.
const Lost = z.object({ value: z.object({ message: z.string() }) });

const LOST = { message: 'The process that did it was lost', messageZh: '执行任务的进程中断。', code: 'lost' };

/** Reads a failure as it is kept; what is kept of a success is none. */
export const JobFailed = z.unknown().transform((output) => {
  if (Lost.safeParse(output).success) return LOST;
  const { message, messageZh = null, code = null } = Failure.safeParse(output).data ?? { message: '' };
  return message ? { message, messageZh, code } : null;
});

/** A job, and where it stands in the list: to the microsecond, which instants do not have. */
export const JobRow = Job.omit({ failure: true }).extend({ failure: JobFailed, at: z.string() });

/** Columns of a job for people. */
export const JOB_COLUMNS: Sql = sql`
  j.id, j.name as kind, ${STATE} as state, j.created_on as "createdAt", j.created_on::text as at,
  case when a.subject_id is not null then jsonb_build_object('kind', a.subject_kind, 'id', a.subject_id) end as subject,
  (select d.name from division d where d.code = a.division_code order by lower(d.valid) desc limit 1) as "divisionName",
  case when j.started_on is null then 0 else j.retry_count + 1 end as tries, j.retry_limit + 1 as "mostTries",
  j.started_on as "startedAt", case when j.state < 'active' then j.start_after end as "dueAt", j.completed_on as "endedAt",
  case when j.state <> 'completed' then j.output end as failure,
  case when a.done > 0 or a.total is not null then jsonb_build_object('done', a.done, 'total', a.total) end as progress`;
