import type { Router } from 'express';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { RuleDeskApi } from '../ruleDeskContract.ts';
import { approveRuleChange, returnRuleChange, submitRuleChange, withdrawRuleChange } from './decideRuleChange.ts';
import { createRuleChange, deleteRuleChange, editRuleChange } from './draftRuleChange.ts';
import { listVerdicts } from './dryRunOf.ts';
import { listRuleRows, ruleRowVersions } from './listRuleRows.ts';
import { draftRelease, ruleRelease } from './offerRelease.ts';
import { listRuleChanges, ruleChangeDetail } from './ruleChangeDetail.ts';
import type { DryRunDeps } from './ruleDeskDeps.ts';
import { startDryRun } from './startDryRun.ts';

type RuleDeskContext = DryRunDeps & ServeContext;

/** The rule desk: rows of the law, changes of them, trying and approving. */
export function ruleDeskRoutes(router: Router, deps: RuleDeskContext): void {
  const { db, today } = deps;
  serve(router, RuleDeskApi.rows, ({ query }, actor) => listRuleRows(db, actor, query, today()), deps);
  serve(router, RuleDeskApi.row, ({ params }) => ruleRowVersions(db, params, today()), deps);
  serve(router, RuleDeskApi.changes, ({ query }, actor) => listRuleChanges(db, actor, query, today()), deps);
  serve(router, RuleDeskApi.change, ({ params }, actor) => ruleChangeDetail(db, actor, params.id, today()), deps);
  serve(router, RuleDeskApi.verdicts, ({ params, query }, actor) => listVerdicts(db, actor, params.id, query), deps);
  serve(router, RuleDeskApi.release, (_input, actor) => ruleRelease(db, actor), deps);
  serve(router, RuleDeskApi.draftRelease, (_input, actor) => draftRelease(deps, actor), deps);
  serve(router, RuleDeskApi.create, ({ body }, actor) => createRuleChange(deps, actor, body), deps);
  serve(
    router,
    RuleDeskApi.edit,
    ({ params, version, body }, actor) => editRuleChange(deps, actor, { id: params.id, version, draft: body }),
    deps,
  );
  serve(
    router,
    RuleDeskApi.delete,
    ({ params, version }, actor) => deleteRuleChange(deps, actor, { id: params.id, version }),
    deps,
  );
  serve(
    router,
    RuleDeskApi.dryRun,
    ({ params, body }, actor) => startDryRun(deps, actor, { id: params.id, division: body.division }),
    deps,
  );
  decisionRoutes(router, deps);
}

function decisionRoutes(router: Router, deps: RuleDeskContext): void {
  serve(
    router,
    RuleDeskApi.submit,
    ({ params, version }, actor) => submitRuleChange(deps, actor, { id: params.id, version }),
    deps,
  );
  serve(
    router,
    RuleDeskApi.return,
    ({ params, version, body }, actor) => returnRuleChange(deps, actor, { id: params.id, version, ...body }),
    deps,
  );
  serve(
    router,
    RuleDeskApi.approve,
    ({ params, version, body }, actor) => approveRuleChange(deps, actor, { id: params.id, version, ...body }),
    deps,
  );
  serve(
    router,
    RuleDeskApi.withdraw,
    ({ params, version, body }, actor) => withdrawRuleChange(deps, actor, { id: params.id, version, ...body }),
    deps,
  );
}
