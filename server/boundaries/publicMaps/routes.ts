import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import type { MarkerContext } from '../markers/markerDeps.ts';
import { enterEdition, publicEditions, withdrawEdition } from './publicEditions.ts';
import { PublicMapsApi as Api } from './publicMapContract.ts';

/** Editions of maps that the public sees. */
export function publicMapRoutes(router: Router, deps: MarkerContext): void {
  serve(router, Api.publicEditions, (_, actor) => publicEditions(deps, actor), deps);
  serve(router, Api.enterEdition, ({ body }, actor) => enterEdition(deps, actor, body), deps);
  serve(
    router,
    Api.withdrawEdition,
    ({ params, body }, actor) => withdrawEdition(deps, actor, { ...params, ...body }),
    deps,
  );
}
