import type { Router } from 'express';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { ImportKind } from '../imports/importContract.ts';
import { ImportsApi } from '../imports/importsApiContract.ts';
import { cancel, choose, leaveOut, startCommit, startJudging, startUndo } from './acts.ts';
import type { ImportDeps } from './importDeps.ts';
import { keptEncodings } from './keptEncodings.ts';
import { findingCodes, listFindings } from './listFindings.ts';
import { listRows } from './listRows.ts';
import { listRuns } from './listRuns.ts';
import { reportOf } from './report.ts';
import { findRun } from './runRow.ts';
import { startRun } from './startRun.ts';

/** Files coming in: upload, choices, dry run, commit, undo, and what was found. */
export function importRoutes(router: Router, deps: ImportDeps & ServeContext & { db: ImportDeps['db'] }): void {
  const { db } = deps;
  serve(
    router,
    ImportsApi.upload,
    ({ file, query }, actor) => startRun(deps, actor, { upload: file, kind: query.kind }),
    deps,
  );
  serve(router, ImportsApi.kinds, () => Promise.resolve(kindsOf(deps)), deps);
  serve(router, ImportsApi.list, ({ query }, actor) => listRuns(db, actor, query), deps);
  serve(router, ImportsApi.get, ({ params }) => findRun(deps, params.id), deps);
  serve(router, ImportsApi.rows, ({ params, query }) => listRows(db, params.id, query), deps);
  serve(router, ImportsApi.findings, ({ params, query }) => listFindings(db, params.id, query), deps);
  serve(router, ImportsApi.summary, ({ params }) => findingCodes(db, params.id), deps);
  serve(router, ImportsApi.encodings, async ({ params }) => ({ items: await keptEncodings(deps, params.id) }), deps);
  serve(router, ImportsApi.report, ({ params }) => reportOf(deps, params.id), deps);
  actRoutes(router, deps);
}

const kindsOf = ({ parts }: ImportDeps) => ({
  items: ImportKind.options.map((kind) => ({ kind, fields: [...parts.fieldsOf(kind)] })),
});

function actRoutes(router: Router, deps: ImportDeps & ServeContext & { db: ImportDeps['db'] }): void {
  const which = ({ params, version }: { params: { id: string }; version: number }) => ({ id: params.id, version });
  serve(router, ImportsApi.choose, (input, actor) => choose(deps, actor, which(input), input.body), deps);
  serve(router, ImportsApi.leaveOut, (input, actor) => leaveOut(deps, actor, which(input), input.body), deps);
  serve(router, ImportsApi.judge, (input, actor) => startJudging(deps, actor, which(input)), deps);
  serve(router, ImportsApi.commit, (input, actor) => startCommit(deps, actor, which(input)), deps);
  serve(router, ImportsApi.cancel, (input, actor) => cancel(deps, actor, which(input)), deps);
  serve(router, ImportsApi.undo, (input, actor) => startUndo(deps, actor, which(input)), deps);
}
