import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import type { DryRun, RuleChange } from '#server/detection/ruleChangeContract.ts';
import { RuleDeskApi } from '#server/detection/ruleDeskContract.ts';
import { useAct } from '../../api/query.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { type RegisterScope, RegisterScopeField, useScopeDivision } from './RegisterScope.tsx';
import { useTrialWords } from './trialWords.ts';
import './trial.css';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { VerdictList } from './VerdictList.tsx';
import { type Cell, VerdictMatrix } from './VerdictMatrix.tsx';

/** Trying a change: start, progress, counts by old and new level, and the names behind them. */
export function DryRunPanel({ change }: { change: RuleChange }) {
  const say = useTrialWords();
  const { dryRun } = change;
  return (
    <section className="panel">
      <h2>{say('trial')}</h2>
      {change.acts.includes('dryRun') && dryRun?.state !== 'running' && <StartDryRun change={change} />}
      {dryRun?.state === 'running' && <Running dryRun={dryRun} />}
      {dryRun?.state === 'failed' && (
        <Alert
          type="error"
          showIcon
          title={say('failed')}
          description={say(dryRun.error === 'interrupted' ? 'failed.interrupted' : 'failed.internal')}
        />
      )}
      {dryRun?.state === 'done' && <Outcome key={dryRun.id} change={change} dryRun={dryRun} />}
    </section>
  );
}

function StartDryRun({ change }: { change: RuleChange }) {
  const say = useTrialWords();
  const [scope, setScope] = useState<RegisterScope>('own');
  const division = useScopeDivision(scope);
  const start = useAct(RuleDeskApi.dryRun);
  return (
    <>
      <p className="hint">{say('trialIntro')}</p>
      <ProblemAlert error={start.error} />
      <div className="trial-start">
        <RegisterScopeField value={scope} onChange={setScope} />
        <Button
          type={change.dryRun?.current ? 'default' : 'primary'}
          loading={start.isPending}
          onClick={() => start.mutate({ params: { id: change.id }, body: division ? { division } : {} })}
        >
          {say(change.dryRun ? 'again' : 'start')}
        </Button>
      </div>
    </>
  );
}

function Running({ dryRun }: { dryRun: DryRun }) {
  const say = useTrialWords();
  const { done, total } = dryRun;
  return (
    <div role="status">
      <p>{say('running', { done, total })}</p>
      <Progress percent={total === 0 ? 0 : Math.round((done / total) * 100)} aria-label={say('trial')} />
    </div>
  );
}

function Outcome({ change, dryRun }: { change: RuleChange; dryRun: DryRun }) {
  const say = useTrialWords();
  const [cell, setCell] = useState<Cell | null>(null);
  // Once approved it is the record of what was known then.
  const isOpen = change.state === 'draft' || change.state === 'submitted';
  const origins = (['case', 'register'] as const).filter((origin) =>
    dryRun.matrix.some((each) => each.origin === origin),
  );
  const { inBrackets } = usePunctuation();
  const { startedBy: by, startedAt, ruleSet: set, day } = dryRun;
  return (
    <>
      {!dryRun.current && isOpen && <Alert type="warning" showIcon title={say('outOfDate')} />}
      <dl className="trial-figures">
        <Figure term={say('names')} value={dryRun.done} />
        <Figure term={say('changed')} value={dryRun.changed} />
      </dl>
      <div className="trial-matrices">
        {origins.map((origin) => (
          <VerdictMatrix key={origin} origin={origin} matrix={dryRun.matrix} chosen={cell} onChoose={setCell} />
        ))}
      </div>
      <p className="hint">
        {say('ranBy', { by, at: formatInstant(startedAt), set, day })}
        {dryRun.division === null ? inBrackets(say('casesOnly')) : ''}{' '}
        {say(dryRun.compared ? 'compared' : 'notCompared')}
      </p>
      <VerdictList change={change} cell={cell} changed={dryRun.changed} onClear={() => setCell(null)} />
    </>
  );
}

function Figure({ term, value }: { term: string; value: number }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value.toLocaleString('en')}</dd>
    </div>
  );
}
