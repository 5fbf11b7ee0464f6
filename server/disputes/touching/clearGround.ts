import type { GroundedAct, GroundGate } from '../../platform/groundGate.ts';
import { Problem } from '../../platform/problem.ts';
import { groundWarnings } from './groundWarnings.ts';
import type { GroundWarning } from './touchingContract.ts';

const WHAT = {
  case: ['This case lies', '该办件位于'],
  sign: ['This sign stands', '该标志位于'],
  dossier: ['This change of divisions lies', '该区划变更涉及'],
} as const;

/**
 * Stops an act on contested ground until a head of a party has released it with a reason (BD art. 10), where the person who
 * acts takes part in the dispute. Anybody else's act goes on as if there were none: what the parties make of it stands on the
 * page of the dispute.
 * @returns a gate that throws Problem contested-ground, which names the dispute; @param today the register's day in China
 */
export const clearGround =
  (today: () => string): GroundGate =>
  async (tx, actor, about) => {
    const warnings = await groundWarnings(tx, actor, { ...about, day: today() });
    const waiting = warnings.find(({ release }) => !release?.holds);
    if (waiting) throw contested(about, waiting);
  };

function contested({ subject }: GroundedAct, { dispute, rule }: GroundWarning): Problem {
  const [what, whatZh] = WHAT[subject];
  return new Problem(
    'contested-ground',
    `${what} in the contested area of “${dispute.title}” (${rule.article}): a head of a side or of the handling government releases it first, with the reason`,
    {
      detailZh: `${whatZh}“${dispute.title}”的争议区域（${rule.articleZh}），须经争议一方或者处理机关负责人说明理由放行后才能继续。`,
      dispute: dispute.id,
    },
  );
}
