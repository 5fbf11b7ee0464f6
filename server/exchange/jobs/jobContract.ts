import { z } from 'zod';
import { endpoint, Instant, PageQuery, pageOf } from '../../platform/contract.ts';

export const JobId = z.uuid().brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;

/** `retry`: failed, and will be tried again. `dead`: failed with no tries left; a person decides. */
export const JobState = z.enum(['waiting', 'running', 'retry', 'dead', 'done', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

export const JobAct = z.enum(['retry', 'cancel', 'discard']);
export type JobAct = z.infer<typeof JobAct>;

export const Job = z.object({
  id: JobId,
  /** `domain.verb`; the words are the screen's. */
  kind: z.string(),
  state: JobState,
  subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
  divisionName: z.string().nullable(),
  /** Tries begun, and how many there will be at most. */
  tries: z.number().int(),
  mostTries: z.number().int(),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  /** When it is due: of what waits. */
  dueAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Why the last try failed, without anything personal. */
  failure: z.object({ message: z.string(), messageZh: z.string().nullable(), code: z.string().nullable() }).nullable(),
  /** Of the running or last try, where the kind says it; `total` null where nobody knows yet. */
  progress: z.object({ done: z.number(), total: z.number().nullable() }).nullable(),
});
export type Job = z.infer<typeof Job>;

/** Work that the system does again and again, and how its last round went. */
export const RecurringJob = Job.pick({ kind: true, startedAt: true, failure: true }).extend({
  everySeconds: z.number().int(),
  state: z.enum(['waiting', 'running', 'retry']),
  /** Of the round to come; null while one is under way. */
  dueAt: Instant.nullable(),
});
export type RecurringJob = z.infer<typeof RecurringJob>;

export const JobFilter = z.strictObject({
  state: JobState.optional(),
  kind: z
    .string()
    .regex(/^[a-z][a-z0-9.-]{0,99}$/)
    .optional(),
});
export type JobFilter = z.infer<typeof JobFilter>;

const read = { permission: 'jobs.read', jurisdiction: 'none' } as const;

export const JobsApi = {
  listJobs: endpoint({
    ...{ ...read, method: 'get', path: '/jobs', summary: '后台任务 / Background jobs, the newest first' },
    ...{ query: PageQuery.extend(JobFilter.shape), reply: pageOf(Job) },
  }),
  countJobs: endpoint({
    ...{ ...read, method: 'get', path: '/job-counts', summary: '各类后台任务数量 / How many jobs stand where' },
    reply: z.object({
      states: z.record(JobState, z.number().int()),
      kinds: z.object({ kind: z.string(), jobs: z.number().int() }).array(),
    }),
  }),
  listRecurring: endpoint({
    ...{ method: 'get', path: '/recurring-jobs', permission: 'jobs.manage', jurisdiction: 'none' },
    ...{
      summary: '定期任务 / Recurring work and how its last round went',
      reply: z.object({ items: RecurringJob.array() }),
    },
  }),
  actOnJob: endpoint({
    ...{ method: 'post', path: '/jobs/:id/acts', summary: '重试、取消或丢弃任务 / Retry, cancel or discard a job' },
    ...{ permission: 'jobs.manage', jurisdiction: 'job', params: z.object({ id: JobId }) },
    ...{ body: z.strictObject({ act: JobAct }), reply: z.object({ id: JobId }) },
  }),
};
