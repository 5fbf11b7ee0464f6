import { z } from 'zod';
import type { JobKind } from '../../platform/jobs/jobs.ts';
import { TopologyCheckId } from './topologyContract.ts';

/** Checks a set of outlines; begins anew where a process died over it. */
export const CHECK_JOB = {
  name: 'boundaries.topology-check',
  data: z.object({ id: TopologyCheckId }),
  ...{ retries: 3, retryDelaySeconds: 10, expireSeconds: 60, atOnce: 1 },
} satisfies JobKind;
