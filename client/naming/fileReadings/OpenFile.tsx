import { Alert, App, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { FileReadingsApi } from '#server/naming/fileReadings/contract.ts';
import { useAct } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { type FileOf, useFileAccess } from './useFileAccess.ts';
import { useReadingWords } from './words.ts';
import './fileReadings.css';

/** For who only oversees the case or filing: says that a ground is needed before a paper is taken, and takes it. */
export function OpenFile({ file }: { file: FileOf }) {
  const say = useReadingWords();
  const [isOpen, setOpen] = useState(false);
  const { mayRead } = useFileAccess(file);
  if (mayRead) return null;
  return (
    <div className="open-file block no-print">
      <Alert
        type="info"
        showIcon
        title={say('needed')}
        action={
          <Button size="small" onClick={() => setOpen(true)}>
            {say('open')}
          </Button>
        }
      />
      {isOpen && <GroundDialog file={file} onClose={() => setOpen(false)} />}
    </div>
  );
}

function GroundDialog({ file, onClose }: { file: FileOf; onClose: () => void }) {
  const say = useReadingWords();
  const { message } = App.useApp();
  const field = useId();
  const [ground, setGround] = useState('');
  const [isMissing, setMissing] = useState(false);
  const send = useAct(file.of === 'case' ? FileReadingsApi.openFile : FileReadingsApi.openFilingFile, {
    onSuccess: () => {
      void message.success(say('opened'));
      onClose();
    },
  });
  const submit = () => {
    const tooShort = ground.trim().length < 4;
    setMissing(tooShort);
    if (tooShort) document.getElementById(field)?.focus();
    else send.mutate({ params: { id: file.id }, body: { ground } });
  };
  return (
    <Modal
      open
      title={say('title')}
      okText={say('submit')}
      cancelText={say('cancel')}
      confirmLoading={send.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <ProblemAlert error={send.error} />
      <Field
        id={field}
        label={say('ground')}
        required
        help={say('groundHint')}
        error={isMissing ? say('required') : undefined}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={500}
            value={ground}
            onChange={({ target }) => setGround(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
