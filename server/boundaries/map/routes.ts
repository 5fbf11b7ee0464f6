import type { Router } from 'express';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { lineNeighbours } from './lineNeighbours.ts';
import { BoundaryMapApi } from './mapContract.ts';
import { mapLines } from './mapLines.ts';

/** What the office's boundary map draws beside the public tiles. */
export function boundaryMapRoutes(router: Router, deps: ServeContext & { today: () => string }): void {
  const { db, today } = deps;
  serve(router, BoundaryMapApi.stretches, ({ query }, actor) => mapLines(db, actor, query, today()), deps);
  serve(
    router,
    BoundaryMapApi.neighbours,
    ({ params, query }) => lineNeighbours(db, params.id, query.at ?? today()),
    deps,
  );
}
