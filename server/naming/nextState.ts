import { Problem } from '../platform/problem.ts';
import type { ActName } from './actContract.ts';
import type { CaseState } from './caseContract.ts';
import { ruleOf } from './kindActs.ts';
import type { CaseKind } from './kindContract.ts';

/** The state an act leads to in a case of this kind. @throws Problem wrong-state when the table has no such step */
export function nextState(act: ActName, from: CaseState, kind: CaseKind): CaseState {
  const rule = ruleOf(act, kind);
  if (rule?.from.includes(from)) return rule.to === 'same' ? from : rule.to;
  throw new Problem('wrong-state', `A ${kind} case in state ${from} cannot be taken through ${act}`, {
    detailZh: '办件已不在可以办理此事项的环节，请刷新后再看。',
    act,
    from,
    allowedFrom: rule?.from ?? [],
  });
}
