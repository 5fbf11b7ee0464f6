import type { Router } from 'express';
import type { z } from 'zod';
import type { Endpoint } from '../../platform/contract.ts';
import { serve } from '../../platform/http/serve.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingContext } from '../namingDeps.ts';
import { type ReportActBody, type ReportActName, type ReportDetail, type ReportId, ReportsApi } from './contract.ts';
import {
  acceptReport,
  answerReport,
  checkReport,
  declineReport,
  handReporterOn,
  performReportAct,
  type ReportAct,
  reportIntoMatter,
  takeOverReport,
} from './performReportAct.ts';
import { readReporter } from './readReporter.ts';
import { listReports, reportDetail, reportPhoto } from './reportDetail.ts';

type Context = Omit<NamingContext, 'rules' | 'publicUrl'>;

/** Reports of violations for the office that handles them. People write them on the public pages. */
export function reportRoutes(router: Router, deps: Context): void {
  const { db } = deps;
  const today = () => chinaDay(deps.now());
  serve(router, ReportsApi.list, ({ query }, actor) => listReports(db, actor, query, today()), deps);
  serve(router, ReportsApi.get, ({ params }, actor) => reportDetail(db, actor, params.id, today()), deps);
  serve(router, ReportsApi.photo, ({ params }) => reportPhoto(deps, params.id), deps);
  serve(router, ReportsApi.reporter, ({ params }, actor) => readReporter(deps, actor, params.id), deps);
  actRoutes(router, deps);
}

type ActEndpoint<A extends ReportActName> = Endpoint & {
  permission: 'reports.handle';
  params: z.ZodObject<{ id: typeof ReportId }>;
  body: z.ZodType<ReportActBody<A>>;
  reply: typeof ReportDetail;
};

function actRoutes(router: Router, deps: Context): void {
  const on = <A extends ReportActName>(endpoint: ActEndpoint<A>, act: ReportAct<A>): void =>
    serve<ActEndpoint<A>>(
      router,
      endpoint,
      ({ params, version, body }, actor) => performReportAct(deps, actor, { id: params.id, version, body }, act),
      deps,
    );
  on(ReportsApi.accept, acceptReport);
  on(ReportsApi.decline, declineReport);
  on(ReportsApi.check, checkReport);
  on(ReportsApi.openMatter, reportIntoMatter);
  on(ReportsApi.answer, answerReport);
  on(ReportsApi.takeOver, takeOverReport);
  on(ReportsApi.handOn, handReporterOn);
}
