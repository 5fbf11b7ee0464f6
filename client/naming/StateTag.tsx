import type { CaseState } from '#server/naming/caseContract.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { STATE_TONE } from './stateTone.ts';
import { useNamingWords } from './words.ts';

/** The state of a case in its word. */
export function StateTag({ state }: { state: CaseState }) {
  const say = useNamingWords();
  return <StatusTag tone={STATE_TONE[state]}>{say(`state.${state}`)}</StatusTag>;
}
