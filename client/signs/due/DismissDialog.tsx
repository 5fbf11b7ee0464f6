import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { DueApi, type DuePlace, type DueSite } from '#server/signs/due/dueContract.ts';
import { useAct } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useDueWords } from './words.ts';

/** Says why no sign is set up where one is due. */
export function DismissDialog({ place, site, onClose }: { place: DuePlace; site: DueSite; onClose: () => void }) {
  const say = useDueWords();
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(true);
  const [reason, setReason] = useState('');
  const dismiss = useAct(DueApi.dismissSignProposal, {
    onSuccess: () => {
      void message.success(say('dismissed'));
      setOpen(false);
    },
  });
  const submit = () =>
    dismiss.mutate({ body: { placeId: place.id, rule: site.rule, at: site.position, reason: reason.trim() } });
  return (
    <Modal
      open={isOpen}
      title={say('dismissTitle')}
      mask={{ closable: false }}
      okText={say('save')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={dismiss.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <ProblemAlert error={dismiss.error} />
      <Field label={say('dismissReason')} required>
        {(control) => (
          <Input.TextArea
            {...control}
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
