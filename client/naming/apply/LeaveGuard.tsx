import { Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useApplyWords } from './words.ts';

/** Asks before unsaved changes are lost: on the way to another page, and when the window is closed. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const say = useApplyWords();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isDirty]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={say('leaveTitle')}
      okText={say('leave')}
      okButtonProps={{ danger: true }}
      cancelText={say('stay')}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {say('leaveText')}
    </Modal>
  );
}
