import { codeList } from '../gazetteer/codeList.ts';
import type { Db } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { ActContext } from './act.ts';

/**
 * A refusal names a reason that the law knew on the day of the decision: a code of the list `refusal-reasons`.
 * @throws Problem invalid-input
 */
export async function requireListedReason({ tx, found }: ActContext, code: string, day: string): Promise<void> {
  await requireListed(tx, { kind: 'refusal-reasons', code, day, division: found.divisionCode, pointer: '/reasonCode' });
}

interface Listed {
  kind: string;
  code: string;
  day: string;
  division: string;
  /** JSON pointer of the code in the body. */
  pointer: string;
}

/** A code of a list that was in force on a day. @throws Problem invalid-input */
export async function requireListed(tx: Db, { kind, code, day, division, pointer }: Listed): Promise<void> {
  const reasons = await codeList(tx, { kind, day, division });
  if (reasons.some((reason) => reason.code === code)) return;
  const message = `No reason ${code} was in force on ${day}`;
  const messageZh = `${day} 没有“${code}”这一法定理由，请从代码表中选择`;
  throw new Problem('invalid-input', message, {
    detailZh: messageZh,
    errors: [{ in: 'body', pointer, code: 'no-such-reason', detail: message, detailZh: messageZh }],
  });
}
