import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useArchiveWords } from './words.ts';

interface Props {
  title: string;
  intro: string;
  error: Error | null;
  isPending: boolean;
  /** False keeps the dialog from sending what is not filled in. */
  isComplete: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog about one line: what it is for, its fields, and why it was refused. */
export function LineDialog({ title, intro, error, isPending, isComplete, onSubmit, onClose, children }: Props) {
  const say = useArchiveWords();
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
      <div className="line-fields">{children}</div>
    </Modal>
  );
}
