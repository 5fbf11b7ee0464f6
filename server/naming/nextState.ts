import { Problem } from '../platform/problem.ts';
import type { ActName } from './actContract.ts';
import { CASE_ACTS } from './caseActs.ts';
import type { CaseState } from './caseContract.ts';

/** The state an act leads to. @throws Problem wrong-state when the table has no such step */
export function nextState(act: ActName, from: CaseState): CaseState {
  const rule = CASE_ACTS[act];
  if (rule.from.includes(from)) return rule.to === 'same' ? from : rule.to;
  throw new Problem('wrong-state', `A case in state ${from} cannot be taken through ${act}`, {
    detailZh: '办件已不在可以办理此事项的环节，请刷新后再看。',
    act,
    from,
    allowedFrom: rule.from,
  });
}
