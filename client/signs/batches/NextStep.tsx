import { Alert, App, Button } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import type { SignBatch } from '#server/signs/batches/batchContract.ts';
import { useAct } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { DayPicker } from '../../ui/DayPicker.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useBatchWords } from './words.ts';

/** Which plates the register no longer bears out, and what to do. */
export function StoppedNote({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  if (!batch.stopped) return null;
  return (
    <Alert
      className="problem-alert"
      type="error"
      showIcon
      role="alert"
      title={say('stoppedTitle')}
      description={
        <>
          <ul>
            {batch.stopped.map(({ signId, name, now }) => (
              <li key={signId}>{now ? say('stoppedPlate', { name, now }) : say('stoppedGone', { name })}</li>
            ))}
          </ul>
          {say('stoppedNext')}
        </>
      }
    />
  );
}

/** Both checks are made: the batch may go to the maker. */
export function ReleasePanel({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  const may = useMay();
  const { message } = App.useApp();
  const release = useAct(SignBatchesApi.release, { onSuccess: () => void message.success(say('releaseDone')) });
  if (!may('signs.produce')) return null;
  return (
    <section className="panel" aria-labelledby="batch-release">
      <h2 id="batch-release">{say('releaseTitle')}</h2>
      <p>{say('releaseHint')}</p>
      <ProblemAlert error={release.error} />
      <div className="batch-acts">
        <Button
          type="primary"
          loading={release.isPending}
          onClick={() => release.mutate({ params: { id: batch.id }, version: batch.version })}
        >
          {say('release')}
        </Button>
      </div>
    </section>
  );
}

/** The plates have come. */
export function DeliveryPanel({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  const may = useMay();
  const [madeOn, setMadeOn] = useState<string | null>(dayjs().format('YYYY-MM-DD'));
  const made = useAct(SignBatchesApi.made);
  if (!may('signs.produce')) return null;
  return (
    <section className="panel" aria-labelledby="batch-made">
      <h2 id="batch-made">{say('madeTitle')}</h2>
      <p>{say('madeHint')}</p>
      <ProblemAlert error={made.error} />
      <Field label={say('madeDay')} required>
        {({ id }) => <DayPicker id={id} value={madeOn} onChange={setMadeOn} />}
      </Field>
      <div className="batch-acts">
        <Button
          type="primary"
          disabled={!madeOn}
          loading={made.isPending}
          onClick={() => madeOn && made.mutate({ params: { id: batch.id }, version: batch.version, body: { madeOn } })}
        >
          {say('made')}
        </Button>
      </div>
    </section>
  );
}
