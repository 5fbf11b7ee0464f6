import type { Router } from 'express';
import type { Actor } from '../../accounts/actor.ts';
import { serve } from '../../platform/http/serve.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingContext } from '../namingDeps.ts';
import { FileReadingsApi } from './contract.ts';
import { caseFile, type FileOf, filingFile } from './fileOf.ts';
import { listReadings } from './listReadings.ts';
import { openFile } from './openFile.ts';

/** Who outside a case, or a filing from outside, reads its file, and why. */
export function fileReadingRoutes(router: Router, deps: NamingContext): void {
  const list = (actor: Actor, file: FileOf) => listReadings(deps.db, actor, file, chinaDay(deps.now()));
  const { fileReadings, openFile: open, filingReadings, openFilingFile } = FileReadingsApi;
  serve(router, fileReadings, ({ params }, actor) => list(actor, caseFile(params.id)), deps);
  serve(router, open, ({ params, body }, actor) => openFile(deps, actor, { file: caseFile(params.id), ...body }), deps);
  serve(router, filingReadings, ({ params }, actor) => list(actor, filingFile(params.id)), deps);
  serve(
    router,
    openFilingFile,
    ({ params, body }, actor) => openFile(deps, actor, { file: filingFile(params.id), ...body }),
    deps,
  );
}
