import { Timeline } from 'antd';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { actNamed } from './actNamed.ts';
import { useCaseWords } from './caseWords.ts';
import { ReadingLog } from './fileReadings/ReadingLog.tsx';
import { Section } from './Section.tsx';
import { useStepNote } from './useStepNote.ts';
import { useNamingWords } from './words.ts';

/** Steps that are no acts of the state table. */
const BESIDE_ACTS = ['answer', 'create', 'system', 'silentAcceptance', 'escalate', 'newTrackingCode'] as const;

/** Who did what and when, on which document and why; the latest first. */
export function StepsSection({ id, steps, clocks }: Pick<CaseDetail, 'id' | 'steps' | 'clocks'>) {
  const say = useCaseWords();
  return (
    <Section section="steps">
      {steps.length === 0 ? (
        <p className="hint">{say('noSteps')}</p>
      ) : (
        <Timeline
          items={steps
            .toReversed()
            .map((step) => ({ key: step.id, content: <StepEntry step={step} clocks={clocks} /> }))}
        />
      )}
      <ReadingLog file={{ of: 'case', id }} />
    </Section>
  );
}

function StepEntry({ step, clocks }: Pick<CaseDetail, 'clocks'> & { step: CaseDetail['steps'][number] }) {
  const say = useNamingWords();
  const sayCase = useCaseWords();
  const noteOf = useStepNote(clocks);
  const act = BESIDE_ACTS.find((name) => name === step.act) ?? actNamed(step.act);
  const done = act ? say(`act.${act}`) : step.act;
  const state = say(`state.${step.to}`);
  return (
    <div className="step">
      <div>
        <strong>{done}</strong>
        {state !== done && step.from !== step.to && <span className="step-state"> → {state}</span>}
      </div>
      <div className="hint">
        <time dateTime={step.at}>{formatInstant(step.at)}</time> · {step.organisation} {step.actor}
      </div>
      {step.note && <p className="prose">{noteOf(step.note)}</p>}
      {step.document && <div>{sayCase('document', { document: step.document })}</div>}
      {step.reason && <p className="prose">{step.reason}</p>}
    </div>
  );
}
