import { z } from 'zod';
import type { JobKind } from '../../platform/jobs/jobs.ts';
import { SignBatchId } from './batchContract.ts';

/** Writes the file of a batch for the maker; begins with the first plate where a process died over it. */
export const PRINT_JOB = {
  name: 'signs.print-batch',
  data: z.object({ id: SignBatchId }),
  ...{ retries: 3, retryDelaySeconds: 10, expireSeconds: 60, atOnce: 1 },
} satisfies JobKind;
