import { z } from 'zod';
import type { JobKind } from '../../platform/jobs/jobs.ts';
import { ChangeId } from '../ruleChangeContract.ts';

/** One dry run of a rule change; begins anew where a process died over it. */
export const DRY_RUN_JOB = {
  name: 'rules.dry-run',
  data: z.object({ runId: z.uuid(), changeId: ChangeId }),
  ...{ retries: 3, retryDelaySeconds: 10, expireSeconds: 60, atOnce: 1 },
} satisfies JobKind;
