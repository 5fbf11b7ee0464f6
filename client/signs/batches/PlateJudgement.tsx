import { Button, Input } from 'antd';
import { useState } from 'react';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import type { BatchPlate, SignBatch } from '#server/signs/batches/batchContract.ts';
import { useAct } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { RejectPlate } from './RejectPlate.tsx';
import type { Told } from './ScanResult.tsx';
import { useBatchWords } from './words.ts';

interface Props {
  batch: SignBatch;
  scanned: string;
  plate: BatchPlate;
  onJudged: (told: Told) => void;
  /** The plate is put aside without a judgement. */
  onLater: () => void;
}

/** What the plate should say, beside the plate in hand: the same, other words, or badly made. */
export function PlateJudgement({ batch, scanned, plate, onJudged, onLater }: Props) {
  const say = useBatchWords();
  const [isReading, setReading] = useState(false);
  const scan = useAct(SignBatchesApi.scan, { onSuccess: onJudged });
  const { name, roman, number } = plate;
  const judge = (read: { name: string; roman: string; number: string | null }) =>
    scan.mutate({ params: { id: batch.id }, body: { scanned, ...read } });
  return (
    <>
      <div className="expected-plate" role="status">
        <div>{say('onPlate')}</div>
        <div className="big">
          {name} {number}
        </div>
        <div className="roman">{roman}</div>
        <div className="hint">
          {plate.widthMillimetres} × {plate.heightMillimetres} mm
        </div>
        {plate.changed && <StatusTag tone="bad">{say('changed')}</StatusTag>}
      </div>
      <ProblemAlert error={scan.error} />
      <div className="batch-acts accept-acts">
        <Button type="primary" size="large" loading={scan.isPending} onClick={() => judge({ name, roman, number })}>
          {say('same')}
        </Button>
        <Button size="large" aria-expanded={isReading} onClick={() => setReading(true)}>
          {say('differs')}
        </Button>
        <Button size="large" type="text" onClick={onLater}>
          {say('later')}
        </Button>
      </div>
      {isReading && <Reading plate={plate} isPending={scan.isPending} onRead={judge} />}
      <RejectPlate batch={batch} plate={plate} onRejected={onJudged} />
    </>
  );
}

interface ReadingProps {
  plate: BatchPlate;
  isPending: boolean;
  onRead: (read: { name: string; roman: string; number: string | null }) => void;
}

function Reading({ plate, isPending, onRead }: ReadingProps) {
  const say = useBatchWords();
  const [name, setName] = useState('');
  const [roman, setRoman] = useState('');
  const [number, setNumber] = useState('');
  const hasNumber = plate.number !== null;
  return (
    <>
      <div className="reading-fields">
        <Field label={say('readName')}>
          {(control) => <Input {...control} maxLength={120} value={name} onChange={(e) => setName(e.target.value)} />}
        </Field>
        <Field label={say('readRoman')}>
          {(control) => <Input {...control} maxLength={200} value={roman} onChange={(e) => setRoman(e.target.value)} />}
        </Field>
        {hasNumber && (
          <Field label={say('readNumber')}>
            {(control) => (
              <Input {...control} maxLength={20} value={number} onChange={(e) => setNumber(e.target.value)} />
            )}
          </Field>
        )}
      </div>
      <div className="batch-acts">
        <Button loading={isPending} onClick={() => onRead({ name, roman, number: hasNumber ? number : null })}>
          {say('record')}
        </Button>
      </div>
    </>
  );
}
