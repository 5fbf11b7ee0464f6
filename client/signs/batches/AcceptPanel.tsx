import { Alert, Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import type { BatchPlate, ScanAnswer, SignBatch } from '#server/signs/batches/batchContract.ts';
import { useAct } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { PlateJudgement } from './PlateJudgement.tsx';
import { useBatchWords } from './words.ts';

interface Told {
  type: 'success' | 'error' | 'warning';
  message: string;
  messageZh: string;
}
const TONES = { accepted: 'success', rejected: 'error', refused: 'warning' } as const;

interface Scan {
  scanned: string;
  plate: BatchPlate;
}

/** Plate after plate: the code by a hand scanner that ends in Enter, then the words by eye. */
export function AcceptPanel({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  const may = useMay();
  const [scan, setScan] = useState<Scan | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const input = useRef<InputRef>(null);
  // A hand scanner types into what has the focus: the next plate begins without a click.
  const next = (tell: Told | null) => {
    setScan(null);
    setTold(tell);
    input.current?.focus();
  };
  const judged = (answer: ScanAnswer) => next({ ...answer, type: TONES[answer.outcome] });
  if (!may('signs.inspect')) return null;
  return (
    <section className="panel" aria-labelledby="batch-accept">
      <h2 id="batch-accept">{say('acceptTitle')}</h2>
      <p className="hint">{say('acceptHint')}</p>
      <ScanField inputRef={input} batch={batch} onScan={setScan} onTell={setTold} />
      {told && <ToldAlert told={told} />}
      {scan && (
        <PlateJudgement key={scan.scanned} {...{ batch, ...scan }} onJudged={judged} onRejected={() => next(null)} />
      )}
      <CloseBatch batch={batch} />
    </section>
  );
}

function ToldAlert({ told }: { told: Told }) {
  const inEnglish = useLanguage() === 'en';
  return (
    <Alert
      className="problem-alert"
      showIcon
      role="alert"
      type={told.type}
      title={inEnglish ? told.message : told.messageZh}
    />
  );
}

interface FieldProps {
  inputRef: React.RefObject<InputRef | null>;
  batch: SignBatch;
  onScan: (scan: Scan | null) => void;
  onTell: (told: Told | null) => void;
}

function ScanField({ inputRef, batch, onScan, onTell }: FieldProps) {
  const say = useBatchWords();
  const [typed, setTyped] = useState('');
  const lookUp = useAct(SignBatchesApi.lookUp);
  const read = () => {
    const scanned = typed.trim();
    if (!scanned) return;
    setTyped('');
    onScan(null);
    onTell(null);
    lookUp.mutate(
      { params: { id: batch.id }, body: { scanned } },
      {
        onSuccess: ({ plate, reason, message, messageZh }) => {
          if (plate && reason === null) onScan({ scanned, plate });
          else onTell({ type: 'error', message, messageZh });
        },
      },
    );
  };
  return (
    <>
      <ProblemAlert error={lookUp.error} />
      <Field label={say('scan')}>
        {({ id, 'aria-describedby': described }) => (
          <Input.Search
            ref={inputRef}
            id={id}
            aria-describedby={described}
            autoComplete="off"
            size="large"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            enterButton={say('scanRead')}
            loading={lookUp.isPending}
            onSearch={read}
          />
        )}
      </Field>
    </>
  );
}

function CloseBatch({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  const may = useMay();
  const close = useAct(SignBatchesApi.close);
  if (batch.counts.accepted < batch.counts.plates || !may('signs.produce')) return null;
  return (
    <>
      <ProblemAlert error={close.error} />
      <div className="batch-acts">
        <span>{say('closeHint')}</span>
        <Button
          type="primary"
          loading={close.isPending}
          onClick={() => close.mutate({ params: { id: batch.id }, version: batch.version })}
        >
          {say('closeBatch')}
        </Button>
      </div>
    </>
  );
}
