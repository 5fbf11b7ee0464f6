import type { Router } from 'express';
import type { z } from 'zod';
import type { NamingContext } from '../naming/namingDeps.ts';
import type { Endpoint } from '../platform/contract.ts';
import { serve } from '../platform/http/serve.ts';
import type { DossierActBody, DossierActName } from './actContract.ts';
import { type Dossier, DossiersApi } from './contract.ts';
import { dossierDetail } from './dossierDetail.ts';
import { attachToDossier, readDossierFile } from './dossierFiles.ts';
import { dossierScheme } from './dossierScheme.ts';
import type { DossierId } from './draftContract.ts';
import { listDossiers } from './listDossiers.ts';
import { performDossierAct } from './performDossierAct.ts';
import { editDossier, openDossier } from './saveDossier.ts';

/** Dossiers of changes of divisions, from draft to archive. */
export function dossierRoutes(router: Router, deps: NamingContext): void {
  serve(router, DossiersApi.create, ({ body }, actor) => openDossier(deps, actor, body), deps);
  serve(router, DossiersApi.list, ({ query }, actor) => listDossiers(deps.db, actor, query), deps);
  serve(router, DossiersApi.get, ({ params }, actor) => dossierDetail(deps, actor, params.id), deps);
  serve(
    router,
    DossiersApi.edit,
    ({ params, version, body }, actor) => editDossier(deps, actor, { id: params.id, version, draft: body }),
    deps,
  );
  serve(router, DossiersApi.scheme, ({ params }) => dossierScheme(deps, params.id), deps);
  serve(
    router,
    DossiersApi.attach,
    ({ params, query, version, file }, actor) =>
      attachToDossier(deps, actor, { ...params, ...query, version, upload: file }),
    deps,
  );
  serve(router, DossiersApi.file, ({ params }) => readDossierFile(deps, params), deps);
  actRoutes(router, deps);
}

type ActEndpoint<A extends DossierActName> = Endpoint & {
  permission: 'dossiers.prepare';
  params: z.ZodObject<{ id: typeof DossierId }>;
  body: z.ZodType<DossierActBody<A>>;
  reply: typeof Dossier;
};

function actRoutes(router: Router, deps: NamingContext): void {
  const on = <A extends DossierActName>(endpoint: ActEndpoint<A>, name: A): void =>
    serve<ActEndpoint<A>>(
      router,
      endpoint,
      ({ params, version, body }, actor) => performDossierAct(deps, actor, name, { id: params.id, version, body }),
      deps,
    );
  on(DossiersApi.consult, 'consult');
  on(DossiersApi.ask, 'ask');
  on(DossiersApi.answer, 'answer');
  on(DossiersApi.submit, 'submit');
  on(DossiersApi.return, 'return');
  on(DossiersApi.approve, 'approve');
  on(DossiersApi.refuse, 'refuse');
  on(DossiersApi.withdraw, 'withdraw');
  on(DossiersApi.fixCode, 'fixCode');
  on(DossiersApi.announce, 'announce');
  on(DossiersApi.apply, 'apply');
  on(DossiersApi.survey, 'survey');
  on(DossiersApi.updateMap, 'updateMap');
  on(DossiersApi.reportData, 'reportData');
  on(DossiersApi.extend, 'extend');
  on(DossiersApi.finishTask, 'finishTask');
  on(DossiersApi.complete, 'complete');
  on(DossiersApi.archive, 'archive');
}
