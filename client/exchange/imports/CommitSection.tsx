import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { isJudged, nextOf } from './importState.ts';
import { CountsLine } from './OutcomeTag.tsx';
import { type SectionProps, StepSection } from './StepSection.tsx';
import { useStepWords } from './stepWords.ts';
import { useImportWords } from './words.ts';

/** What will be written, in words and numbers, and the one button that writes it. */
export function CommitSection({ run, acts, ...fold }: SectionProps) {
  const say = useStepWords();
  const { committedAt, counts } = run;
  const total = counts.added + counts.changed;
  const isShown = isJudged(run);
  const summary = committedAt
    ? say('commitDone', { when: formatInstant(committedAt) })
    : isShown && say('commitLead', { n: total, ...counts });
  return (
    <StepSection run={run} step="commit" summary={summary} {...fold}>
      {isShown ? <Commit run={run} acts={acts} /> : <p className="hint">{say('commitLater')}</p>}
    </StepSection>
  );
}

function Commit({ run, acts }: Pick<SectionProps, 'run' | 'acts'>) {
  const say = useStepWords();
  const { counts, state } = run;
  const next = nextOf(run);
  const isOver = run.committedAt !== null;
  return (
    <>
      <p className="import-commit-words">
        {say('commitLead', { n: counts.added + counts.changed, ...counts })}
        {say('commitRest', { ...counts })}
      </p>
      <CountsLine counts={counts} />
      {!isOver && <p className="hint">{say('commitAll')}</p>}
      {!isOver && <LegalForce run={run} />}
      {next === 'settle' && <Alert type="error" showIcon title={say('commitBlocked', { n: counts.refused })} />}
      {next === 'nothing' && <Alert type="info" showIcon title={say('commitNothing')} />}
      {(next === 'commit' || state === 'committing') && <p className="hint">{say('commitBackground')}</p>}
      {next === 'commit' && acts.mayMake && <CommitButton run={run} acts={acts} />}
    </>
  );
}

/** What the names are afterwards: a file approves nothing. */
function LegalForce({ run: { kind } }: { run: ImportRun }) {
  const say = useStepWords();
  if (kind === 'places') return <p>{say('commitPlaces')}</p>;
  return kind === 'census' ? <p>{say('commitCensus')}</p> : null;
}

function CommitButton({ run, acts }: { run: ImportRun; acts: SectionProps['acts'] }) {
  const say = useStepWords();
  const sayImport = useImportWords();
  const [isAsking, setAsking] = useState(false);
  const { counts, kind, fileName } = run;
  const n = counts.added + counts.changed;
  return (
    <div className="import-acts">
      <Button type="primary" size="large" loading={acts.isBusy} onClick={() => setAsking(true)}>
        {say('commit')}
      </Button>
      <Modal
        open={isAsking}
        title={say('commitAsk', { n })}
        okText={say('commitYes')}
        cancelText={say('commitNo')}
        onOk={() => {
          setAsking(false);
          acts.commit();
        }}
        onCancel={() => setAsking(false)}
      >
        <p>
          <strong>{fileName}</strong>
          {kind && <> · {sayImport(`kind.${kind}`)}</>}
        </p>
        <p>
          {say('commitLead', { n, ...counts })}
          {say('commitRest', { ...counts })}
        </p>
        <p>{say('commitAll')}</p>
        <LegalForce run={run} />
      </Modal>
    </div>
  );
}
