import type { Actor } from '../../accounts/actor.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { Problem } from '../../platform/problem.ts';
import type { CountyShare } from './builtUpContract.ts';

/** The counties of an area that are not the office's: it may keep only what lies in its own division as a whole. */
export const othersCounties = (
  actor: Pick<Actor, 'divisionCode'>,
  counties: readonly Pick<CountyShare, 'code' | 'name'>[],
): string[] => counties.filter(({ code }) => !withinDivision(actor, code)).map(({ name }) => name);

/** @throws Problem not-allowed where an area lies in other counties too: the office above keeps it */
export function requireKeeper(actor: Actor, counties: readonly Pick<CountyShare, 'code' | 'name'>[]): void {
  const others = othersCounties(actor, counties);
  if (others.length === 0) return;
  throw new Problem('not-allowed', `It also lies in ${others.join(', ')}: the office above keeps it`, {
    detailZh: `该建成区还位于${others.join('、')}，应由上一级民政部门办理。`,
  });
}
