import { App, Modal } from 'antd';
import { useState } from 'react';
import { type PublicEdition, PublicMapsApi } from '#server/boundaries/publicMaps/publicMapContract.ts';
import { useAct } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { TextField } from '../markers/TextField.tsx';
import { usePublicMapWords } from './words.ts';
import '../markers/markers.css';

/** Takes an edition off the public pages, with the ground. */
export function WithdrawEdition({ edition, onClose }: { edition: PublicEdition; onClose: () => void }) {
  const say = usePublicMapWords();
  const { message } = App.useApp();
  const [ground, setGround] = useState('');
  const [isOpen, setOpen] = useState(true);
  const act = useAct(PublicMapsApi.withdrawEdition, {
    onSuccess: () => {
      void message.success(say('saved'));
      setOpen(false);
    },
  });
  return (
    <Modal
      open={isOpen}
      title={`${say('withdraw')}：${edition.title}`}
      mask={{ closable: false }}
      okText={say('confirm')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: ground.trim() === '' }}
      confirmLoading={act.isPending}
      onOk={() => act.mutate({ params: { id: edition.id }, body: { ground } })}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <div className="marker-fields">
        <p>{say('withdrawText')}</p>
        <ProblemAlert error={act.error} />
        <TextField label={say('ground')} required value={ground} onChange={setGround} />
      </div>
    </Modal>
  );
}
