import type { Router } from 'express';
import type { Deps } from '../platform/deps.ts';
import { serve } from '../platform/http/serve.ts';
import { advanceDemoClock } from './advanceDemoClock.ts';
import { appFacts } from './appFacts.ts';
import { AccountsApi } from './contract.ts';
import { me } from './me.ts';
import { signIn, signOut } from './signIn.ts';

export function accountRoutes(router: Router, deps: Deps): void {
  serve(router, AccountsApi.signIn, ({ body }, _actor, web) => signIn(deps, body, web), deps);
  serve(router, AccountsApi.me, (_input, actor) => me(deps.db, actor), deps);
  serve(router, AccountsApi.signOut, (_input, actor, web) => signOut(deps, actor, web), deps);
  serve(router, AccountsApi.facts, () => appFacts(deps), deps);
  serve(router, AccountsApi.advanceDemoClock, ({ body }, actor) => advanceDemoClock(deps, actor, body.days), deps);
}
