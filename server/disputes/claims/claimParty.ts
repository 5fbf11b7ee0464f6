import type { Actor } from '../../accounts/actor.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { Problem } from '../../platform/problem.ts';
import type { ClaimSide } from './claimContract.ts';

/** Whose divisions have a part in a dispute. */
export interface DisputeParties {
  sideA: string;
  sideB: string;
  handlerCode: string;
  registrantCode: string;
}
export type Part = ClaimSide | 'handler';

/** The part of an office in a dispute; undefined where it has none. */
export function partOf({ divisionCode }: Pick<Actor, 'divisionCode'>, found: DisputeParties): Part | undefined {
  if (divisionCode === found.sideA) return 'a';
  if (divisionCode === found.sideB) return 'b';
  return divisionCode === found.handlerCode ? 'handler' : undefined;
}

/** For which sides an office records claims: a side for itself; the handler and who registered the dispute for either, with its paper. */
export function sidesOf(actor: Pick<Actor, 'divisionCode'>, found: DisputeParties): ClaimSide[] {
  const part = partOf(actor, found);
  if (part === 'handler' || (part && actor.divisionCode === found.registrantCode)) return ['a', 'b'];
  return part ? [part] : [];
}

/** The part in which an office records a claim. @throws Problem not-allowed, invalid-input where the side's paper is missing */
export function requireClaimant(
  actor: Pick<Actor, 'divisionCode'>,
  found: DisputeParties,
  { side, fileId }: { side: ClaimSide; fileId: string | null },
): Part {
  const part = partOf(actor, found);
  if (!part || !sidesOf(actor, found).includes(side))
    throw new Problem(
      'not-allowed',
      'A side states its own claim; the handler or the registrant may record it for a side',
      {
        detailZh: '主张线由该方自行提出；处理机关或者登记机关可以凭该方文件代为登记。',
      },
    );
  if (part !== side && fileId === null)
    throw fieldProblem(
      '/fileId',
      'paper-needed',
      'Recorded for a side by another office: the paper of that side is needed',
      '代为登记某一方的主张，须附该方的文件',
    );
  return part;
}
