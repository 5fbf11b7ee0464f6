import type { NameBatch } from '#server/detection/batchContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useBatchWords } from './words.ts';

const TONE: Record<NameBatch['state'], Tone> = { running: 'active', done: 'good', failed: 'bad', cancelled: 'plain' };

/** How far a batch is, in a word and in numbers. */
export function BatchState({ batch: { state, done, total } }: { batch: NameBatch }) {
  const say = useBatchWords();
  return (
    <StatusTag tone={TONE[state]}>
      {say(`state.${state}`)} · {state === 'done' ? say('names', { n: total }) : `${done} / ${total}`}
    </StatusTag>
  );
}
