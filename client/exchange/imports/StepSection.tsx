import { DownOutlined, UpOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { STEPS, type Step, stepsOf } from './importState.ts';
import { STEP_SHAPE } from './StepNav.tsx';
import type { RunActs } from './useRunActs.ts';
import { useImportWords } from './words.ts';

/** What each section of the page is given. */
export interface SectionProps {
  run: ImportRun;
  acts: RunActs;
  isOpen: boolean;
  onToggle: () => void;
}

interface Props {
  run: ImportRun;
  step: Step;
  /** The section in one line, shown while it is folded. */
  summary: ReactNode;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** One step: its head folds and unfolds it, so that what is done can be read again. */
export function StepSection({ run, step, summary, isOpen, onToggle, children }: Props) {
  const say = useImportWords();
  const status = stepsOf(run).find((each) => each.step === step)?.status ?? 'ahead';
  return (
    <section
      id={`import-${step}`}
      className={`panel import-step status-${status}`}
      aria-labelledby={`import-${step}-title`}
    >
      <h2 className="import-step-title">
        <button type="button" aria-expanded={isOpen} aria-controls={`import-${step}-body`} onClick={onToggle}>
          <span className="import-step-mark" aria-hidden="true">
            {status === 'ahead' ? STEPS.indexOf(step) + 1 : STEP_SHAPE[status]}
          </span>
          <span id={`import-${step}-title`}>{say(`step.${step}`)}</span>
          <span className="import-step-summary">{!isOpen && summary}</span>
          <span className="import-step-fold" aria-hidden="true">
            {isOpen ? <UpOutlined /> : <DownOutlined />}
          </span>
        </button>
      </h2>
      <div id={`import-${step}-body`} className="import-step-body" hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  );
}
