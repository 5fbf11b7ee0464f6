import { Button } from 'antd';
import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { useDisputeWords } from '../words.ts';
import { EditDialog } from './EditDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

/** What the registrant may still do with a registration. */
export function RegistrationActs({ dispute }: { dispute: Dispute }) {
  const say = useDisputeWords();
  const [open, setOpen] = useState<'edit' | 'withdraw' | null>(null);
  const close = () => setOpen(null);
  const may = (act: string) => dispute.acts.includes(act);
  if (!may('edit') && !may('withdraw')) return null;
  return (
    <div className="dispute-acts">
      {may('edit') && <Button onClick={() => setOpen('edit')}>{say('act.edit')}</Button>}
      {may('withdraw') && (
        <Button danger onClick={() => setOpen('withdraw')}>
          {say('act.withdraw')}
        </Button>
      )}
      {open === 'edit' && <EditDialog dispute={dispute} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog dispute={dispute} onClose={close} />}
    </div>
  );
}
