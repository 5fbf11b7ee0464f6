import { z } from 'zod';
import type { JobKind } from '../../platform/jobs/jobs.ts';
import { BatchId } from '../batchContract.ts';

/** Checks the names of a table that are not checked yet. */
export const BATCH_JOB = {
  name: 'detection.check-names',
  data: z.object({ id: BatchId }),
  ...{ retries: 3, retryDelaySeconds: 10, expireSeconds: 60, atOnce: 2 },
} satisfies JobKind;
