import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { disputeFiles, downloadDisputeFile, keepDisputeFile } from './disputeFiles.ts';
import { DisputeFilesApi as Api } from './fileContract.ts';

/** The papers of a dispute. */
export function disputeFileRoutes(router: Router, deps: DisputeDeps): void {
  serve(router, Api.list, async ({ params }) => ({ items: await disputeFiles(deps.db, params.id) }), deps);
  serve(router, Api.upload, ({ params, file }, actor) => keepDisputeFile(deps, actor, { id: params.id, file }), deps);
  serve(router, Api.download, ({ params }) => downloadDisputeFile(deps, params), deps);
}
