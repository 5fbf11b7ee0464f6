import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { chinaDay } from '../deadline.ts';
import { caseFile } from '../fileReadings/fileOf.ts';
import { takePaper } from '../fileReadings/takePaper.ts';
import { DocumentsApi } from './contract.ts';
import type { DocumentDeps } from './documentDeps.ts';
import { draftDocx, draftPdf, issuedDocx, issuedPdf } from './documentFile.ts';
import { listSeries, saveSeries } from './documentSeries.ts';
import { listTemplates, saveTemplate } from './documentTemplates.ts';
import { issueDocument } from './issueDocument.ts';
import { listDocuments } from './listDocuments.ts';
import { missingSeries } from './missingSeries.ts';
import { SeriesApi } from './seriesContract.ts';
import { voidDocument } from './voidDocument.ts';

/** Every address of documents: those of a case, the number series and the templates. */
export function documentRoutes(router: Router, deps: DocumentDeps): void {
  const today = () => chinaDay(deps.now());
  const { db } = deps;
  serve(router, DocumentsApi.list, ({ params }, actor) => listDocuments(db, actor, params.id, today()), deps);
  serve(
    router,
    DocumentsApi.issue,
    ({ params, body }, actor) => issueDocument(deps, actor, { ...params, ...body }),
    deps,
  );
  serve(
    router,
    DocumentsApi.void,
    ({ params, version, body }, actor) => voidDocument(deps, actor, { ...params, version, ...body }),
    deps,
  );
  serve(
    router,
    DocumentsApi.draftPdf,
    ({ params, query }, actor) => draftPdf(deps, actor, { ...params, ...query }),
    deps,
  );
  serve(
    router,
    DocumentsApi.draftDocx,
    ({ params, query }, actor) => draftDocx(deps, actor, { ...params, ...query }),
    deps,
  );
  serve(
    router,
    DocumentsApi.pdf,
    ({ params }, actor) => takePaper(deps, actor, caseFile(params.id), () => issuedPdf(deps, params)),
    deps,
  );
  serve(
    router,
    DocumentsApi.docx,
    ({ params }, actor) => takePaper(deps, actor, caseFile(params.id), () => issuedDocx(deps, params)),
    deps,
  );
  settingRoutes(router, deps, today);
}

function settingRoutes(router: Router, deps: DocumentDeps, today: () => string): void {
  const { db } = deps;
  serve(router, DocumentsApi.series, (_input, actor) => listSeries(db, actor, today()), deps);
  serve(router, SeriesApi.missing, (_input, actor) => missingSeries(db, actor), deps);
  serve(
    router,
    DocumentsApi.saveSeries,
    ({ params, version, body }, actor) =>
      saveSeries(deps, actor, { organisationId: params.id, purpose: params.purpose, version, ...body }),
    deps,
  );
  serve(router, DocumentsApi.templates, ({ query }) => listTemplates(db, query), deps);
  serve(router, DocumentsApi.saveTemplate, ({ body }, actor) => saveTemplate(deps, actor, body), deps);
}
