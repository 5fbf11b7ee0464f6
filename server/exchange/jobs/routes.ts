import type { Router } from 'express';
import type { Deps } from '../../platform/deps.ts';
import { serve } from '../../platform/http/serve.ts';
import { actOnJob } from './actOnJob.ts';
import { JobsApi as Api } from './jobContract.ts';
import { countJobs, listJobs, listRecurring } from './listJobs.ts';

/** The queue as people see it: its jobs, and what may be decided about them. */
export function jobRoutes(router: Router, deps: Deps): void {
  const { db } = deps;
  serve(router, Api.listJobs, ({ query }, actor) => listJobs(db, actor, query), deps);
  serve(router, Api.countJobs, (_, actor) => countJobs(db, actor), deps);
  serve(router, Api.listRecurring, () => listRecurring(db), deps);
  serve(router, Api.actOnJob, ({ params, body }, actor) => actOnJob(deps, actor, { ...params, ...body }), deps);
}
