import { z } from 'zod';
import type { JobKind } from '../../platform/jobs/jobs.ts';
import { ExportRunId } from './exportContract.ts';

/** Writes the file of an export; begins anew where a process died over it. */
export const EXPORT_JOB = {
  name: 'exchange.write-export',
  data: z.object({ id: ExportRunId }),
  ...{ retries: 3, retryDelaySeconds: 10, expireSeconds: 60, atOnce: 1 },
} satisfies JobKind;
