import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingContext } from '../namingDeps.ts';
import { AuthorityApi } from './authorityContract.ts';
import { decideAuthority } from './decideAuthority.ts';
import { listAuthorities, listChanges } from './listAuthorities.ts';
import { proposeAuthority } from './proposeAuthority.ts';

/** The authority matrix: read by every office, confirmed row by row by two people. */
export function authorityRoutes(router: Router, deps: NamingContext): void {
  const today = () => chinaDay(deps.now());
  serve(router, AuthorityApi.rows, ({ query }, actor) => listAuthorities(deps.db, actor, query, today()), deps);
  serve(router, AuthorityApi.changes, ({ query }, actor) => listChanges(deps.db, actor, query), deps);
  serve(router, AuthorityApi.propose, ({ body }, actor) => proposeAuthority(deps, actor, body), deps);
  serve(
    router,
    AuthorityApi.decide,
    ({ params, version, body }, actor) => decideAuthority(deps, actor, { id: params.id, version, ...body }),
    deps,
  );
}
