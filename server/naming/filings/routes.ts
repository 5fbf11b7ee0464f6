import type { Router } from 'express';
import type { z } from 'zod';
import type { Endpoint } from '../../platform/contract.ts';
import { serve } from '../../platform/http/serve.ts';
import { chinaDay } from '../deadline.ts';
import type { DocumentDeps } from '../documents/documentDeps.ts';
import { filingFile } from '../fileReadings/fileOf.ts';
import { takePaper } from '../fileReadings/takePaper.ts';
import type { NamingContext } from '../namingDeps.ts';
import { chaseDocx, chasedFile, chasePdf } from './chaseFile.ts';
import { chaseFiling } from './chaseFiling.ts';
import { FilingsApi } from './contract.ts';
import { expectFiling } from './expectFiling.ts';
import type { FilingActBody, FilingActName, FilingDetail, FilingId } from './filingContract.ts';
import { filingDetail } from './filingDetail.ts';
import {
  acceptFiling,
  announceFiling,
  cancelFiling,
  returnFiledPapers,
  submitFiling,
  superviseFiling,
} from './filingEffects.ts';
import { attachFilingFile, downloadFilingFile } from './filingFiles.ts';
import { lateFilersWorkbook } from './lateFilersWorkbook.ts';
import { lateFilers, listFilings } from './listFilings.ts';
import { type FilingAct, performFilingAct } from './performFilingAct.ts';
import { createFiling, editFiling } from './saveFiling.ts';

/** Every address of filings from outside: the form, its materials, the acts, the inbox and the chase of late ones. */
export function filingRoutes(router: Router, deps: DocumentDeps): void {
  const today = () => chinaDay(deps.now());
  serve(router, FilingsApi.create, ({ body }, actor) => createFiling(deps, actor, body), deps);
  serve(router, FilingsApi.expect, ({ body }, actor) => expectFiling(deps, actor, body), deps);
  serve(
    router,
    FilingsApi.edit,
    ({ params, version, body }, actor) => editFiling(deps, actor, { id: params.id, version, draft: body }),
    deps,
  );
  serve(router, FilingsApi.list, ({ query }, actor) => listFilings(deps.db, actor, query, today()), deps);
  serve(
    router,
    FilingsApi.lateFilers,
    async (_input, actor) => ({ items: await lateFilers(deps.db, actor, today()) }),
    deps,
  );
  serve(router, FilingsApi.get, ({ params }, actor) => filingDetail(deps, actor, params.id), deps);
  serve(
    router,
    FilingsApi.attach,
    ({ params, file }, actor) => attachFilingFile(deps, actor, { ...params, upload: file }),
    deps,
  );
  serve(
    router,
    FilingsApi.download,
    ({ params }, actor) => takePaper(deps, actor, filingFile(params.id), () => downloadFilingFile(deps, params)),
    deps,
  );
  serve(router, FilingsApi.chase, ({ params, body }, actor) => chaseFiling(deps, actor, { id: params.id, body }), deps);
  serve(router, FilingsApi.lateFilersFile, (_input, actor) => lateFilersWorkbook(deps.db, actor, today()), deps);
  chaseFileRoutes(router, deps);
  actRoutes(router, deps);
}

/** The paper by which a case or a filing was chased goes out like the other papers of that one. */
function chaseFileRoutes(router: Router, deps: DocumentDeps): void {
  const { chasePdf: pdf, chaseDocx: docx } = FilingsApi;
  serve(
    router,
    pdf,
    async ({ params }, actor) =>
      takePaper(deps, actor, await chasedFile(deps.db, params.id), () => chasePdf(deps, params)),
    deps,
  );
  serve(
    router,
    docx,
    async ({ params }, actor) =>
      takePaper(deps, actor, await chasedFile(deps.db, params.id), () => chaseDocx(deps, params)),
    deps,
  );
}

type ActEndpoint<A extends FilingActName> = Endpoint & {
  permission: string;
  params: z.ZodObject<{ id: typeof FilingId }>;
  body: z.ZodType<FilingActBody<A>>;
  reply: typeof FilingDetail;
};

function actRoutes(router: Router, deps: NamingContext): void {
  const on = <A extends FilingActName>(endpoint: ActEndpoint<A>, act: FilingAct<A>): void =>
    serve<ActEndpoint<A>>(
      router,
      endpoint,
      ({ params, version, body }, actor) => performFilingAct(deps, actor, { id: params.id, version, body }, act),
      deps,
    );
  on(FilingsApi.submit, submitFiling);
  on(FilingsApi.return, returnFiledPapers);
  on(FilingsApi.accept, acceptFiling);
  on(FilingsApi.supervise, superviseFiling);
  on(FilingsApi.announce, announceFiling);
  on(FilingsApi.cancel, cancelFiling);
}
