import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingContext } from '../namingDeps.ts';
import { caseCounts } from './caseCounts.ts';
import { clockCounts } from './clockCounts.ts';
import { type PeriodQuery, StatisticsApi } from './contract.ts';
import { listCountedCases } from './listCountedCases.ts';
import { officerCounts } from './officerCounts.ts';
import { periodOf } from './periodOf.ts';
import { statisticsWorkbook } from './statisticsWorkbook.ts';

/** Every address of the statistics of cases. */
export function statisticsRoutes(router: Router, deps: NamingContext): void {
  const { db } = deps;
  const today = () => chinaDay(deps.now());
  const within = (query: PeriodQuery) => periodOf(query, today());
  serve(
    router,
    StatisticsApi.cases,
    async ({ query }, actor) => ({ period: within(query), rows: await caseCounts(db, actor, query.by, within(query)) }),
    deps,
  );
  serve(
    router,
    StatisticsApi.clocks,
    async ({ query }, actor) => ({ period: within(query), rows: await clockCounts(db, actor, within(query)) }),
    deps,
  );
  serve(
    router,
    StatisticsApi.officers,
    async ({ query }, actor) => ({ period: within(query), rows: await officerCounts(db, actor, within(query)) }),
    deps,
  );
  serve(router, StatisticsApi.list, ({ query }, actor) => listCountedCases(db, actor, query, today()), deps);
  serve(router, StatisticsApi.export, ({ query }, actor) => statisticsWorkbook(db, actor, within(query)), deps);
}
