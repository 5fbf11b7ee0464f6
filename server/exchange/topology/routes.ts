import type { Router } from 'express';
import { TopologyApi } from '../../boundaries/topology/topologyContract.ts';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { type CheckFileDeps, checkFile } from './checkFile.ts';
import { topologyGeoJson } from './topologyGeoJson.ts';
import { topologyWorkbook } from './topologyWorkbook.ts';

/** Topology checks of files, and the reports of all checks. */
export function topologyFileRoutes(
  router: Router,
  deps: CheckFileDeps & ServeContext & { db: CheckFileDeps['db'] },
): void {
  const { db } = deps;
  serve(
    router,
    TopologyApi.checkFile,
    ({ file, query: { crs, ...thresholds } }, actor) => checkFile(deps, actor, { upload: file, crs, thresholds }),
    deps,
  );
  serve(
    router,
    TopologyApi.workbook,
    ({ params, query }) => topologyWorkbook(db, { id: params.id, language: query.language }),
    deps,
  );
  serve(router, TopologyApi.geojson, ({ params }) => topologyGeoJson(db, params.id), deps);
}
