import { Button, Progress } from 'antd';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import type { SignBatch } from '#server/signs/batches/batchContract.ts';
import { urlOf } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useBatchWords } from './words.ts';

/** The file for the maker, how far it is written, and the list. */
export function PrintPanel({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  const may = useMay();
  const language = useLanguage();
  const params = { id: batch.id };
  const query = { language: language === 'en' ? ('en' as const) : ('zh' as const) };
  return (
    <section className="panel" aria-labelledby="batch-print">
      <h2 id="batch-print">{say('printTitle')}</h2>
      <p>{say('printHint')}</p>
      <PrintState batch={batch} />
      <div className="batch-acts">
        {may('signs.produce') && batch.state !== 'closed' && <PrintActs batch={batch} />}
        {batch.print?.state === 'done' && (
          <Button type="primary" href={urlOf(SignBatchesApi.file, { params })}>
            {say('download', { size: formatBytes(batch.print.bytes ?? 0) })}
          </Button>
        )}
        <Button href={urlOf(SignBatchesApi.order, { params, query })}>{say('downloadList')}</Button>
      </div>
    </section>
  );
}

function PrintState({ batch: { print } }: { batch: SignBatch }) {
  const say = useBatchWords();
  if (!print) return null;
  if (print.state === 'failed')
    return <p role="alert">{say('printFailed', { why: print.problem ?? say('printFailedUnknown') })}</p>;
  if (print.state === 'cancelled') return <p>{say('printCancelled')}</p>;
  if (print.state === 'done') return null;
  const text = say('printRunning', { done: print.done, total: print.total });
  return (
    <>
      <p role="status">{text}</p>
      <Progress aria-label={text} percent={Math.floor((100 * print.done) / Math.max(1, print.total))} />
    </>
  );
}

function PrintActs({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  const print = useAct(SignBatchesApi.print);
  const stop = useAct(SignBatchesApi.stopPrint);
  const input = { params: { id: batch.id }, version: batch.version };
  return (
    <>
      <ProblemAlert error={print.error ?? stop.error} />
      {batch.print?.state === 'running' ? (
        <Button loading={stop.isPending} onClick={() => stop.mutate(input)}>
          {say('printCancel')}
        </Button>
      ) : (
        <Button
          {...(batch.print?.state === 'done' ? {} : { type: 'primary' as const })}
          loading={print.isPending}
          onClick={() => print.mutate(input)}
        >
          {batch.print?.state === 'done' ? say('printAgain') : say('print')}
        </Button>
      )}
    </>
  );
}
