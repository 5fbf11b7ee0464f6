import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useIncidentWords } from './words.ts';

interface Props {
  title: string;
  intro: ReactNode;
  error: Error | null;
  isPending: boolean;
  /** False keeps the dialog from sending what is not filled in. */
  isComplete: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog of an incident: on what it rests, its questions, and why it was refused. */
export function AnswerDialog({ title, intro, error, isPending, isComplete, onSubmit, onClose, children }: Props) {
  const say = useIncidentWords();
  const [isOpen, setOpen] = useState(true);
  return (
    <Modal
      open={isOpen}
      title={title}
      width={640}
      mask={{ closable: false }}
      okText={say('confirm')}
      cancelText={say('cancel')}
      confirmLoading={isPending}
      okButtonProps={{ disabled: !isComplete }}
      onOk={onSubmit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <p className="hint">{intro}</p>
      <ProblemAlert error={error} />
      <div className="incident-fields">{children}</div>
    </Modal>
  );
}
