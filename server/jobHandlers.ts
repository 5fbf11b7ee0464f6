import { EXPORT_JOB } from './exchange/exports/exportJob.ts';
import { performExport } from './exchange/exports/performExport.ts';
import { chinaDay } from './naming/deadline.ts';
import type { Deps } from './platform/deps.ts';

/** Who does which kind of job. Each domain names its kinds and its work; the queue starts beside the housekeeping. */
export function registerJobHandlers(deps: Deps): void {
  const dated = { ...deps, today: () => chinaDay(deps.now()) };
  deps.jobs.handle(EXPORT_JOB, ({ id }, context) => performExport(dated, id, context));
}
