import { Button, Select } from 'antd';
import { useState } from 'react';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import { type BatchPlate, RejectCode, type SignBatch } from '#server/signs/batches/batchContract.ts';
import { useAct } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { Told } from './ScanResult.tsx';
import { useBatchWords } from './words.ts';

type Code = Exclude<RejectCode, 'register'>;
const CODES = RejectCode.options.filter((code) => code !== 'register');

interface Props {
  batch: SignBatch;
  plate: BatchPlate;
  /** The reason that is likely. */
  first?: Code;
  onRejected: (told: Told) => void;
}

/** For how a plate is made, or because its code is wrong: it goes back to the maker. */
export function RejectPlate({ batch, plate, first, onRejected }: Props) {
  const say = useBatchWords();
  const [code, setCode] = useState<Code | null>(first ?? null);
  const done = {
    outcome: 'rejected',
    reason: null,
    message: say('goesBack'),
    messageZh: say('goesBack'),
    plate,
  } as const;
  const reject = useAct(SignBatchesApi.reject, { onSuccess: () => onRejected(done) });
  const params = { id: batch.id, signId: plate.signId };
  return (
    <>
      <ProblemAlert error={reject.error} />
      <div className="batch-acts">
        <Select
          aria-label={say('rejectWhy')}
          placeholder={say('rejectWhy')}
          value={code}
          onChange={setCode}
          options={CODES.map((value) => ({ value, label: say(`reject.${value}`) }))}
          style={{ minWidth: 200 }}
        />
        <Button
          danger
          disabled={code === null}
          loading={reject.isPending}
          onClick={() => code && reject.mutate({ params, body: { code } })}
        >
          {say('reject')}
        </Button>
      </div>
    </>
  );
}
