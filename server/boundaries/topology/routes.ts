import type { Router } from 'express';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { cancelCheck } from './cancelCheck.ts';
import type { CheckDeps } from './checkDeps.ts';
import { checkRow } from './checkRow.ts';
import { checkStored } from './checkStored.ts';
import { listChecks } from './listChecks.ts';
import { findFinding, listFindings, listOutlines } from './listFindings.ts';
import { TopologyApi } from './topologyContract.ts';

/** Topology checks: of stored outlines, and what checks found. Files come in and reports go out through exchange. */
export function topologyRoutes(router: Router, deps: CheckDeps & ServeContext & { today: () => string }): void {
  const { db } = deps;
  serve(router, TopologyApi.checkStored, ({ body }, actor) => checkStored(deps, actor, body), deps);
  serve(router, TopologyApi.list, ({ query }, actor) => listChecks(db, actor, query), deps);
  serve(router, TopologyApi.check, ({ params }) => checkRow(db, params.id), deps);
  serve(router, TopologyApi.cancel, ({ params }, actor) => cancelCheck(deps, actor, params.id), deps);
  serve(router, TopologyApi.findings, ({ params, query }) => listFindings(db, params.id, query), deps);
  serve(router, TopologyApi.finding, ({ params }) => findFinding(db, params.id, params.position), deps);
  serve(router, TopologyApi.outlines, ({ params }) => listOutlines(db, params.id), deps);
}
