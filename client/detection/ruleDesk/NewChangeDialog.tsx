import { Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { RuleDeskApi } from '#server/detection/ruleDeskContract.ts';
import { useAct } from '../../api/query.ts';
import { useFacts } from '../../api/session.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { type ChangeFacts, ChangeForm } from './ChangeForm.tsx';
import { useFaults } from './useFaults.ts';
import { useDeskWords } from './words.ts';

/** Opens a draft without rows yet and goes to it. */
export function NewChangeDialog({ onClose }: { onClose: () => void }) {
  const say = useDeskWords();
  const navigate = useNavigate();
  const now = useFacts()?.now;
  const [isOpen, setOpen] = useState(true);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [facts, setFacts] = useState<ChangeFacts>({
    ...{ title: '', documentNo: '', reason: '' },
    effectiveOn: now ? dayOf(now) : '',
  });
  const create = useAct(RuleDeskApi.create, { onSuccess: ({ id }) => void navigate(`/rules/changes/${id}`) });
  const { faults, pointers } = useFaults(create.error, '');
  return (
    <Modal
      open={isOpen}
      title={say('newChange')}
      width={640}
      mask={{ closable: false }}
      okText={say('newChange')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: facts.title.trim().length < 2 || facts.effectiveOn === '' }}
      confirmLoading={create.isPending}
      onOk={() => create.mutate({ body: facts, idempotencyKey })}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <ProblemAlert error={create.error} shownElsewhere={pointers} />
      <ChangeForm facts={facts} faults={faults} onChange={setFacts} />
    </Modal>
  );
}
