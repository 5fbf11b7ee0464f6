import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useInspectionWords } from './words.ts';

interface Props {
  title: string;
  error: Error | null;
  isPending: boolean;
  isComplete: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A short dialog of joint inspections: its fields, and why it was refused. */
export function DutyDialog({ title, error, isPending, isComplete, onSubmit, onClose, children }: Props) {
  const say = useInspectionWords();
  return (
    <Modal
      open
      title={title}
      mask={{ closable: false }}
      okText={say('save')}
      cancelText={say('cancel')}
      confirmLoading={isPending}
      okButtonProps={{ disabled: !isComplete }}
      onOk={onSubmit}
      onCancel={onClose}
    >
      <div className="inspection-form">
        <ProblemAlert error={error} />
        {children}
      </div>
    </Modal>
  );
}
