import { Button, InputNumber, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import type { BatchPlate, SignBatch } from '#server/signs/batches/batchContract.ts';
import { useAct } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useBatchWords } from './words.ts';

interface Props {
  batch: SignBatch;
  plate: BatchPlate;
}

/** What may be done with one plate in the state of its batch. */
export function PlateActs({ batch, plate }: Props) {
  const may = useMay();
  const isDraft = may('signs.produce') && batch.state === 'draft';
  const isJudged = may('signs.inspect') && batch.state === 'made';
  return (
    <div className="batch-acts">
      {isDraft && <Price batch={batch} plate={plate} />}
      {isDraft && <Remove batch={batch} plate={plate} />}
      {isJudged && plate.state === 'rejected' && <Remade batch={batch} plate={plate} />}
      {isJudged && (plate.state === 'waiting' || plate.state === 'remade') && (
        <Unreadable batch={batch} plate={plate} />
      )}
    </div>
  );
}

function Remove({ batch, plate }: Props) {
  const say = useBatchWords();
  const remove = useAct(SignBatchesApi.remove);
  return (
    <>
      <ProblemAlert error={remove.error} />
      <Button
        size="small"
        loading={remove.isPending}
        aria-label={`${say('remove')} ${plate.name}`}
        onClick={() => remove.mutate({ params: { id: batch.id, signId: plate.signId }, version: batch.version })}
      >
        {say('remove')}
      </Button>
    </>
  );
}

function Remade({ batch, plate }: Props) {
  const say = useBatchWords();
  const remade = useAct(SignBatchesApi.remade);
  return (
    <>
      <ProblemAlert error={remade.error} />
      <Button
        size="small"
        loading={remade.isPending}
        onClick={() => remade.mutate({ params: { id: batch.id, signId: plate.signId } })}
      >
        {say('remade')}
      </Button>
    </>
  );
}

/** A plate whose code no scanner reads cannot be called up by it. */
function Unreadable({ batch, plate }: Props) {
  const say = useBatchWords();
  const reject = useAct(SignBatchesApi.reject);
  return (
    <>
      <ProblemAlert error={reject.error} />
      <Popconfirm
        title={say('unreadableTitle', { name: plate.name })}
        description={say('unreadableHint')}
        okText={say('reject')}
        cancelText={say('cancel')}
        onConfirm={() => reject.mutate({ params: { id: batch.id, signId: plate.signId }, body: { code: 'code' } })}
      >
        <Button size="small" danger loading={reject.isPending} aria-label={`${say('unreadable')} ${plate.name}`}>
          {say('unreadable')}
        </Button>
      </Popconfirm>
    </>
  );
}

function Price({ batch, plate }: Props) {
  const say = useBatchWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" aria-label={`${say('platePrice')} ${plate.name}`} onClick={() => setOpen(true)}>
        {say('platePrice')}
      </Button>
      {isOpen && <PriceDialog batch={batch} plate={plate} onClose={() => setOpen(false)} />}
    </>
  );
}

function PriceDialog({ batch, plate, onClose }: Props & { onClose: () => void }) {
  const say = useBatchWords();
  const [yuan, setYuan] = useState<number | null>(plate.priceCents / 100);
  const price = useAct(SignBatchesApi.price, { onSuccess: onClose });
  const params = { id: batch.id, signId: plate.signId };
  return (
    <Modal
      open
      title={`${say('platePrice')}：${plate.name}`}
      okText={say('save')}
      cancelText={say('cancel')}
      confirmLoading={price.isPending}
      onCancel={onClose}
      onOk={() =>
        price.mutate({
          params,
          version: batch.version,
          body: { priceCents: yuan === null ? null : Math.round(yuan * 100) },
        })
      }
    >
      <ProblemAlert error={price.error} />
      <Field label={say('platePrice')} help={say('platePriceHint')}>
        {(control) => (
          <InputNumber {...control} min={0} max={1_000_000} precision={2} value={yuan} onChange={setYuan} />
        )}
      </Field>
    </Modal>
  );
}
