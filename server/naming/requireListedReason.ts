import { codeList } from '../gazetteer/codeList.ts';
import { Problem } from '../platform/problem.ts';
import type { ActContext } from './act.ts';

/**
 * A refusal names a reason that the law knew on the day of the decision: a code of the list `refusal-reasons`.
 * @throws Problem invalid-input
 */
export async function requireListedReason({ tx, found }: ActContext, code: string, day: string): Promise<void> {
  const reasons = await codeList(tx, { kind: 'refusal-reasons', day, division: found.divisionCode });
  if (reasons.some((reason) => reason.code === code)) return;
  const message = `No reason ${code} was in force on ${day}`;
  const messageZh = `${day} 没有“${code}”这一法定理由，请从代码表中选择`;
  throw new Problem('invalid-input', message, {
    detailZh: messageZh,
    errors: [{ in: 'body', pointer: '/reasonCode', code: 'no-such-reason', detail: message, detailZh: messageZh }],
  });
}
