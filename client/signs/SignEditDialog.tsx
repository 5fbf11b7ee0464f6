import { Alert, App, Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { type Sign, SignStatus, SignsApi } from '#server/signs/contract.ts';
import { ApiProblem } from '../api/apiProblem.ts';
import { useAct } from '../api/query.ts';
import { Field } from '../ui/Field.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { DayPicker } from './DayPicker.tsx';
import { PositionField } from './PositionField.tsx';
import { useSignWords } from './words.ts';

interface Props {
  sign: Sign;
  reload: () => Promise<Sign | undefined>;
  onClose: () => void;
}
type Freshness = 'fresh' | 'stale' | 'reloaded';

/** Records what became of a sign: its state, where it stands, since when. */
export function SignEditDialog({ sign, reload, onClose }: Props) {
  const say = useSignWords();
  const { message } = App.useApp();
  const [status, setStatus] = useState(sign.status);
  const [position, setPosition] = useState<[number, number] | null>(sign.position);
  const [installedOn, setInstalledOn] = useState(sign.installedOn);
  const [freshness, setFreshness] = useState<Freshness>('fresh');
  const [isOpen, setOpen] = useState(true);
  const save = useAct(SignsApi.move, {
    onSuccess: () => {
      void message.success(say('saved'));
      setOpen(false);
    },
  });
  const submit = () => {
    if (!position) return;
    const body = { status, position, installedOn };
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
      okButtonProps={{ disabled: position === null || freshness === 'stale' }}
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      {freshness === 'fresh' && <ProblemAlert error={save.error} />}
      <StaleSign freshness={freshness} onReload={refresh} />
      <Field label={say('status')} {...(status === 'withdrawn' ? { help: say('withdrawnHint') } : {})}>
        {(control) => (
          <Select
            {...control}
            value={status}
            onChange={setStatus}
            options={SignStatus.options.map((value) => ({ value, label: say(`status.${value}`) }))}
          />
        )}
      </Field>
      <Field label={say('installedOn')}>
        {({ id }) => <DayPicker id={id} value={installedOn} onChange={setInstalledOn} />}
      </Field>
      <PositionField value={position} around={sign.position} onChange={setPosition} />
    </Modal>
  );
}

function StaleSign({ freshness, onReload }: { freshness: Freshness; onReload: () => Promise<void> }) {
  const say = useSignWords();
  if (freshness === 'fresh') return null;
  const isStale = freshness === 'stale';
  return (
    <Alert
      className="problem-alert"
      role="alert"
      showIcon
      type={isStale ? 'warning' : 'info'}
      title={isStale ? say('staleTitle') : say('reloaded')}
      description={isStale && say('stale')}
      action={
        isStale && (
          <Button size="small" type="primary" onClick={() => void onReload()}>
            {say('reload')}
          </Button>
        )
      }
    />
  );
}
