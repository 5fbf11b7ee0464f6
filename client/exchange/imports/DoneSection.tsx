import { Alert, Button, Popconfirm } from 'antd';
import { Link } from 'react-router';
import type { ImportKind, ImportRun } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { urlOf } from '../../api/call.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { isJudged } from './importState.ts';
import { CountsLine } from './OutcomeTag.tsx';
import { type SectionProps, StepSection } from './StepSection.tsx';
import { useStepWords } from './stepWords.ts';

/** Where the rows of each kind are to be found afterwards. */
const LISTS: Record<ImportKind, string> = {
  divisions: '/divisions',
  places: '/places',
  census: '/census',
  'boundary-lines': '/boundaries',
  markers: '/markers',
};

/** The result, the report, the way to what came in, and the way back. */
export function DoneSection({ run, acts, ...fold }: SectionProps) {
  const say = useStepWords();
  const { committedAt, kind } = run;
  return (
    <StepSection run={run} step="done" summary={null} {...fold}>
      {committedAt ? (
        <>
          <CountsLine counts={run.counts} />
          {kind && run.state === 'committed' && (
            <p>
              {say('where')} <Link to={LISTS[kind]}>{say(`link.${kind}`)}</Link>
            </p>
          )}
        </>
      ) : (
        <p className="hint">{say('doneLater')}</p>
      )}
      {isJudged(run) && <Report run={run} />}
      {run.state === 'committed' && <Undo run={run} acts={acts} />}
      <History run={run} />
    </StepSection>
  );
}

function Report({ run: { id } }: { run: ImportRun }) {
  const say = useStepWords();
  return (
    <p className="import-report">
      <Button href={urlOf(ImportsApi.report, { params: { id } })}>{say('report')}</Button>
      <span className="hint">{say('reportHint')}</span>
    </p>
  );
}

function Undo({ run, acts }: Pick<SectionProps, 'run' | 'acts'>) {
  const say = useStepWords();
  const isEnglish = useLanguage() === 'en';
  const { undoRefusal, counts } = run;
  if (undoRefusal) {
    const why = isEnglish ? undoRefusal.en : undoRefusal.zh;
    return <Alert type="info" showIcon title={say('undoRefused', { why })} />;
  }
  if (!acts.mayMake) return null;
  return (
    <p className="import-report">
      <Popconfirm
        title={say('undoAsk')}
        description={say('undoWhy', { ...counts })}
        okText={say('undoYes')}
        cancelText={say('undoNo')}
        onConfirm={acts.undo}
      >
        <Button danger loading={acts.isBusy}>
          {say('undo')}
        </Button>
      </Popconfirm>
      <span className="hint">{say('undoHint')}</span>
    </p>
  );
}

function History({ run: { by, createdAt, committedAt, undoneAt, updatedAt, sha256 } }: { run: ImportRun }) {
  const say = useStepWords();
  return (
    <>
      <h3>{say('history')}</h3>
      <DefinitionList
        items={[
          { term: say('history.created', { who: by }), value: formatInstant(createdAt) },
          ...(committedAt ? [{ term: say('history.committed'), value: formatInstant(committedAt) }] : []),
          ...(undoneAt ? [{ term: say('history.undone'), value: formatInstant(undoneAt) }] : []),
          { term: say('history.updated'), value: formatInstant(updatedAt) },
          { term: say('sha'), value: <code>{sha256}</code>, wide: true },
        ]}
      />
    </>
  );
}
