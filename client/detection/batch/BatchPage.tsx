import { Alert, Button, Popconfirm, Progress, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { BatchId, type NameBatch, NameBatchApi } from '#server/detection/batchContract.ts';
import { Level } from '#server/detection/contract.ts';
import { urlOf } from '../../api/call.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useDetectionWords } from '../words.ts';
import { BatchRows } from './BatchRows.tsx';
import { BatchState } from './BatchState.tsx';
import { LevelCounts } from './LevelCounts.tsx';
import { useBatchWords } from './words.ts';
import '../../ui/listPage.css';

const POLL_MILLISECONDS = 1000;

/** One table of names: how far the check is, its verdicts, and the result to take away. */
export function BatchPage() {
  const id = BatchId.safeParse(useParams().id).data ?? BatchId.parse('00000000-0000-4000-8000-000000000000');
  const [running, setRunning] = useState(true);
  const { data: batch, error } = useCall(
    NameBatchApi.batch,
    { params: { id } },
    running ? { refetchIntervalMilliseconds: POLL_MILLISECONDS } : {},
  );
  if (batch && running !== (batch.state === 'running')) setRunning(batch.state === 'running');
  if (error && !batch) return <ProblemAlert error={error} />;
  return batch ? <Batch batch={batch} /> : <LoadingBlock rows={8} />;
}

function Batch({ batch }: { batch: NameBatch }) {
  const say = useBatchWords();
  const language = useLanguage();
  const { done, total, state, ruleSet, day } = batch;
  return (
    <>
      <p className="crumb">
        <Link to="/name-batches">{say('back')}</Link>
      </p>
      <PageHeader
        title={batch.fileName}
        tags={<BatchState batch={batch} />}
        lead={say('basis', { ruleSet, day: formatDay(day, language) })}
        actions={<BatchActions batch={batch} />}
      />
      <div className="batch-summary">
        {state === 'running' && (
          <Progress percent={Math.floor((done / total) * 100)} status="active" aria-label={say('progress')} />
        )}
        {state === 'failed' && <Alert type="warning" showIcon title={say('failedHint')} />}
        {state === 'cancelled' && <Alert type="info" showIcon title={<Cancelled batch={batch} />} />}
        {state === 'running' && <LevelCounts levels={batch.levels} />}
      </div>
      {state !== 'running' && <Results batch={batch} />}
    </>
  );
}

function Cancelled({ batch: { cancelledBy, finishedAt } }: { batch: NameBatch }) {
  const say = useBatchWords();
  if (!cancelledBy || !finishedAt) return say('cancelledOnly');
  return say('cancelledBy', { by: cancelledBy, at: formatInstant(finishedAt) });
}

function BatchActions({ batch: { id, state } }: { batch: NameBatch }) {
  const say = useBatchWords();
  const navigate = useNavigate();
  const remove = useAct(NameBatchApi.remove, { onSuccess: () => navigate('/name-batches') });
  const language: 'en' | 'zh' = useLanguage() === 'en' ? 'en' : 'zh';
  const input = { params: { id }, query: { language } };
  return (
    <>
      {state !== 'running' && (
        <>
          <Button type="primary" href={urlOf(NameBatchApi.workbook, input)}>
            {say('downloadXlsx')}
          </Button>
          <Button href={urlOf(NameBatchApi.csv, input)}>{say('downloadCsv')}</Button>
        </>
      )}
      <Popconfirm
        title={say('deleteAsk')}
        okText={say('deleteYes')}
        cancelText={say('deleteNo')}
        onConfirm={() => remove.mutate({ params: { id } })}
      >
        <Button loading={remove.isPending}>{say('delete')}</Button>
      </Popconfirm>
    </>
  );
}

function Results({ batch: { id, levels, done } }: { batch: NameBatch }) {
  const say = useBatchWords();
  const sayLevel = useDetectionWords();
  const [level, setLevel] = useState<Level | 'all'>('all');
  const present = Level.options.filter((option) => levels[option]);
  return (
    <>
      <Segmented
        className="list-switch"
        aria-label={say('byLevel')}
        value={level}
        onChange={setLevel}
        options={[
          { value: 'all' as const, label: `${say('all')} ${done}` },
          ...present.map((value) => ({ value, label: `${sayLevel(`level.${value}`)} ${levels[value]}` })),
        ]}
      />
      <BatchRows id={id} level={level === 'all' ? undefined : level} />
    </>
  );
}
