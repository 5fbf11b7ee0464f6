import { join } from 'node:path';
import express, { type Express, Router } from 'express';
import { findActor, findActorByToken } from './accounts/findActor.ts';
import { accountRoutes } from './accounts/routes.ts';
import { apiSections } from './apiSections.ts';
import { auditRoutes } from './audit/routes.ts';
import { handoutRoutes } from './boundaries/handouts/routes.ts';
import { incidentRoutes } from './boundaries/incidents/routes.ts';
import { inspectionRoutes } from './boundaries/inspections/routes.ts';
import { lineDraftRoutes } from './boundaries/lines/drafts/routes.ts';
import { lineRoutes } from './boundaries/lines/routes.ts';
import { boundaryMapRoutes } from './boundaries/map/routes.ts';
import { markerRoutes } from './boundaries/markers/routes.ts';
import { publicMapRoutes } from './boundaries/publicMaps/routes.ts';
import { boundaryRoutes } from './boundaries/routes.ts';
import { sheetRoutes } from './boundaries/sheets/routes.ts';
import { topologyRoutes } from './boundaries/topology/routes.ts';
import { batchRoutes } from './detection/batch/routes.ts';
import { detectionRoutes } from './detection/routes.ts';
import { ruleDeskRoutes } from './detection/ruleDesk/routes.ts';
import { ruleSource } from './detection/ruleSource.ts';
import { disputeAccessRoutes } from './disputes/access/routes.ts';
import { aidRoutes } from './disputes/aids/routes.ts';
import { claimRoutes } from './disputes/claims/routes.ts';
import { evidenceRoutes } from './disputes/evidence/routes.ts';
import { disputeFileRoutes } from './disputes/files/routes.ts';
import { interimRoutes } from './disputes/interim/routes.ts';
import { disputePaperRoutes } from './disputes/papers/routes.ts';
import { procedureActRoutes } from './disputes/procedure/routes.ts';
import { disputeResultRoutes } from './disputes/result/routes.ts';
import { disputeRoutes } from './disputes/routes.ts';
import { clearGround } from './disputes/touching/clearGround.ts';
import { touchingRoutes } from './disputes/touching/routes.ts';
import { divisionRoutes } from './divisions/routes.ts';
import { archiveListRoutes } from './dossiers/archiveList.ts';
import { editionRoutes } from './dossiers/editions/routes.ts';
import { dossierRoutes } from './dossiers/routes.ts';
import { schemeSheetRoutes } from './dossiers/sheetRoutes.ts';
import { builtUpUploadRoutes } from './exchange/builtUpAreas/routes.ts';
import { censusRoutes } from './exchange/census/routes.ts';
import { exerciseRoutes } from './exchange/exercises/routes.ts';
import { exportRoutes } from './exchange/exports/routes.ts';
import { importParts } from './exchange/importParts.ts';
import { jobRoutes } from './exchange/jobs/routes.ts';
import { importRoutes } from './exchange/runs/routes.ts';
import { thresholdRoutes } from './exchange/thresholds/routes.ts';
import { topologyFileRoutes } from './exchange/topology/routes.ts';
import { EVENTS } from './exchange/webhooks/eventContract.ts';
import { webhookRoutes } from './exchange/webhooks/routes.ts';
import { gazetteerRoutes } from './gazetteer/routes.ts';
import { campaignRoutes } from './naming/campaigns/routes.ts';
import { chinaDay } from './naming/deadline.ts';
import { type DocumentFaces, documentFaces } from './naming/documents/documentFaces.ts';
import { paperPress } from './naming/documents/paperPress.ts';
import { documentRoutes } from './naming/documents/routes.ts';
import { dueListRoutes } from './naming/dueList/routes.ts';
import { fileReadingRoutes } from './naming/fileReadings/routes.ts';
import { filingRoutes } from './naming/filings/routes.ts';
import { upwardRoutes } from './naming/filings/upward/routes.ts';
import { materialRoutes } from './naming/materials/routes.ts';
import { notificationRoutes } from './naming/notifications/routes.ts';
import { objectionRoutes } from './naming/objections/routes.ts';
import { pastChecks } from './naming/pastChecks.ts';
import { procedureRoutes } from './naming/procedures/routes.ts';
import { reportRoutes } from './naming/reports/routes.ts';
import { namingRoutes } from './naming/routes.ts';
import { statisticsRoutes } from './naming/statistics/routes.ts';
import { supervisionRoutes } from './naming/supervision/routes.ts';
import { trackingRoutes } from './naming/tracking/routes.ts';
import type { Deps } from './platform/deps.ts';
import { apiDocs } from './platform/http/apiDocs.ts';
import { fieldClient } from './platform/http/fieldClient.ts';
import { healthRoutes } from './platform/http/health.ts';
import { identify } from './platform/http/identify.ts';
import { createMetrics } from './platform/http/metrics.ts';
import { officeClient } from './platform/http/officeClient.ts';
import { limitRate } from './platform/http/rateLimit.ts';
import { readQuery } from './platform/http/readQuery.ts';
import { requestLog } from './platform/http/requestLog.ts';
import { requireOwnOrigin } from './platform/http/requireOwnOrigin.ts';
import { securityHeaders } from './platform/http/securityHeaders.ts';
import { sendPage } from './platform/http/sendPage.ts';
import { sendProblem } from './platform/http/sendProblem.ts';
import { refuseOtherMethods } from './platform/http/servedPaths.ts';
import { sessions } from './platform/http/session.ts';
import { openApiDocument } from './platform/openapi.ts';
import { Problem } from './platform/problem.ts';
import { officeTileRoutes } from './public/officeTileRoutes.ts';
import { ogcRoutes } from './public/ogc/routes.ts';
import { openRoutes } from './public/open/routes.ts';
import { publicRoutes } from './public/routes.ts';
import { signWorkRoutes } from './signWorkRoutes.ts';
import { uploadsOf } from './uploadRules.ts';

export interface AppOptions {
  /** Signs the session cookie. */
  sessionSecret: string;
  /** Folder of the built office client; the field app stands in `field` beside it. */
  clientFolder: string;
}

/** The whole URL space on one page. No port, no pool of its own. */
export function createApp(deps: Deps, options: AppOptions): Express {
  const metrics = createMetrics(deps.db);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.config.trustProxy);
  app.set('query parser', readQuery);
  app.use(requestLog(deps.log, metrics));
  app.use(securityHeaders(deps.config));
  app.use(healthRoutes(deps.db, deps.config, metrics));
  const rules = ruleSource(() => chinaDay(deps.now()));
  const faces = documentFaces(join(deps.config.dataDir, 'fonts'));
  app.use('/api', api({ ...deps, rules, faces }, options));
  app.use('/office', officeClient(options.clientFolder));
  app.use('/field', fieldClient(join(options.clientFolder, '../field')));
  ogcRoutes(app, deps);
  openRoutes(app, deps);
  publicRoutes(app, { ...deps, rules, faces });
  app.use((_req, res) => sendPage(res, NOTHING_HERE));
  app.use(sendProblem(deps.log));
  return app;
}

type ApiDeps = Deps & { rules: ReturnType<typeof ruleSource>; faces: DocumentFaces };

function api({ rules, faces, ...deps }: ApiDeps, { sessionSecret }: AppOptions): Router {
  const router = Router();
  const find = {
    byAccount: (id: string) => findActor(deps.db, id),
    byToken: (token: string) => findActorByToken(deps.db, token),
  };
  router.use(apiDocs(() => openApiDocument(apiSections, deps.config.publicUrl, EVENTS)));
  router.use(requireOwnOrigin(deps.config.publicUrl));
  router.use(sessions(deps.db, deps.config, sessionSecret));
  router.use(identify(find));
  router.use(limitRate(deps.config.ratePerMinute));
  const today = () => chinaDay(deps.now());
  accountRoutes(router, deps);
  auditRoutes(router, deps);
  divisionRoutes(router, { ...deps, today });
  gazetteerRoutes(router, { ...deps, today });
  builtUpUploadRoutes(router, { ...deps, today });
  boundaryRoutes(router, deps);
  boundaryWorkRoutes(router, { ...deps, rules, faces });
  detectionRoutes(router, { ...deps, rules, today });
  batchRoutes(router, { ...deps, rules, today });
  ruleDeskRoutes(router, { ...deps, today, pastChecks });
  disputeWorkRoutes(router, { ...deps, rules, faces });
  caseRoutes(router, { ...deps, rules, faces });
  signWorkRoutes(router, { ...deps, faces });
  jobRoutes(router, deps);
  webhookRoutes(router, deps);
  exportRoutes(router, { ...deps, today });
  officeTileRoutes(router, { ...deps, today });
  refuseOtherMethods(router);
  router.use((req) => {
    throw new Problem('not-found', `Nothing at ${req.method} /api${req.path}`, { detailZh: '没有这个接口。' });
  });
  return router;
}

/** Lines, their markers, and what else the neighbours do along them. */
function boundaryWorkRoutes(router: Router, deps: ApiDeps): void {
  const today = () => chinaDay(deps.now());
  const context = { ...deps, today, uploads: uploadsOf(deps), press: paperPress(deps.faces) };
  lineRoutes(router, context);
  lineDraftRoutes(router, context);
  markerRoutes(router, context);
  boundaryMapRoutes(router, context);
  inspectionRoutes(router, context);
  incidentRoutes(router, context);
  handoutRoutes(router, context);
  publicMapRoutes(router, context);
  sheetRoutes(router, context);
  topologyRoutes(router, context);
  topologyFileRoutes(router, context);
  editionRoutes(router, context);
  archiveListRoutes(router, context);
}

/** Boundary disputes: registration, and the folders of the work on them. */
function disputeWorkRoutes(router: Router, deps: ApiDeps): void {
  const context = { ...deps, today: () => chinaDay(deps.now()), uploads: uploadsOf(deps) };
  // First of them: it notes what is read by the others.
  disputeAccessRoutes(router, deps);
  disputeRoutes(router, context);
  disputeFileRoutes(router, context);
  claimRoutes(router, context);
  evidenceRoutes(router, context);
  touchingRoutes(router, context);
  interimRoutes(router, context);
  disputeResultRoutes(router, context);
  procedureActRoutes(router, context);
  aidRoutes(router, context);
  disputePaperRoutes(router, { ...context, press: paperPress(deps.faces) });
}

/** Cases and what belongs to them: filings, campaigns, reports, supervision. */
function caseRoutes(router: Router, deps: ApiDeps): void {
  const ground = clearGround(() => chinaDay(deps.now()));
  const naming = { ...deps, publicUrl: deps.config.publicUrl, ground };
  namingRoutes(router, naming);
  notificationRoutes(router, deps);
  statisticsRoutes(router, naming);
  dueListRoutes(router, deps);
  objectionRoutes(router, naming);
  reportRoutes(router, naming);
  supervisionRoutes(router, deps);
  documentRoutes(router, naming);
  campaignRoutes(router, naming);
  filingRoutes(router, naming);
  materialRoutes(router, naming);
  fileReadingRoutes(router, naming);
  trackingRoutes(router, naming);
  procedureRoutes(router, naming);
  censusRoutes(router, { ...naming, today: () => chinaDay(deps.now()) });
  importRoutes(router, { ...naming, today: () => chinaDay(deps.now()), parts: importParts(deps) });
  thresholdRoutes(router, { ...naming, today: () => chinaDay(deps.now()) });
  upwardRoutes(router, naming);
  exerciseRoutes(router, naming);
  dossierRoutes(router, naming);
  schemeSheetRoutes(router, naming);
}

const NOTHING_HERE = {
  status: 404,
  title: '没有这个页面 / No such page',
  text: '请检查网址。 / Check the address.',
};
