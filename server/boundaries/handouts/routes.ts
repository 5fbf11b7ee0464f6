import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { decideHandout } from './decideHandout.ts';
import { downloadPackage, waitingPackages } from './downloadPackage.ts';
import type { HandoutDeps } from './handoutDeps.ts';
import { attachHandoutFile, readHandoutFile } from './handoutFiles.ts';
import { handoutFormPdf, handoutLedgerXlsx } from './handoutPapers.ts';
import { handoutRules } from './handoutRules.ts';
import { HandoutsApi as Api } from './handoutsApiContract.ts';
import { listHandouts } from './listHandouts.ts';
import { moveHandout } from './moveHandout.ts';
import { createHandout, editHandout, previewHandout } from './saveHandout.ts';
import { findHandout } from './selectHandout.ts';

/** Hand-out of boundary data: requests, decisions, packages, ledger. */
export function handoutRoutes(router: Router, deps: HandoutDeps): void {
  const { db, today } = deps;
  serve(router, Api.listHandouts, ({ query }, actor) => listHandouts(db, actor, query), deps);
  serve(router, Api.handoutRules, () => handoutRules(db, today()), deps);
  serve(router, Api.previewHandout, ({ body }, actor) => previewHandout(deps, actor, body), deps);
  serve(router, Api.createHandout, ({ body }, actor) => createHandout(deps, actor, body), deps);
  serve(router, Api.getHandout, ({ params }, actor) => findHandout(db, actor, params.id, today()), deps);
  serve(
    router,
    Api.editHandout,
    ({ params, version, body }, actor) => editHandout(deps, actor, { ...params, version, draft: body }),
    deps,
  );
  serve(
    router,
    Api.moveHandout,
    ({ params, version, body }, actor) => moveHandout(deps, actor, { ...params, version, move: body }),
    deps,
  );
  serve(
    router,
    Api.decideHandout,
    ({ params, version, body }, actor) => decideHandout(deps, actor, { ...params, version, move: body }),
    deps,
  );
  papers(router, deps);
}

function papers(router: Router, deps: HandoutDeps): void {
  serve(
    router,
    Api.attachHandoutFile,
    ({ params, file }, actor) => attachHandoutFile(deps, actor, { ...params, file }),
    deps,
  );
  serve(router, Api.handoutFile, ({ params }) => readHandoutFile(deps, params), deps);
  serve(router, Api.handoutFormPdf, ({ params }, actor) => handoutFormPdf(deps, actor, params.id), deps);
  serve(router, Api.handoutLedgerXlsx, ({ query }, actor) => handoutLedgerXlsx(deps, actor, query), deps);
  serve(router, Api.waitingPackages, (_, actor) => waitingPackages(deps, actor), deps);
  serve(router, Api.downloadPackage, ({ params }, actor) => downloadPackage(deps, actor, params.id), deps);
}
