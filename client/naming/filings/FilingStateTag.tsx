import type { FilingState } from '#server/naming/filings/filingContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useFilingWords } from './words.ts';

const TONE: Record<FilingState, Tone> = {
  draft: 'plain',
  awaited: 'warning',
  filed: 'active',
  returned: 'warning',
  accepted: 'good',
  announced: 'good',
  cancelled: 'plain',
};

/** Where a filing stands, in its word. */
export function FilingStateTag({ state }: { state: FilingState }) {
  const say = useFilingWords();
  return <StatusTag tone={TONE[state]}>{say(`state.${state}`)}</StatusTag>;
}
