import type { Router } from 'express';
import { type ServeContext, serve } from '../platform/http/serve.ts';
import { DivisionHistoryApi } from './changeContract.ts';
import { changeDays } from './changeDays.ts';
import { outlineReader } from './clearedOutlines.ts';
import { DivisionsApi } from './contract.ts';
import { changedAreas, divisionChanges, outlinesAt } from './divisionChanges.ts';
import { divisionHistory } from './divisionHistory.ts';
import { listDivisions } from './listDivisions.ts';

/** Divisions on any day, one through time, and what changed between two days. `today` is the register's day in China. */
export function divisionRoutes(router: Router, deps: ServeContext & { today: () => string }): void {
  serve(router, DivisionsApi.list, ({ query }) => listDivisions(deps.db, query, deps.today()), deps);
  serve(router, DivisionHistoryApi.history, ({ params }) => divisionHistory(deps.db, params.code), deps);
  serve(
    router,
    DivisionHistoryApi.outlines,
    ({ query }, actor) => outlinesAt(deps.db, { ...query, at: query.at ?? deps.today(), reader: outlineReader(actor) }),
    deps,
  );
  serve(router, DivisionHistoryApi.changeDays, ({ query }) => changeDays(deps.db, query.under), deps);
  serve(router, DivisionHistoryApi.changes, ({ query }) => divisionChanges(deps.db, query), deps);
  serve(
    router,
    DivisionHistoryApi.changedAreas,
    ({ query }, actor) => changedAreas(deps.db, query, outlineReader(actor)),
    deps,
  );
}
