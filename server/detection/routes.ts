import type { Router } from 'express';
import type { Db } from '../platform/db/sql.ts';
import { type ServeContext, serve } from '../platform/http/serve.ts';
import { checkName } from './checkName.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import { DetectionApi } from './contract.ts';
import { SuggestionApi } from './suggestionContract.ts';
import { suggestNames } from './suggestions/suggestNames.ts';

interface DetectionContext extends ServeContext {
  rules: (db: Db) => Promise<CompiledRuleSet>;
  today: () => string;
}

/** The check of a proposed name, open to everybody: it stores nothing. */
export function detectionRoutes(router: Router, deps: DetectionContext): void {
  serve(
    router,
    DetectionApi.check,
    async ({ body }) => checkName(deps.db, await deps.rules(deps.db), body, deps.today()),
    deps,
  );
  serve(
    router,
    SuggestionApi.suggest,
    async ({ body }) => ({ items: await suggestNames(deps.db, await deps.rules(deps.db), body, deps.today()) }),
    deps,
  );
}
