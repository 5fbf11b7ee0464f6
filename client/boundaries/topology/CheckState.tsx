import type { TopologyCheck } from '#server/boundaries/topology/topologyContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useTopologyWords } from './words.ts';

const TONE: Record<TopologyCheck['state'], Tone> = {
  running: 'active',
  done: 'good',
  failed: 'bad',
  cancelled: 'plain',
};

/** How far a check is. */
export function CheckState({ check: { state, done, total } }: { check: TopologyCheck }) {
  const say = useTopologyWords();
  const text = say(`state.${state}`);
  return <StatusTag tone={TONE[state]}>{state === 'running' ? `${text} ${done}/${total}` : text}</StatusTag>;
}
