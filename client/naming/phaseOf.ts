import type { CaseDetail, CaseState } from '#server/naming/caseContract.ts';

/** The stages a reader follows; several states share one. */
export const PHASES = ['accept', 'check', 'consult', 'argue', 'draft', 'decide', 'file', 'announce'] as const;
export type Phase = (typeof PHASES)[number];

const PHASE: Record<Exclude<CaseState, 'withdrawn'>, Phase | 'over'> = {
  draft: 'accept',
  submitted: 'accept',
  returned_for_correction: 'accept',
  accepted: 'check',
  not_accepted: 'accept',
  checking: 'check',
  consulting: 'consult',
  reconciling: 'consult',
  argumentation: 'argue',
  public_notice: 'argue',
  drafting_decision: 'draft',
  legality_review: 'draft',
  submitted_to_approver: 'decide',
  approved: 'file',
  refused: 'decide',
  filed: 'announce',
  announced: 'over',
  standard: 'over',
  superseded: 'over',
  abolished: 'over',
  reserved: 'over',
  drawn: 'over',
  expired: 'over',
  revoked: 'file',
};
export type PhaseStatus = 'done' | 'now' | 'ended' | 'skipped' | 'ahead';

type Standing = Pick<CaseDetail, 'state' | 'steps' | 'filing'>;

/** A withdrawn case stands where it was withdrawn from. */
function standing({ state, steps }: Standing): CaseState {
  return state === 'withdrawn' ? (steps.findLast((step) => step.to === 'withdrawn')?.from ?? 'draft') : state;
}

const at = (state: CaseState): number => {
  const phase = state === 'withdrawn' ? 'accept' : PHASE[state];
  return phase === 'over' ? PHASES.length : PHASES.indexOf(phase);
};

/** How far a case has come, stage by stage; a stage it passed without entering counts as skipped. */
export function phaseOf(found: Standing): { phase: Phase; status: PhaseStatus }[] {
  // Filed is done only when the receiver has accepted it.
  const isFiling = found.state === 'filed' && found.filing?.status !== 'accepted';
  const here = isFiling ? PHASES.indexOf('file') : at(standing(found));
  const entered = new Set(found.steps.map((step) => at(step.to)));
  const ended = ['withdrawn', 'refused', 'not_accepted', 'revoked'].includes(found.state);
  return PHASES.map((phase, index) => {
    if (index === here) return { phase, status: ended ? 'ended' : 'now' };
    if (index > here) return { phase, status: 'ahead' };
    return { phase, status: index === 0 || entered.has(index) ? 'done' : 'skipped' };
  });
}
