import { useState } from 'react';
import { type Dispute, DisputesApi } from '#server/disputes/contract.ts';
import { useAct } from '../../api/query.ts';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { TextField } from '../../boundaries/markers/TextField.tsx';
import { useDisputeWords } from '../words.ts';

/** Takes a registration back, with a reason: for one made in error. */
export function WithdrawDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const say = useDisputeWords();
  const [reason, setReason] = useState('');
  const send = useAct(DisputesApi.withdraw, { onSuccess: onClose });
  return (
    <LineDialog
      title={say('act.withdraw')}
      intro={say('withdrawLead')}
      error={send.error}
      isPending={send.isPending}
      isComplete={reason.trim() !== ''}
      onSubmit={() => send.mutate({ params: { id: dispute.id }, version: dispute.version, body: { reason } })}
      onClose={onClose}
    >
      <TextField label={say('reason')} required long value={reason} onChange={setReason} />
    </LineDialog>
  );
}
