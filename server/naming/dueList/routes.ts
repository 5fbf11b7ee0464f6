import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingContext } from '../namingDeps.ts';
import { DueListApi } from './contract.ts';
import { countDue, dueSummary } from './dueSummary.ts';
import { dueWorkbook } from './dueWorkbook.ts';
import { listDue } from './listDue.ts';

/** Every address of the list of running time limits. */
export function dueListRoutes(router: Router, deps: Pick<NamingContext, 'db' | 'now' | 'jurisdictions'>): void {
  const { db } = deps;
  const today = () => chinaDay(deps.now());
  serve(router, DueListApi.list, ({ query }, actor) => listDue(db, actor, query, today()), deps);
  serve(router, DueListApi.count, (_input, actor) => countDue(db, actor, today()), deps);
  serve(router, DueListApi.summary, ({ query }, actor) => dueSummary(db, actor, query, today()), deps);
  serve(router, DueListApi.export, ({ query }, actor) => dueWorkbook(db, actor, query, today()), deps);
}
