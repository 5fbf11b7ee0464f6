import type { Router } from 'express';
import { sql } from '../../platform/db/sql.ts';
import { serve } from '../../platform/http/serve.ts';
import type { MarkerContext } from '../markers/markerDeps.ts';
import { keepFile, readFile } from '../markers/markerFiles.ts';
import { findIncident } from './findIncident.ts';
import { incidentPlaces } from './incidentPlaces.ts';
import { incidentRules } from './incidentRules.ts';
import { IncidentsApi as Api } from './incidentsApiContract.ts';
import { informSide } from './informSide.ts';
import { listIncidents } from './listIncidents.ts';
import { moveIncident } from './moveIncident.ts';
import { recordMeasure } from './recordMeasure.ts';
import { reportIncident } from './reportIncident.ts';

const NATION = '000000';

/** Incidents along the lines: reports, notices, measures, files. */
export function incidentRoutes(router: Router, deps: MarkerContext): void {
  const { db, today } = deps;
  serve(router, Api.incidentRules, () => incidentRules(db, { day: today(), province: NATION }), deps);
  serve(router, Api.incidentPlaces, ({ query }, actor) => incidentPlaces(db, actor, query), deps);
  serve(router, Api.listIncidents, ({ query }, actor) => listIncidents(db, actor, { query, today: today() }), deps);
  serve(router, Api.reportIncident, ({ body }, actor) => reportIncident(deps, actor, body), deps);
  serve(router, Api.getIncident, ({ params }) => findIncident(db, params.id), deps);
  serve(
    router,
    Api.informSide,
    ({ params, version, body }, actor) => informSide(deps, actor, { ...params, version, draft: body }),
    deps,
  );
  serve(
    router,
    Api.moveIncident,
    ({ params, version, body }, actor) => moveIncident(deps, actor, { ...params, version, move: body }),
    deps,
  );
  serve(
    router,
    Api.recordMeasure,
    ({ params, version, body }, actor) => recordMeasure(deps, actor, { ...params, version, draft: body }),
    deps,
  );
  incidentFileRoutes(router, deps);
}

function incidentFileRoutes(router: Router, deps: MarkerContext): void {
  serve(
    router,
    Api.attachIncidentFile,
    ({ params: { id, kind }, file }, actor) =>
      keepFile(deps, actor, {
        owner: { column: sql`incident_id`, id, subjectKind: 'boundary-incident', kind },
        upload: file,
      }),
    deps,
  );
  serve(
    router,
    Api.incidentFile,
    ({ params }) => readFile(deps, { owner: sql`f.incident_id = ${params.id}`, fileId: params.fileId }),
    deps,
  );
}
