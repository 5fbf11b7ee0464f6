import type { Router } from 'express';
import { printSheets } from '../boundaries/sheets/printSheets.ts';
import type { SheetDeps } from '../boundaries/sheets/sheetDeps.ts';
import { sheetPlan } from '../boundaries/sheets/sheetPlan.ts';
import type { SheetSubject } from '../boundaries/sheets/sheetSubject.ts';
import { chinaDay } from '../naming/deadline.ts';
import { type ServeContext, serve } from '../platform/http/serve.ts';
import { schemeSheets } from './schemeSheets.ts';
import { SchemeSheetsApi } from './sheetContract.ts';

/** The maps of a scheme, before and after, true to scale. */
export function schemeSheetRoutes(router: Router, context: Omit<SheetDeps, 'today'> & ServeContext): void {
  const deps = { ...context, db: context.db, today: () => chinaDay(context.now()) };
  serve(
    router,
    SchemeSheetsApi.planSheets,
    async ({ params, query }) => sheetPlan(deps, first(await schemeSheets(deps, params.id)), query),
    context,
  );
  serve(
    router,
    SchemeSheetsApi.printSheets,
    async ({ params, query }, actor) => printSheets(deps, actor, await schemeSheets(deps, params.id), query),
    context,
  );
}

/** Both maps lie on one extent. */
function first([subject]: readonly SheetSubject[]): SheetSubject {
  if (!subject) throw new Error('A scheme has two maps');
  return subject;
}
