import { App, Button, Modal } from 'antd';
import type { WebhooksApi } from '#server/exchange/webhooks/webhookContract.ts';
import type { Reply } from '#server/platform/contract.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { useWebhookWords } from './words.ts';

interface Props {
  made: Reply<typeof WebhooksApi.makeSecret>;
  onClose: () => void;
}

/** A new secret, this once. */
export function SecretDialog({ made: { secret, previousUntil }, onClose }: Props) {
  const say = useWebhookWords();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    void message.success(say('copied'));
  };
  return (
    <Modal
      open
      title={say('secretTitle')}
      mask={{ closable: false }}
      closable={false}
      keyboard={false}
      footer={[
        <Button key="copy" onClick={() => void copy()}>
          {say('copy')}
        </Button>,
        <Button key="done" type="primary" onClick={onClose}>
          {say('secretDone')}
        </Button>,
      ]}
    >
      <p className="webhook-secret">{secret}</p>
      <p>{say('secretOnce')}</p>
      {previousUntil && <p>{say('secretOld', { at: formatInstant(previousUntil) })}</p>}
    </Modal>
  );
}
