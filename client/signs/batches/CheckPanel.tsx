import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import type { SignBatch } from '#server/signs/batches/batchContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useBatchWords } from './words.ts';

/** One of the two text checks: what the person has read is handed in with it. */
export function CheckPanel({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  const may = useMay();
  if (batch.counts.plates === 0 || !may('signs.check')) return null;
  return (
    <section className="panel" aria-labelledby="batch-check">
      <h2 id="batch-check">{say('checkTitle')}</h2>
      <p>{batch.firstCheck ? say('checkSecond', { by: batch.firstCheck.by }) : say('checkFirst')}</p>
      <CheckForm key={batch.version} batch={batch} />
    </section>
  );
}

function CheckForm({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  const { message } = App.useApp();
  const [hasRead, setRead] = useState(false);
  const { data: text, error, refetch } = useCall(SignBatchesApi.text, { params: { id: batch.id } });
  const check = useAct(SignBatchesApi.check, { onSuccess: () => void message.success(say('checkDone')) });
  if (error && !text) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <ProblemAlert error={check.error} />
      <Checkbox checked={hasRead} onChange={({ target }) => setRead(target.checked)}>
        {say('checkRead', { n: batch.counts.plates })}
      </Checkbox>
      <div className="batch-acts">
        <Button
          type="primary"
          disabled={!hasRead || !text}
          loading={check.isPending}
          onClick={() =>
            text && check.mutate({ params: { id: batch.id }, version: batch.version, body: { digest: text.digest } })
          }
        >
          {say('checkDo')}
        </Button>
      </div>
    </>
  );
}
