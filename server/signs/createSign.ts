import type { Actor } from '../accounts/actor.ts';
import type { Input } from '../platform/contract.ts';
import type { Sign, SignsApi } from './contract.ts';
import { findSign } from './findSign.ts';
import { orderSign } from './orderSign.ts';
import type { SignDeps } from './signDeps.ts';

/**
 * Orders a sign for a place with a standard name (TR arts. 18, 19): edition and size come from the edition in force, the ground
 * from how the street runs at the sign unless the draft says otherwise.
 * @throws Problem not-found, wrong-state without a standard name, invalid-input where no direction can be told
 */
export async function createSign(
  deps: SignDeps,
  actor: Actor,
  draft: Input<typeof SignsApi.create>['body'],
): Promise<Sign> {
  const at = deps.now();
  const id = deps.newSignId(at);
  return deps.db.transaction(async (tx) => {
    await orderSign(tx, actor, draft, { id, at, keys: deps.config });
    return findSign(tx, id, deps.config.publicUrl);
  });
}
