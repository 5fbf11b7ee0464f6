import type { Router } from 'express';
import type { Actor } from '../../accounts/actor.ts';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { areaSubject } from './areaSubject.ts';
import { divisionSubject } from './divisionSubject.ts';
import { lineSubject } from './lineSubject.ts';
import { printSheets } from './printSheets.ts';
import { type AreaWish, SheetsApi } from './sheetContract.ts';
import type { SheetDeps } from './sheetDeps.ts';
import { sheetPlan } from './sheetPlan.ts';

/** True-scale map sheets: how they would be laid out, and printed. */
export function sheetRoutes(router: Router, deps: SheetDeps & ServeContext): void {
  const { db, today } = deps;
  serve(
    router,
    SheetsApi.linePlan,
    async ({ params, query: { course, ...wish } }) =>
      sheetPlan(deps, await lineSubject(db, params.id, { course, day: today() }), wish),
    deps,
  );
  serve(
    router,
    SheetsApi.linePdf,
    async ({ params, query: { course, ...wish } }, actor) =>
      printSheets(deps, actor, [await lineSubject(db, params.id, { course, day: today() })], wish),
    deps,
  );
  serve(
    router,
    SheetsApi.divisionPlan,
    async ({ params, query }) => sheetPlan(deps, await divisionSubject(db, params.code, today()), query),
    deps,
  );
  serve(
    router,
    SheetsApi.divisionPdf,
    async ({ params, query }, actor) =>
      printSheets(deps, actor, [await divisionSubject(db, params.code, today())], query),
    deps,
  );
  areaRoutes(router, deps);
}

function areaRoutes(router: Router, deps: SheetDeps & ServeContext): void {
  const subjectOf = (query: AreaWish, { divisionCode }: Actor) =>
    areaSubject(query, { divisionCode, day: deps.today() });
  serve(router, SheetsApi.areaPlan, ({ query }, actor) => sheetPlan(deps, subjectOf(query, actor), query), deps);
  serve(
    router,
    SheetsApi.areaPdf,
    ({ query }, actor) => printSheets(deps, actor, [subjectOf(query, actor)], query),
    deps,
  );
}
