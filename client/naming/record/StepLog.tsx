import { useId } from 'react';
import { formatInstant } from '../../ui/formatInstant.ts';

interface Step {
  id: string;
  act: string;
  actor: string;
  organisation?: string;
  at: string;
  text: string | null;
  document?: string | null;
}

interface Props {
  title: string;
  steps: readonly Step[];
  label: (act: string) => string;
  /** What to say before the first step. */
  none?: string;
}

/** What was done with a record, the latest first. */
export function StepLog({ title, steps, label, none }: Props) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id} className="panel-title">
        {title}
      </h2>
      {steps.length === 0 && none && <p className="hint">{none}</p>}
      <ol className="matter-log">
        {steps.toReversed().map((step) => (
          <li key={step.id}>
            <strong>{label(step.act)}</strong>{' '}
            <span className="hint">
              {formatInstant(step.at)} · {step.organisation} {step.actor}
            </span>
            {step.document && <div>{step.document}</div>}
            {step.text && <p className="prose">{step.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
