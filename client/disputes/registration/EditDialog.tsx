import { useState } from 'react';
import { type Dispute, DisputeChange, DisputesApi } from '#server/disputes/contract.ts';
import { useAct } from '../../api/query.ts';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { useDisputeWords } from '../words.ts';
import { FactsFields } from './FactsFields.tsx';
import { changeOf, type Typed, typedOf } from './typed.ts';

/** Puts a registration right: facts, day, area. Track and sides decide who handles it and stay. */
export function EditDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const say = useDisputeWords();
  const [typed, setTyped] = useState<Typed>(() => typedOf(dispute));
  const save = useAct(DisputesApi.edit, { onSuccess: onClose });
  const body = DisputeChange.safeParse(changeOf(typed));
  return (
    <LineDialog
      title={say('act.edit')}
      intro={say('editLead')}
      error={save.error}
      isPending={save.isPending}
      isComplete={body.success}
      onSubmit={() =>
        body.data && save.mutate({ params: { id: dispute.id }, version: dispute.version, body: body.data })
      }
      onClose={onClose}
    >
      <FactsFields typed={typed} onChange={(part) => setTyped((was) => ({ ...was, ...part }))} />
    </LineDialog>
  );
}
