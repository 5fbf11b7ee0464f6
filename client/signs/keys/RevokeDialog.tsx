import { App, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { type KeptKey, SignKeysApi } from '#server/signs/keys/signKeyContract.ts';
import { useAct } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useKeyWords } from './words.ts';

/** Gives a key up: first how many plates read as worthless from then on. */
export function RevokeDialog({ kept, onClose }: { kept: KeptKey; onClose: () => void }) {
  const say = useKeyWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [isSure, setSure] = useState(false);
  const n = kept.id;
  const { standing, planned } = kept.plates;
  const revoke = useAct(SignKeysApi.revoke, {
    onSuccess: () => {
      void message.success(say('revokeDone', { n }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={say('revokeTitle', { n })}
      okText={say('revoke')}
      cancelText={say('cancel')}
      okButtonProps={{ danger: true, disabled: !isSure || reason.trim() === '' }}
      confirmLoading={revoke.isPending}
      onCancel={onClose}
      onOk={() => revoke.mutate({ body: { number: n, reason } })}
    >
      <p>{say('revokeMeans')}</p>
      <Consequences kept={kept} />
      <ProblemAlert error={revoke.error} />
      <ReasonField value={reason} onChange={setReason} />
      <Checkbox className="key-sure" checked={isSure} onChange={({ target }) => setSure(target.checked)}>
        {say('revokeSure', { n: standing + planned })}
      </Checkbox>
    </Modal>
  );
}

function Consequences({ kept: { plates, retiredAt } }: { kept: KeptKey }) {
  const say = useKeyWords();
  const { standing, planned, gone } = plates;
  const all = standing + planned + gone;
  return (
    <div className="key-consequences">
      {all === 0 ? (
        <p>{say('revokeNone')}</p>
      ) : (
        <>
          <p>
            <strong>{say('revokeCount', { n: all })}</strong>
          </p>
          <ul>
            <li>{say('revokeStanding', { n: standing })}</li>
            <li>{say('revokePlanned', { n: planned })}</li>
            <li>{say('revokeGone', { n: gone })}</li>
          </ul>
        </>
      )}
      {retiredAt === null && <p>{say('revokeActive')}</p>}
    </div>
  );
}
