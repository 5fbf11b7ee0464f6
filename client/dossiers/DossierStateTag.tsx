import type { DossierState } from '#server/dossiers/draftContract.ts';
import { StatusTag, type Tone } from '../ui/StatusTag.tsx';
import { useDossierWords } from './words.ts';

const TONES: Partial<Record<DossierState, Tone>> = {
  completed: 'good',
  archived: 'good',
  refused: 'bad',
  withdrawn: 'plain',
  drafting: 'plain',
};

/** The state of a dossier. */
export function DossierStateTag({ state }: { state: DossierState }) {
  const say = useDossierWords();
  return <StatusTag tone={TONES[state] ?? 'active'}>{say(`state.${state}`)}</StatusTag>;
}
