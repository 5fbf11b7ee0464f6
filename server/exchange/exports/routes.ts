import type { Router } from 'express';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { cancelExport } from './cancelExport.ts';
import type { ExportDeps } from './exportDeps.ts';
import { exportRun } from './exportRow.ts';
import { ExportsApi } from './exportsApiContract.ts';
import { fetchExport } from './fetchExport.ts';
import { listExports } from './listExports.ts';
import { makeExport } from './makeExport.ts';
import { exportCollections, previewExport } from './previewExport.ts';

/** Data going out: lists and selections as files, on record. */
export function exportRoutes(router: Router, deps: ExportDeps & ServeContext): void {
  serve(router, ExportsApi.exportCollections, (_input, actor) => ({ items: exportCollections(actor) }), deps);
  serve(router, ExportsApi.previewExport, ({ body }, actor) => previewExport(deps, actor, body), deps);
  serve(router, ExportsApi.makeExport, ({ body }, actor) => makeExport(deps, actor, body), deps);
  serve(router, ExportsApi.listExports, ({ query }, actor) => listExports(deps.db, actor, query), deps);
  serve(router, ExportsApi.getExport, ({ params }, actor) => exportRun(deps.db, actor, params.id), deps);
  serve(router, ExportsApi.exportFile, ({ params }, actor) => fetchExport(deps, actor, params.id), deps);
  serve(
    router,
    ExportsApi.cancelExport,
    ({ params, version }, actor) => cancelExport(deps, actor, { id: params.id, version }),
    deps,
  );
}
