import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useArchiveWords } from './words.ts';
import './archive.css';

interface Props {
  title: string;
  intro?: ReactNode;
  error: Error | null;
  isPending: boolean;
  /** False keeps the dialog from sending what is not filled in. */
  isComplete: boolean;
  onSubmit: () => void;
  onClose: () => void;
  /** How its fields are laid out. */
  className?: string;
  children: ReactNode;
}

/** A dialog of boundary work: what it is for, its fields, and why it was refused. */
export function LineDialog({ title, intro, error, isPending, isComplete, onSubmit, onClose, ...inside }: Props) {
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
      {intro !== undefined && <p className="hint">{intro}</p>}
      <ProblemAlert error={error} />
      <div className={inside.className ?? 'line-fields'}>{inside.children}</div>
    </Modal>
  );
}
