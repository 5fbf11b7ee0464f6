import { Input, Modal } from 'antd';
import { useState } from 'react';
import { FieldOfficeApi, type WorkPackage } from '#server/signs/field/fieldApiContract.ts';
import { useAct } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useFieldWords } from './words.ts';

interface Props {
  one: WorkPackage;
  state: 'done' | 'withdrawn';
  onClose: () => void;
}

/** Ends a package, with the reason. */
export function ClosePackage({ one, state, onClose }: Props) {
  const say = useFieldWords();
  const [note, setNote] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [isOpen, setOpen] = useState(true);
  const close = useAct(FieldOfficeApi.closePackage, { onSuccess: () => setOpen(false) });
  const submit = () => {
    setAsked(true);
    if (note.trim() === '') return;
    close.mutate({ params: { id: one.id }, version: one.version, body: { state, note: note.trim() } });
  };
  return (
    <Modal
      open={isOpen}
      title={say(state === 'done' ? 'closeTitle' : 'withdrawTitle')}
      okText={say('confirm')}
      cancelText={say('cancel')}
      confirmLoading={close.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <p>{say('closeHint')}</p>
      <ProblemAlert error={close.error} />
      <Field label={say('reason')} required error={isAsked && note.trim() === '' ? say('reasonNeeded') : undefined}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={500}
            value={note}
            onChange={(e) => setNote(e.target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
