import type { Sign } from '#server/signs/contract.ts';
import { StatusTag, type Tone } from '../ui/StatusTag.tsx';
import { useSignWords } from './words.ts';

const TONE: Record<Sign['status'], Tone> = {
  planned: 'active',
  installed: 'good',
  damaged: 'bad',
  missing: 'bad',
  mismatched: 'warning',
  withdrawn: 'plain',
};

/** The state of a sign in its word. */
export function SignStatusTag({ status }: { status: Sign['status'] }) {
  const say = useSignWords();
  return <StatusTag tone={TONE[status]}>{say(`status.${status}`)}</StatusTag>;
}
