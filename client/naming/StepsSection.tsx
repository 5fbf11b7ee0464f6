import { Timeline } from 'antd';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { actNamed } from './actNamed.ts';
import { useCaseWords } from './caseWords.ts';
import { Section } from './Section.tsx';
import { useNamingWords } from './words.ts';

/** Who did what and when, on which document and why; the latest first. */
export function StepsSection({ steps }: { steps: CaseDetail['steps'] }) {
  const say = useCaseWords();
  return (
    <Section section="steps">
      {steps.length === 0 ? (
        <p className="hint">{say('noSteps')}</p>
      ) : (
        <Timeline items={steps.toReversed().map((step) => ({ key: step.id, content: <StepEntry step={step} /> }))} />
      )}
    </Section>
  );
}

function StepEntry({ step }: { step: CaseDetail['steps'][number] }) {
  const say = useNamingWords();
  const sayCase = useCaseWords();
  const act = step.act === 'answer' ? step.act : actNamed(step.act);
  return (
    <div className="step">
      <div>
        <strong>{act ? say(`act.${act}`) : step.act}</strong>
        <span className="step-state"> → {say(`state.${step.to}`)}</span>
      </div>
      <div className="hint">
        <time dateTime={step.at}>{formatInstant(step.at)}</time> · {step.organisation} {step.actor}
      </div>
      {step.document && (
        <div>
          {sayCase('document')}：{step.document}
        </div>
      )}
      {step.reason && <p className="prose">{step.reason}</p>}
    </div>
  );
}
