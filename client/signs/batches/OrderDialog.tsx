import { App, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import type { BatchOrder, SignBatch } from '#server/signs/batches/batchContract.ts';
import { useAct } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useBatchWords } from './words.ts';

interface Props {
  /** Left out: a new batch. */
  batch?: SignBatch;
  onClose: () => void;
  onDone?: (batch: SignBatch) => void;
}

const NEW: BatchOrder = {
  title: '',
  maker: '',
  makerContact: '',
  contractNo: '',
  unitPriceCents: 0,
  warrantyMonths: 24,
};

/** Title, maker, contract and price of a batch. */
export function OrderDialog({ batch, onClose, onDone }: Props) {
  const say = useBatchWords();
  const { message } = App.useApp();
  const [order, setOrder] = useState<BatchOrder>(batch ? orderOf(batch) : NEW);
  // One key for this dialog: a second click after a lost reply must not begin a second batch.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const options = {
    onSuccess: (saved: SignBatch) => {
      void message.success(say('saved'));
      onDone?.(saved);
      onClose();
    },
  };
  const create = useAct(SignBatchesApi.create, options);
  const edit = useAct(SignBatchesApi.edit, options);
  const submit = () => {
    if (batch) edit.mutate({ params: { id: batch.id }, version: batch.version, body: order });
    else create.mutate({ body: order, idempotencyKey });
  };
  return (
    <Modal
      open
      title={batch ? say('editOrder') : say('new')}
      okText={batch ? say('save') : say('create')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: order.title.trim() === '' }}
      confirmLoading={create.isPending || edit.isPending}
      mask={{ closable: false }}
      width={640}
      onOk={submit}
      onCancel={onClose}
    >
      <ProblemAlert error={create.error ?? edit.error} />
      <OrderFields order={order} onChange={(part) => setOrder((was) => ({ ...was, ...part }))} />
    </Modal>
  );
}

const orderOf = ({
  title,
  maker,
  makerContact,
  contractNo,
  unitPriceCents,
  warrantyMonths,
}: SignBatch): BatchOrder => ({
  ...{ title, maker, makerContact, contractNo, unitPriceCents, warrantyMonths },
});

interface FieldsProps {
  order: BatchOrder;
  onChange: (part: Partial<BatchOrder>) => void;
}

const TEXTS = ['maker', 'makerContact', 'contractNo'] as const;

function OrderFields({ order, onChange }: FieldsProps) {
  const say = useBatchWords();
  return (
    <div className="order-fields">
      <Field label={say('name')} required>
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            value={order.title}
            onChange={(e) => onChange({ title: e.target.value })}
          />
        )}
      </Field>
      {TEXTS.map((key) => (
        <Field key={key} label={say(key)} {...(key === 'maker' ? { help: say('makerHint') } : {})}>
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={order[key]}
              onChange={(e) => onChange({ [key]: e.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={say('unitPrice')}>
        {(control) => (
          <InputNumber
            {...control}
            min={0}
            max={1_000_000}
            precision={2}
            value={order.unitPriceCents / 100}
            onChange={(yuan) => onChange({ unitPriceCents: Math.round((yuan ?? 0) * 100) })}
          />
        )}
      </Field>
      <Field label={say('warranty')}>
        {(control) => (
          <InputNumber
            {...control}
            min={0}
            max={240}
            precision={0}
            value={order.warrantyMonths}
            onChange={(months) => onChange({ warrantyMonths: months ?? 0 })}
          />
        )}
      </Field>
    </div>
  );
}
