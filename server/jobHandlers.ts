import { CHECK_JOB } from './boundaries/topology/checkJob.ts';
import { runCheck } from './boundaries/topology/runCheck.ts';
import { BATCH_JOB } from './detection/batch/batchJob.ts';
import { runBatch } from './detection/batch/runBatch.ts';
import { DRY_RUN_JOB } from './detection/ruleDesk/dryRunJob.ts';
import { runDryRun } from './detection/ruleDesk/runDryRun.ts';
import { ruleSource } from './detection/ruleSource.ts';
import { checkWaiting } from './exchange/census/checkCensus.ts';
import { CHECK_CENSUS } from './exchange/census/checkJob.ts';
import { EXPORT_JOB } from './exchange/exports/exportJob.ts';
import { performExport } from './exchange/exports/performExport.ts';
import { importParts } from './exchange/importParts.ts';
import { handleImports } from './exchange/runs/advanceRun.ts';
import { deliver } from './exchange/webhooks/deliver.ts';
import { DeliverWebhook } from './exchange/webhooks/webhookKind.ts';
import { runScan } from './naming/campaigns/runScan.ts';
import { SCAN_JOB } from './naming/campaigns/scanJob.ts';
import { chinaDay } from './naming/deadline.ts';
import { SEND_MAIL, sendMail } from './naming/notifications/sendMail.ts';
import { pastChecks } from './naming/pastChecks.ts';
import type { Deps } from './platform/deps.ts';
import { printBatch } from './signs/batches/printBatch.ts';
import { PRINT_JOB } from './signs/batches/printJob.ts';

/** Who does which kind of job. Each domain names its kinds and its work; recurring work stands beside them. */
export function registerJobHandlers(deps: Deps): void {
  const { jobs } = deps;
  const today = () => chinaDay(deps.now());
  const rules = ruleSource(today);
  const dated = { ...deps, today };
  handleImports(jobs, { ...dated, parts: importParts({ rules, jobs }) });
  jobs.handle(CHECK_CENSUS, async (_, context) => void (await checkWaiting({ ...dated, rules }, context)));
  jobs.handle(EXPORT_JOB, ({ id }, context) => performExport(dated, id, context));
  jobs.handle(PRINT_JOB, ({ id }, context) => printBatch(dated, id, context));
  jobs.handle(CHECK_JOB, ({ id }, context) => runCheck(deps, id, context));
  jobs.handle(BATCH_JOB, ({ id }, context) => runBatch({ ...dated, rules }, id, context));
  jobs.handle(DRY_RUN_JOB, (data, context) => runDryRun({ ...dated, pastChecks }, data, context));
  jobs.handle(SCAN_JOB, (data, context) => runScan({ ...deps, rules }, data, context));
  jobs.handle(SEND_MAIL, (data, context) => sendMail(deps, data, context));
  jobs.handle(DeliverWebhook, (data, context) => deliver(deps, data, context));
}
