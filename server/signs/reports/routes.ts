import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import type { OrderContext } from '../orders/orderDeps.ts';
import { findReport, openContact } from './findReport.ts';
import { SignReportsApi as Api } from './reportContract.ts';
import { readReportPhoto } from './reportPhotos.ts';
import { settleReport } from './settleReport.ts';
import { signReports } from './signReports.ts';

/** What the public reports of signs, and what the office makes of it. */
export function signReportRoutes(router: Router, deps: OrderContext): void {
  const { db, today } = deps;
  serve(router, Api.reports, ({ query }, actor) => signReports(db, actor, { query, today: today() }), deps);
  serve(
    router,
    Api.report,
    ({ params }, actor) => findReport(db, params.id, { division: actor.divisionCode, today: today() }),
    deps,
  );
  serve(router, Api.reportPhoto, ({ params }) => readReportPhoto(deps, params), deps);
  serve(
    router,
    Api.settleReport,
    ({ params, version, body }, actor) => settleReport(deps, actor, { id: params.id, version, outcome: body }),
    deps,
  );
  serve(router, Api.openContact, ({ params }, actor) => openContact(deps, actor, params.id), deps);
}
