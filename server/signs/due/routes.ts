import type { Router } from 'express';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import type { Deps } from '../../platform/deps.ts';
import { serve } from '../../platform/http/serve.ts';
import { newSignId } from '../newSignId.ts';
import { acceptProposals, type DueDeps } from './acceptProposals.ts';
import { dismissProposal, restoreProposal } from './dismissProposal.ts';
import { DueApi } from './dueContract.ts';
import { listProposals } from './listProposals.ts';
import { signCoverage } from './signCoverage.ts';
import { deadlineRules, sitingNumberRows, sitingRules } from './sitingRules.ts';

/** Where signs are due: proposals from the geometry, accepted into planned signs or dismissed. */
export function dueRoutes(router: Router, deps: Deps & Pick<DueDeps, 'ground' | 'today'>): void {
  const { db, today } = deps;
  const context = { ...deps, newSignId: (at: string) => newSignId(at) };
  serve(router, DueApi.listSignProposals, ({ query }, actor) => listProposals(db, query, actor, today()), deps);
  serve(
    router,
    DueApi.signSitingRules,
    async () => ({
      rules: await sitingRules(db, today()),
      numbers: await sitingNumberRows(db),
      deadlines: await deadlineRules(db, today()),
    }),
    deps,
  );
  serve(
    router,
    DueApi.signCoverage,
    async (_input, { divisionCode }) => ({ items: await signCoverage(db, divisionPrefix(divisionCode)) }),
    deps,
  );
  serve(router, DueApi.acceptSignProposals, ({ body }, actor) => acceptProposals(context, actor, body), deps);
  serve(router, DueApi.dismissSignProposal, ({ body }, actor) => dismissProposal(context, actor, body), deps);
  serve(router, DueApi.restoreSignProposal, ({ params }, actor) => restoreProposal(context, actor, params.id), deps);
}
