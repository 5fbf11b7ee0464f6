import type { Router } from 'express';
import { sql } from '../../platform/db/sql.ts';
import { serve } from '../../platform/http/serve.ts';
import type { MarkerContext } from '../markers/markerDeps.ts';
import { readFile } from '../markers/markerFiles.ts';
import { addStretch } from './addStretch.ts';
import { createInspection } from './createInspection.ts';
import { findInspection } from './findInspection.ts';
import { inspectionCalendar } from './inspectionCalendar.ts';
import { attachInspectionFile, attachItemPhoto } from './inspectionFiles.ts';
import { closeItem, recordItem } from './inspectionItems.ts';
import { planXlsx, proposePlan, savePlan } from './inspectionPlan.ts';
import { reportDocx, reportPdf } from './inspectionReport.ts';
import { inspectionRules } from './inspectionRules.ts';
import { InspectionsApi } from './inspectionsApiContract.ts';
import { listInspections } from './listInspections.ts';
import { moveInspection } from './moveInspection.ts';
import { prepareInspection } from './prepareInspection.ts';
import { signInspection } from './signInspection.ts';
import { recordDuty, withdrawDuty, yearlyDuties } from './yearlyDuties.ts';

/** Joint inspections: calendar and plan, the steps of one, its items, report and files. */
export function inspectionRoutes(router: Router, deps: MarkerContext): void {
  const { db, today } = deps;
  const api = InspectionsApi;
  serve(router, api.inspectionCalendar, ({ query }, actor) => inspectionCalendar(db, actor, query, today()), deps);
  serve(router, api.inspectionRules, () => inspectionRules(db, today()), deps);
  serve(router, api.proposePlan, ({ query }, actor) => proposePlan(db, actor, query, today()), deps);
  serve(router, api.savePlan, ({ body }, actor) => savePlan(deps, actor, body), deps);
  serve(router, api.planXlsx, ({ query }, actor) => planXlsx(deps, actor, query), deps);
  serve(router, api.listInspections, ({ query }, actor) => listInspections(db, actor, query), deps);
  serve(router, api.createInspection, ({ body }, actor) => createInspection(deps, actor, body), deps);
  serve(router, api.yearlyDuties, (_, actor) => yearlyDuties(db, actor, today()), deps);
  serve(router, api.recordDuty, ({ body }, actor) => recordDuty(deps, actor, body), deps);
  serve(router, api.withdrawDuty, ({ body }, actor) => withdrawDuty(deps, actor, body), deps);
  oneInspection(router, deps);
  inspectionWork(router, deps);
}

function oneInspection(router: Router, deps: MarkerContext): void {
  const { db } = deps;
  const api = InspectionsApi;
  serve(router, api.getInspection, ({ params }) => findInspection(db, params.id), deps);
  serve(
    router,
    api.prepareInspection,
    ({ params, version, body }, actor) => prepareInspection(deps, actor, { id: params.id, version, preparation: body }),
    deps,
  );
  serve(
    router,
    api.moveInspection,
    ({ params, version, body }, actor) => moveInspection(deps, actor, { id: params.id, version, move: body }),
    deps,
  );
  serve(
    router,
    api.signInspection,
    ({ params, version, body }, actor) => signInspection(deps, actor, { id: params.id, version, draft: body }),
    deps,
  );
  serve(router, api.reportPdf, ({ params }) => reportPdf(deps, params.id), deps);
  serve(router, api.reportDocx, ({ params }) => reportDocx(deps, params.id), deps);
}

function inspectionWork(router: Router, deps: MarkerContext): void {
  const api = InspectionsApi;
  serve(
    router,
    api.recordItem,
    ({ params, version, body }, actor) => recordItem(deps, actor, { ...params, version, result: body }),
    deps,
  );
  serve(
    router,
    api.addStretch,
    ({ params, version, body }, actor) => addStretch(deps, actor, { id: params.id, version, body }),
    deps,
  );
  serve(
    router,
    api.closeItem,
    ({ params, version, body }, actor) => closeItem(deps, actor, { ...params, version, closing: body }),
    deps,
  );
  serve(
    router,
    api.attachItemPhoto,
    ({ params, file }, actor) => attachItemPhoto(deps, actor, { ...params, upload: file }),
    deps,
  );
  serve(
    router,
    api.attachInspectionFile,
    ({ params, file }, actor) => attachInspectionFile(deps, actor, { ...params, upload: file }),
    deps,
  );
  serve(
    router,
    api.inspectionFile,
    ({ params }) => readFile(deps, { owner: sql`f.inspection_id = ${params.id}`, fileId: params.fileId }),
    deps,
  );
}
