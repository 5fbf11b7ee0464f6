import type { Actor } from '../../accounts/actor.ts';
import { endCheck } from '../../boundaries/topology/cancelCheck.ts';
import { CHECK_JOB } from '../../boundaries/topology/checkJob.ts';
import { BATCH_JOB } from '../../detection/batch/batchJob.ts';
import { SCAN_JOB } from '../../naming/campaigns/scanJob.ts';
import { type Db, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { endExport } from '../exports/cancelExport.ts';
import { EXPORT_JOB } from '../exports/exportJob.ts';
import { endImport } from '../runs/acts.ts';
import { AdvanceImport } from '../runs/advanceRun.ts';

export interface EndedJob {
  id: string;
  kind: string;
  data: unknown;
  actor: Actor;
  at: string;
}

interface Work {
  /** The job was cancelled: what it worked at is over as well. */
  end(tx: Db, job: EndedJob): Promise<unknown>;
  /** The job is to be tried again after all. Without it, what was given up stays given up. */
  resume?(tx: Db, job: EndedJob): Promise<unknown>;
}

// Rows that name their job; what they have found so far stays.
const ofTable = (table: 'campaign_scan' | 'name_batch'): Work => {
  const rows = table === 'campaign_scan' ? sql`campaign_scan` : sql`name_batch`;
  return {
    end: (tx, { id, actor, at }) =>
      run(
        tx,
        sql`update ${rows} set state = 'cancelled', cancelled_by = ${actor.displayName}, finished_at = ${at}::timestamptz
             where job_id = ${id} and state = 'running'`,
      ),
    resume: (tx, { id }) =>
      run(
        tx,
        sql`update ${rows} set state = 'running', cancelled_by = null, finished_at = null
             where job_id = ${id} and state = 'cancelled'`,
      ),
  };
};

const WORK: Readonly<Record<string, Work>> = {
  [SCAN_JOB.name]: ofTable('campaign_scan'),
  [BATCH_JOB.name]: ofTable('name_batch'),
  [CHECK_JOB.name]: { end: (tx, { data, ...job }) => endCheck(tx, { ...job, id: CHECK_JOB.data.parse(data).id }) },
  [EXPORT_JOB.name]: { end: (tx, { data, ...job }) => endExport(tx, { ...job, id: EXPORT_JOB.data.parse(data).id }) },
  [AdvanceImport.name]: {
    end: (tx, { data, ...job }) => endImport(tx, { ...job, id: AdvanceImport.data.parse(data).runId }),
  },
};

/** Ends what a cancelled job worked at, with who gave it up and when. Kinds that keep no state of their own have nothing to end. */
export const endWork = async (tx: Db, job: EndedJob): Promise<void> => void (await WORK[job.kind]?.end(tx, job));

/** A cancelled job is tried again. @throws Problem conflict `over` where what it worked at was given up with it */
export async function resumeWork(tx: Db, job: EndedJob): Promise<void> {
  const work = WORK[job.kind];
  if (!work) return;
  if (!work.resume)
    throw new Problem('conflict', 'What it worked at was given up with it: begin it anew on its own page', {
      detailZh: '该任务所属的业务已随之取消，请在其页面重新发起。',
      code: 'over',
    });
  await work.resume(tx, job);
}
