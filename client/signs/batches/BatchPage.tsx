import { Button, Popconfirm, Steps } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import { type BatchState, type SignBatch, SignBatchId } from '#server/signs/batches/batchContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { AcceptPanel } from './AcceptPanel.tsx';
import { BatchFacts } from './BatchFacts.tsx';
import { BatchStateTag } from './BatchStateTag.tsx';
import { CheckPanel } from './CheckPanel.tsx';
import { DeliveryPanel, ReleasePanel, StoppedNote } from './NextStep.tsx';
import { OrderDialog } from './OrderDialog.tsx';
import { PlateTable } from './PlateTable.tsx';
import { PrintPanel } from './PrintPanel.tsx';
import { useBatchWords } from './words.ts';
import '../../ui/listPage.css';
import './batches.css';

/** The batch an address names. */
export function BatchPage() {
  const say = useBatchWords();
  const id = SignBatchId.safeParse(useParams().id);
  if (id.success) return <OpenBatch key={id.data} id={id.data} />;
  return (
    <p role="alert">
      {say('notFound')} <Link to="/signs/batches">{say('back')}</Link>
    </p>
  );
}

// While a file is written its progress is read again.
const WATCH_MILLISECONDS = 1500;

function OpenBatch({ id }: { id: SignBatchId }) {
  const [isPrinting, setPrinting] = useState(false);
  const {
    data: batch,
    error,
    refetch,
  } = useCall(
    SignBatchesApi.get,
    { params: { id } },
    isPrinting ? { refetchIntervalMilliseconds: WATCH_MILLISECONDS } : {},
  );
  const running = batch?.print?.state === 'running';
  if (running !== isPrinting && batch) setPrinting(running);
  if (batch) return <Batch batch={batch} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

function Batch({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  return (
    <>
      <nav className="crumb">
        <Link to="/signs/batches">{say('back')}</Link>
      </nav>
      <PageHeader
        title={batch.title}
        tags={<BatchStateTag state={batch.state} />}
        lead={say('progressText', batch.counts)}
        actions={<BatchActs batch={batch} />}
      />
      <BatchSteps state={batch.state} />
      <StoppedNote batch={batch} />
      <div className="batch-columns">
        <div>
          {batch.state === 'made' && <AcceptPanel batch={batch} />}
          <PlateTable batch={batch} />
        </div>
        <div>
          {(batch.state === 'draft' || batch.state === 'checked') && <CheckPanel batch={batch} />}
          {batch.state === 'confirmed' && <ReleasePanel batch={batch} />}
          {batch.state === 'released' && <DeliveryPanel batch={batch} />}
          {batch.released && batch.state !== 'stopped' && <PrintPanel batch={batch} />}
          <BatchFacts batch={batch} />
        </div>
      </div>
    </>
  );
}

const STEPS = ['draft', 'first', 'second', 'release', 'accept', 'close'] as const;
const AT: Record<BatchState, number> = {
  draft: 1,
  checked: 2,
  confirmed: 3,
  released: 4,
  made: 4,
  closed: 6,
  stopped: 1,
  cancelled: 0,
};

function BatchSteps({ state }: { state: BatchState }) {
  const say = useBatchWords();
  return (
    <nav aria-label={say('steps')} className="batch-steps">
      <Steps
        size="small"
        current={AT[state]}
        status={state === 'stopped' ? 'error' : 'process'}
        items={STEPS.map((step) => ({ title: say(`step.${step}`) }))}
      />
    </nav>
  );
}

const MAY_EDIT: readonly BatchState[] = ['draft', 'checked', 'confirmed', 'stopped'];
const MAY_REOPEN: readonly BatchState[] = ['checked', 'confirmed', 'stopped'];

function BatchActs({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  const may = useMay();
  const [isEditing, setEditing] = useState(false);
  const reopen = useAct(SignBatchesApi.reopen);
  const cancel = useAct(SignBatchesApi.cancel);
  const input = { params: { id: batch.id }, version: batch.version };
  if (!may('signs.produce') || !MAY_EDIT.includes(batch.state)) return null;
  return (
    <>
      <ProblemAlert error={reopen.error ?? cancel.error} />
      <Button onClick={() => setEditing(true)}>{say('editOrder')}</Button>
      {MAY_REOPEN.includes(batch.state) && (
        <Button loading={reopen.isPending} onClick={() => reopen.mutate(input)}>
          {say('reopen')}
        </Button>
      )}
      <Popconfirm
        title={say('cancelSure')}
        okText={say('cancelBatch')}
        cancelText={say('close')}
        onConfirm={() => cancel.mutate(input)}
      >
        <Button danger loading={cancel.isPending}>
          {say('cancelBatch')}
        </Button>
      </Popconfirm>
      {isEditing && <OrderDialog batch={batch} onClose={() => setEditing(false)} />}
    </>
  );
}
