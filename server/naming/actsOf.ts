import type { Actor } from '../accounts/actor.ts';
import { ActBodies, type ActName } from './actContract.ts';
import { CASE_ACTS } from './caseActs.ts';
import type { CaseDetail } from './caseContract.ts';
import type { CaseFacts } from './caseFacts.ts';
import { refusalOf } from './guards.ts';
import { ruleOf } from './kindActs.ts';
import { isParty } from './requireLawful.ts';

const isAct = (name: string): name is ActName => name in CASE_ACTS;
export const ACT_NAMES: readonly ActName[] = Object.keys(ActBodies).filter(isAct);

/** The acts that state, side and permission give an actor, split by whether a guard still stands in the way. */
export function actsOf(found: CaseFacts, actor: Actor, today: string): Pick<CaseDetail, 'acts' | 'blockedActs'> {
  const mine = ACT_NAMES.filter((name) => {
    const rule = ruleOf(name, found.kind);
    if (!rule) return false;
    return (
      rule.from.includes(found.state) &&
      isParty(name, found, actor.organisationId) &&
      actor.permissions.has(rule.permission)
    );
  });
  const judged = mine.map((act) => ({ act, refused: refusalOf(act, found, { actorId: actor.id, today }) }));
  return {
    acts: judged.filter(({ refused }) => !refused).map(({ act }) => act),
    blockedActs: judged.flatMap(({ act, refused }) =>
      refused && !refused.quiet ? [{ act, detail: refused.detail, detailZh: refused.detailZh }] : [],
    ),
  };
}
