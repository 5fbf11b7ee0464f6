import { PlateStep, type Renaming } from '#server/signs/replacements/replacementContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useReplacementWords } from './words.ts';

const TONE: Record<PlateStep, Tone> = { to_replace: 'bad', ordered: 'active', replaced: 'good', withdrawn: 'plain' };

/** A step of a plate in its word. */
export function PlateStepTag({ step, kind, n }: { step: PlateStep; kind: Renaming['kind']; n?: number }) {
  const say = useReplacementWords();
  const word = kind === 'cancelled' && step === 'to_replace' ? say('cancelled.to_replace') : say(`step.${step}`);
  return <StatusTag tone={n === 0 ? 'plain' : TONE[step]}>{n === undefined ? word : `${word} ${n}`}</StatusTag>;
}

/** How many plates are at which step; steps that a cancellation has not are left out. */
export function PlateProgress({ counts, kind }: Pick<Renaming, 'counts' | 'kind'>) {
  const say = useReplacementWords();
  const steps = PlateStep.options.filter((step) => counts[step] > 0 || (kind === 'renamed' && step !== 'withdrawn'));
  return (
    <ul className="plate-progress" aria-label={say('progress')}>
      {steps.map((step) => (
        <li key={step}>
          <PlateStepTag step={step} kind={kind} n={counts[step]} />
        </li>
      ))}
    </ul>
  );
}
