import type { Router } from 'express';
import { type ServeContext, serve } from '../platform/http/serve.ts';
import { BoundariesApi } from './contract.ts';
import { findLine } from './findLine.ts';
import { listLines } from './listLines.ts';

/** Boundary lines: the list and one line with its course. */
export function boundaryRoutes(router: Router, deps: ServeContext): void {
  const { db } = deps;
  serve(router, BoundariesApi.listLines, ({ query }, actor) => listLines(db, actor, query), deps);
  serve(router, BoundariesApi.getLine, ({ params }) => findLine(db, params.id), deps);
}
