import { Button, Input, type InputRef } from 'antd';
import { type RefObject, useRef, useState } from 'react';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import type { BatchPlate, ScanAnswer, SignBatch } from '#server/signs/batches/batchContract.ts';
import { useAct } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { CameraScan } from './CameraScan.tsx';
import { PlateJudgement } from './PlateJudgement.tsx';
import { RejectPlate } from './RejectPlate.tsx';
import { ScanResult, type Told } from './ScanResult.tsx';
import { useBatchWords } from './words.ts';

interface Scan {
  scanned: string;
  plate: BatchPlate;
}

/** Plate after plate: the code by camera, or by a hand scanner that ends in Enter; then the words by eye. */
export function AcceptPanel({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  const may = useMay();
  const { scan, told, lookUp, read, next } = usePlates(batch);
  const [isCamera, setCamera] = useState(false);
  const input = useRef<InputRef>(null);
  // A hand scanner types into what has the focus: the next plate begins without a click. On a telephone it would raise the keyboard.
  const finish = (tell: Told | null) => {
    next(tell);
    if (!isCamera) input.current?.focus();
  };
  if (!may('signs.inspect')) return null;
  return (
    <section className="panel accept-panel" aria-labelledby="batch-accept">
      <div className="accept-head">
        <h2 id="batch-accept">{say('acceptTitle')}</h2>
        <strong>{say('acceptCount', batch.counts)}</strong>
      </div>
      <p className="hint">{say('acceptHint')}</p>
      <Button
        size="large"
        block
        type={isCamera ? 'default' : 'primary'}
        aria-expanded={isCamera}
        onClick={() => setCamera(!isCamera)}
      >
        {say(isCamera ? 'cameraOff' : 'cameraOn')}
      </Button>
      <ProblemAlert error={lookUp.error} />
      {told && <ScanResult told={told} />}
      {told?.plate && told.plate.state !== 'rejected' && MAY_STILL_REJECT.includes(told.reason) && (
        <RejectPlate
          key={told.plate.signId}
          batch={batch}
          plate={told.plate}
          {...(told.reason === 'code' ? { first: 'code' as const } : {})}
          onRejected={finish}
        />
      )}
      {/* Below what became of the last plate: on a telephone the picture fills the screen. */}
      {isCamera && <CameraScan isPaused={scan !== null || lookUp.isPending} onCode={read} />}
      {scan && (
        <PlateJudgement key={scan.scanned} {...{ batch, ...scan }} onJudged={finish} onLater={() => finish(null)} />
      )}
      <TypedScan inputRef={input} isPending={lookUp.isPending} onRead={read} />
      <CloseBatch batch={batch} />
    </section>
  );
}

// The plate lies there: its code is damaged, or it was accepted and a fault is seen only now.
const MAY_STILL_REJECT: readonly Told['reason'][] = ['code', 'accepted_before'];

/** The plate in hand and what became of the last one. */
function usePlates(batch: SignBatch) {
  const [scan, setScan] = useState<Scan | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const lookUp = useAct(SignBatchesApi.lookUp);
  const read = (scanned: string) => {
    setScan(null);
    setTold(null);
    lookUp.mutate(
      { params: { id: batch.id }, body: { scanned } },
      {
        onSuccess: (found) => {
          if (found.plate && found.reason === null) setScan({ scanned, plate: found.plate });
          else setTold({ ...found, outcome: 'refused' });
        },
      },
    );
  };
  const next = (tell: ScanAnswer | Told | null) => {
    setScan(null);
    setTold(tell);
  };
  return { scan, told, lookUp, read, next };
}

interface TypedProps {
  inputRef: RefObject<InputRef | null>;
  isPending: boolean;
  onRead: (scanned: string) => void;
}

/** For a hand scanner, which types and ends in Enter, and for what was copied. */
function TypedScan({ inputRef, isPending, onRead }: TypedProps) {
  const say = useBatchWords();
  const [typed, setTyped] = useState('');
  const read = () => {
    const scanned = typed.trim();
    if (!scanned) return;
    setTyped('');
    onRead(scanned);
  };
  return (
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
          loading={isPending}
          onSearch={read}
        />
      )}
    </Field>
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
