import type { Router } from 'express';
import { sql } from '../../platform/db/sql.ts';
import { serve } from '../../platform/http/serve.ts';
import { classifyMarker, restrictedMarkers } from './classifyMarker.ts';
import { editMarker } from './editMarker.ts';
import { findMarker } from './findMarker.ts';
import { listMarkers } from './listMarkers.ts';
import type { MarkerContext } from './markerDeps.ts';
import { markerEventRules } from './markerEventRules.ts';
import { attachMarkerFile, readFile } from './markerFiles.ts';
import { markerFormPdf } from './markerFormPdf.ts';
import { MarkersApi } from './markersApiContract.ts';
import { markerTablePdf, markerTableXlsx } from './markerTable.ts';
import { recordMarkerEvent } from './recordMarkerEvent.ts';
import { registerMarker } from './registerMarker.ts';

/** Boundary markers: register, events, files, printed form and table. */
export function markerRoutes(router: Router, deps: MarkerContext): void {
  const { db, today } = deps;
  serve(router, MarkersApi.listMarkers, ({ query }, actor) => listMarkers(db, actor, query), deps);
  serve(router, MarkersApi.registerMarker, ({ body }, actor) => registerMarker(deps, actor, body), deps);
  serve(router, MarkersApi.markerEventRules, () => markerEventRules(db), deps);
  serve(router, MarkersApi.getMarker, ({ params }) => findMarker(db, params.id, today()), deps);
  serve(
    router,
    MarkersApi.editMarker,
    ({ params, version, body }, actor) => editMarker(deps, actor, { id: params.id, version, form: body }),
    deps,
  );
  serve(
    router,
    MarkersApi.classifyMarker,
    ({ params, version, body }, actor) => classifyMarker(deps, actor, { id: params.id, version, body }),
    deps,
  );
  serve(router, MarkersApi.restrictedMarkers, ({ query }, actor) => restrictedMarkers(db, actor, query), deps);
  serve(
    router,
    MarkersApi.recordMarkerEvent,
    ({ params, version, body }, actor) => recordMarkerEvent(deps, actor, { id: params.id, version, draft: body }),
    deps,
  );
  serve(
    router,
    MarkersApi.attachMarkerFile,
    ({ params, file }, actor) => attachMarkerFile(deps, actor, { ...params, upload: file }),
    deps,
  );
  serve(
    router,
    MarkersApi.markerFile,
    ({ params }) => readFile(deps, { owner: sql`f.marker_id = ${params.id}`, fileId: params.fileId }),
    deps,
  );
  serve(router, MarkersApi.markerFormPdf, ({ params }) => markerFormPdf(deps, params.id), deps);
  serve(router, MarkersApi.markerTablePdf, ({ query }, actor) => markerTablePdf(deps, actor, query), deps);
  serve(router, MarkersApi.markerTableXlsx, ({ query }, actor) => markerTableXlsx(deps, actor, query), deps);
}
