import type { BatchState, PlateState } from '#server/signs/batches/batchContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useBatchWords } from './words.ts';

const BATCH: Record<BatchState, Tone> = {
  draft: 'plain',
  checked: 'active',
  confirmed: 'active',
  released: 'active',
  made: 'warning',
  closed: 'good',
  stopped: 'bad',
  cancelled: 'plain',
};
const PLATE: Record<PlateState, Tone> = { waiting: 'plain', rejected: 'bad', remade: 'warning', accepted: 'good' };

export function BatchStateTag({ state }: { state: BatchState }) {
  const say = useBatchWords();
  return <StatusTag tone={BATCH[state]}>{say(`state.${state}`)}</StatusTag>;
}

export function PlateStateTag({ state }: { state: PlateState }) {
  const say = useBatchWords();
  return <StatusTag tone={PLATE[state]}>{say(`plate.${state}`)}</StatusTag>;
}
