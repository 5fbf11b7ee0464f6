import type { Router } from 'express';
import type { Deps } from '../../platform/deps.ts';
import { serve } from '../../platform/http/serve.ts';
import type { DueDeps } from '../due/acceptProposals.ts';
import { newSignId } from '../newSignId.ts';
import { orderReplacements } from './orderReplacements.ts';
import { findRenaming, listRenamings } from './renamings.ts';
import { ReplacementsApi } from './replacementContract.ts';

/** From renamings to plates: what is to be replaced, and how far it is. */
export function replacementRoutes(router: Router, deps: Deps & Pick<DueDeps, 'ground' | 'today'>): void {
  const { db, today } = deps;
  const context = { ...deps, newSignId: (at: string) => newSignId(at) };
  serve(
    router,
    ReplacementsApi.listSignReplacements,
    ({ query }, actor) => listRenamings(db, query, actor, today()),
    deps,
  );
  serve(router, ReplacementsApi.getSignReplacement, ({ params }) => findRenaming(db, params.id, today()), deps);
  serve(
    router,
    ReplacementsApi.orderSignReplacements,
    ({ params }, actor) => orderReplacements(context, actor, params.id),
    deps,
  );
}
