import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { type DisputeResult, DisputeResultApi } from '#server/disputes/result/resultContract.ts';
import { useAct } from '../../api/query.ts';
import { DayField, TextField } from '../../boundaries/archive/fields.tsx';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { useResultWords } from './words.ts';

interface Props {
  dispute: Dispute;
  result: DisputeResult;
  onClose: () => void;
}

/** Where the result is kept of a line that is not in this register. */
export function ElsewhereDialog({ dispute, result, onClose }: Props) {
  const say = useResultWords();
  const language = useLanguage();
  const [form, setForm] = useState({ on: '', note: '' });
  const act = useAct(DisputeResultApi.withoutLine, { onSuccess: onClose });
  return (
    <LineDialog
      title={say('withoutLine')}
      intro={say('withoutLine.intro')}
      error={act.error}
      isPending={act.isPending}
      isComplete={form.on !== '' && form.note.trim() !== ''}
      onSubmit={() => act.mutate({ params: { id: dispute.id }, version: dispute.version, body: form })}
      onClose={onClose}
    >
      <DayField label={say('on')} value={form.on} onChange={(on) => setForm((was) => ({ ...was, on }))} />
      {result.proposal && (
        <p className="hint">{say('onHelp', { day: formatDay(result.proposal.earliestOn, language) })}</p>
      )}
      <TextField
        label={say('note')}
        required
        lines={3}
        value={form.note}
        onChange={(note) => setForm((was) => ({ ...was, note }))}
      />
    </LineDialog>
  );
}
