import type { Actor } from '../accounts/actor.ts';
import { Problem } from '../platform/problem.ts';
import type { ActName } from './actContract.ts';
import { CASE_ACTS } from './caseActs.ts';
import type { CaseState } from './caseContract.ts';
import type { CaseFacts } from './caseFacts.ts';
import { refusalOf } from './guards.ts';
import { nextState } from './nextState.ts';
import { partiesOf } from './partiesOf.ts';

type Acting = Pick<Actor, 'id' | 'organisationId' | 'permissions'>;

/**
 * The whole table of acts in one question: may this actor take this case through this act today? Answers the state it leads to.
 * Side and permission come first, so that who has no part in a case does not learn how it stands; then the state, then the guards.
 * @throws Problem not-allowed, wrong-state, conflict (a guard, by its code)
 */
export function requireLawful(act: ActName, found: CaseFacts, actor: Acting, today: string): CaseState {
  requireParty(act, found, actor);
  const to = nextState(act, found.state, found.kind);
  const refused = refusalOf(act, found, { actorId: actor.id, today });
  if (refused) throw new Problem('conflict', refused.detail, { detailZh: refused.detailZh, code: refused.code });
  return to;
}

function requireParty(act: ActName, found: CaseFacts, actor: Acting): void {
  const { party, permission } = CASE_ACTS[act];
  if (isParty(act, found, actor.organisationId) && actor.permissions.has(permission)) return;
  throw new Problem('not-allowed', `Only the ${party} of this case may ${act}`, {
    detailZh: '依照职权划分，本单位不承担本办件的这一事项。',
    act,
    party,
  });
}

/** Whether an office stands on a side of the case that the act belongs to. */
export function isParty(act: ActName, found: CaseFacts, organisationId: string): boolean {
  const { party, orParty } = CASE_ACTS[act];
  const sides = partiesOf(organisationId, found);
  return sides.has(party) || (orParty !== undefined && sides.has(orParty));
}
