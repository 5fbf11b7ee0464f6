import type { DisputeState } from '#server/disputes/contract.ts';
import { StatusTag, type Tone } from '../ui/StatusTag.tsx';
import { useDisputeWords } from './words.ts';

const TONES: Partial<Record<DisputeState, Tone>> = {
  ...{ withdrawn: 'plain', archived: 'plain', executed: 'good', registered: 'warning' },
  ...{ not_agreed: 'warning', mediation_not_agreed: 'warning', division_change_case: 'warning' },
  ...{ agreed: 'good', decided: 'good', effective: 'good', approver_decision: 'good' },
};

/** How far a dispute is. */
export function DisputeStateTag({ state }: { state: DisputeState }) {
  const say = useDisputeWords();
  return <StatusTag tone={TONES[state] ?? 'active'}>{say(`state.${state}`)}</StatusTag>;
}
