import type { WorkPackage } from '#server/signs/field/fieldApiContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useFieldWords } from './words.ts';

const TONE: Record<WorkPackage['state'], Tone> = { open: 'active', done: 'good', withdrawn: 'plain' };

/** The state of a package in its word. */
export function PackageState({ state }: { state: WorkPackage['state'] }) {
  const say = useFieldWords();
  return <StatusTag tone={TONE[state]}>{say(`state.${state}`)}</StatusTag>;
}
