import type { MatterState } from '#server/naming/supervision/matterContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useSupervisionWords } from './words.ts';

const TONE: Record<MatterState, Tone> = { open: 'active', completed: 'good', no_breach: 'plain', referred: 'plain' };

/** Where a matter stands, in its word. */
export function MatterStateTag({ state }: { state: MatterState }) {
  const say = useSupervisionWords();
  return <StatusTag tone={TONE[state]}>{say(`state.${state}`)}</StatusTag>;
}
