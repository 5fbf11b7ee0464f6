import type { Router } from 'express';
import type { Deps } from '../../platform/deps.ts';
import { serve } from '../../platform/http/serve.ts';
import { keyDesk } from './keyDesk.ts';
import { listSignKeys } from './listSignKeys.ts';
import { revokeSignKey } from './revokeSignKey.ts';
import { rotateSignKey } from './rotateSignKey.ts';
import { SignKeysApi } from './signKeyContract.ts';

/** Keys of codes: anybody reads the public halves, administrators change them. */
export function signKeyRoutes(router: Router, deps: Deps): void {
  serve(router, SignKeysApi.list, async () => ({ keys: await listSignKeys(deps.db) }), deps);
  serve(router, SignKeysApi.desk, () => keyDesk(deps.db, deps.config), deps);
  serve(router, SignKeysApi.rotate, ({ body }, actor) => rotateSignKey(deps, actor, body), deps);
  serve(router, SignKeysApi.revoke, ({ body }, actor) => revokeSignKey(deps, actor, body), deps);
}
