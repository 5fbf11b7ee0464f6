import { Timeline } from 'antd';
import type { Dispute } from '#server/disputes/contract.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { isDisputeWord, useDisputeWords } from '../words.ts';

type Step = Dispute['steps'][number];

/** Who did what and when, the latest first. */
export function HistorySection({ dispute: { steps } }: { dispute: Dispute }) {
  const keyed = steps.map((step, i) => ({ key: `${i}`, content: <StepEntry step={step} /> }));
  return <Timeline items={keyed.toReversed()} />;
}

function StepEntry({ step }: { step: Step }) {
  const say = useDisputeWords();
  const word = (key: string, otherwise: string) => (isDisputeWord(key) ? say(key) : otherwise);
  return (
    <div>
      <strong>{word(`act.${step.act}`, step.act)}</strong>
      {step.from !== step.to && <span className="hint"> → {word(`state.${step.to}`, step.to)}</span>}
      <div className="hint">
        <time dateTime={step.at}>{formatInstant(step.at)}</time> · {step.organisation} {step.actor}
      </div>
      {step.reason && (
        <p>
          {say('reason')}：{step.reason}
        </p>
      )}
    </div>
  );
}
