import { z } from 'zod';
import type { JobKind } from '../../platform/jobs/jobs.ts';

/** Checks all records that wait for it. Safe to repeat: a page of records is one transaction. */
export const CHECK_CENSUS = {
  name: 'census.check',
  data: z.object({}),
  retries: 3,
  retryDelaySeconds: 30,
  expireSeconds: 3600,
  atOnce: 1,
} as const satisfies JobKind;
