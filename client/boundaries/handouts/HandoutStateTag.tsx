import type { HandoutState } from '#server/boundaries/handouts/handoutContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useHandoutWords } from './words.ts';

const TONE: Record<HandoutState, Tone> = {
  ...{ draft: 'plain', submitted: 'active', checked: 'active', approved: 'good', refused: 'bad' },
  ...{ handed_out: 'warning', returned: 'good', closed: 'plain', withdrawn: 'plain' },
} satisfies Record<HandoutState, Tone>;

/** How far a request is. */
export function HandoutStateTag({ state }: { state: HandoutState }) {
  const say = useHandoutWords();
  return <StatusTag tone={TONE[state]}>{say(`state.${state}`)}</StatusTag>;
}
