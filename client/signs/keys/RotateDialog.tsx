import { App, Modal } from 'antd';
import { useState } from 'react';
import { SignKeysApi } from '#server/signs/keys/signKeyContract.ts';
import { useAct } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useKeyWords } from './words.ts';

/** A new key signs from now on: what that means, and why it is done. */
export function RotateDialog({ onClose }: { onClose: () => void }) {
  const say = useKeyWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const rotate = useAct(SignKeysApi.rotate, {
    onSuccess: ({ id }) => {
      void message.success(say('rotated', { n: id }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={say('rotateTitle')}
      okText={say('rotate')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={rotate.isPending}
      onCancel={onClose}
      onOk={() => rotate.mutate({ body: { reason } })}
    >
      <p>{say('rotateMeans')}</p>
      <ProblemAlert error={rotate.error} />
      <ReasonField value={reason} onChange={setReason} />
    </Modal>
  );
}
