import type { Router } from 'express';
import { type ServeContext, serve } from '../platform/http/serve.ts';
import { DivisionsApi } from './contract.ts';
import { listDivisions } from './listDivisions.ts';

/** Divisions valid on a day. `today` is the register's day in China. */
export function divisionRoutes(router: Router, deps: ServeContext & { today: () => string }): void {
  serve(router, DivisionsApi.list, ({ query }) => listDivisions(deps.db, query, deps.today()), deps);
}
