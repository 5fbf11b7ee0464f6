import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingContext } from '../namingDeps.ts';
import { FileReadingsApi } from './contract.ts';
import { listReadings } from './listReadings.ts';
import { openFile } from './openFile.ts';

/** Who outside a case reads its file, and why. */
export function fileReadingRoutes(router: Router, deps: NamingContext): void {
  const today = () => chinaDay(deps.now());
  serve(
    router,
    FileReadingsApi.fileReadings,
    ({ params }, actor) => listReadings(deps.db, actor, { ...params, today: today() }),
    deps,
  );
  serve(
    router,
    FileReadingsApi.openFile,
    ({ params, body }, actor) => openFile(deps, actor, { ...params, ...body }),
    deps,
  );
}
