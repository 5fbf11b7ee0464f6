import type { Dispute, DisputeState } from '#server/disputes/contract.ts';

const T1 = [
  ['open', ['registered', 'status_quo_frozen']],
  ['negotiate', ['negotiating', 'not_agreed']],
  ['superior', ['solutions_submitted', 'accepted_by_superior', 'mediating', 'mediation_not_agreed']],
  ['decide', ['proposal_prepared']],
  ['settle', ['agreed', 'decided', 'division_change_case', 'effective']],
  ['survey', ['joint_survey', 'surveyed_map_sealed']],
  ['file', ['filed_up']],
  ['people', ['announced_to_people']],
  ['archive', ['archived']],
] as const;
const T2 = [
  ['open', ['registered']],
  ['check', ['position_check']],
  ['rule', ['approver_decision']],
  ['execute', ['executed']],
] as const;

export type PhaseKey = (typeof T1)[number][0] | (typeof T2)[number][0];
export interface Phase {
  key: PhaseKey;
  status: 'done' | 'now' | 'todo' | 'skipped';
}

interface Passed {
  track: Dispute['track'];
  state: DisputeState;
  steps: readonly { to: string }[];
}

/** The phases of a track: where the dispute is, what lies behind it, what was not needed, what is to come. */
export function phasesOf({ track, state, steps }: Passed): Phase[] {
  const phases: readonly (readonly [PhaseKey, readonly DisputeState[]])[] = track === 'T1' ? T1 : T2;
  const visited = new Set(steps.map(({ to }) => to));
  const at = phases.findIndex(([, states]) => states.includes(state));
  return phases.map(([key, states], i) => {
    if (i === at) return { key, status: 'now' };
    if (states.some((one) => visited.has(one))) return { key, status: 'done' };
    return { key, status: i < at ? 'skipped' : 'todo' };
  });
}
