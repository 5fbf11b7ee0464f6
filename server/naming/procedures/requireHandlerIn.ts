import type { Actor } from '../../accounts/actor.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseState } from '../caseContract.ts';
import type { CaseFacts } from '../caseFacts.ts';
import { partiesOf } from '../partiesOf.ts';

/** @throws Problem not-allowed for any office but the handling one, wrong-state outside of these states */
export function requireHandlerIn(found: CaseFacts, actor: Actor, states: readonly CaseState[]): void {
  if (!partiesOf(actor.organisationId, found).has('handler')) {
    throw new Problem('not-allowed', 'Only the handling office does this', {
      detailZh: '论证、征求意见、听证和评估由承办单位组织并记录。',
    });
  }
  if (states.includes(found.state)) return;
  throw new Problem('wrong-state', `Not while the case is ${found.state}`, {
    detailZh: '办件的当前状态不能办理这一事项。',
    state: found.state,
  });
}
