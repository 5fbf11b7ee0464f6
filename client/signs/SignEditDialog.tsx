import { App, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { type Sign, SignsApi } from '#server/signs/contract.ts';
import { ApiProblem } from '../api/apiProblem.ts';
import { useAct } from '../api/query.ts';
import { DayPicker } from '../ui/DayPicker.tsx';
import { Field } from '../ui/Field.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { PositionField } from './PositionField.tsx';
import { useRegisterWords } from './registerWords.ts';
import { type Freshness, StaleSign } from './StaleSign.tsx';
import { useSignWords } from './words.ts';

export interface SignDialogProps {
  sign: Sign;
  reload: () => Promise<Sign | undefined>;
  onClose: () => void;
}

/** Records what became of a sign: its state by the moves there are, where it stands, since when. */
export function SignEditDialog({ sign, reload, onClose }: SignDialogProps) {
  const say = useSignWords();
  const { message } = App.useApp();
  const [form, setForm] = useState<Form>({ ...sign, reason: '' });
  const [freshness, setFreshness] = useState<Freshness>('fresh');
  const [isOpen, setOpen] = useState(true);
  const save = useAct(SignsApi.move, {
    onSuccess: () => {
      void message.success(say('saved'));
      setOpen(false);
    },
  });
  const needsReason = sign.moves.some(({ to, needsReason: needs }) => to === form.status && needs);
  const isReady = form.position !== null && !(needsReason && form.reason.trim() === '');
  const submit = () => {
    const { position, reason, status, installedOn } = form;
    if (!position) return;
    const said = reason.trim();
    const body = { status, position, installedOn, ...(said ? { reason: said } : {}) };
    save.mutate(
      { params: { id: sign.id }, body, version: sign.version },
      { onError: (error) => error instanceof ApiProblem && error.status === 412 && setFreshness('stale') },
    );
  };
  const refresh = async () => {
    if (await reload()) setFreshness('reloaded');
  };
  return (
    <Modal
      open={isOpen}
      title={say('edit')}
      width={720}
      mask={{ closable: false }}
      okText={say('save')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: !isReady || freshness === 'stale' }}
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      {freshness === 'fresh' && <ProblemAlert error={save.error} />}
      <StaleSign freshness={freshness} onReload={refresh} />
      <MoveFields
        sign={sign}
        form={form}
        needsReason={needsReason}
        onChange={(part) => setForm({ ...form, ...part })}
      />
    </Modal>
  );
}

interface Form {
  status: Sign['status'];
  position: [number, number] | null;
  installedOn: string | null;
  reason: string;
}
interface FieldsProps {
  sign: Sign;
  form: Form;
  needsReason: boolean;
  onChange: (part: Partial<Form>) => void;
}

function MoveFields({ sign, form, needsReason, onChange }: FieldsProps) {
  const say = useSignWords();
  const words = useRegisterWords();
  const states = [sign.status, ...sign.moves.map(({ to }) => to)];
  return (
    <>
      <div className="sign-fields">
        <Field label={say('status')} {...(form.status === 'withdrawn' ? { help: say('withdrawnHint') } : {})}>
          {(control) => (
            <Select
              {...control}
              value={form.status}
              onChange={(status) => onChange({ status })}
              options={states.map((value) => ({ value, label: say(`status.${value}`) }))}
            />
          )}
        </Field>
        <Field label={say('installedOn')}>
          {({ id }) => (
            <DayPicker id={id} value={form.installedOn} onChange={(installedOn) => onChange({ installedOn })} />
          )}
        </Field>
      </div>
      <Field label={words('reason')} required={needsReason} {...(needsReason ? { help: words('reasonForMove') } : {})}>
        {(control) => (
          <Input.TextArea
            {...control}
            maxLength={300}
            value={form.reason}
            onChange={({ target }) => onChange({ reason: target.value })}
          />
        )}
      </Field>
      <PositionField value={form.position} around={sign.position} onChange={(position) => onChange({ position })} />
    </>
  );
}
