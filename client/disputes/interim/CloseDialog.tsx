import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { CloseDraft, type DisputeIncident, InterimApi } from '#server/disputes/interim/interimContract.ts';
import { useAct } from '../../api/query.ts';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { type Answers, FormFields, type Question } from '../../boundaries/incidents/FormFields.tsx';
import { useInterimWords } from './words.ts';

interface Props {
  dispute: Dispute;
  incident: DisputeIncident;
  onClose: () => void;
}

/** Closes an incident; what is missing of dispatches and reports needs a reason. */
export function CloseDialog({ dispute, incident, onClose }: Props) {
  const say = useInterimWords();
  const [answers, setAnswers] = useState<Answers>({});
  const save = useAct(InterimApi.closeIncident, { onSuccess: onClose });
  const { id: incidentId, version, owed } = incident;
  const missing = owed.filter(({ at }) => at === null).length;
  const why: Question = { name: 'withoutReason', kind: 'paragraph', label: say('withoutReason') };
  const { outcome, withoutReason } = answers;
  const body = CloseDraft.safeParse({ outcome, withoutReason: withoutReason?.trim() || null });
  return (
    <LineDialog
      title={say('close')}
      intro={missing > 0 ? say('closeWithout', { n: missing }) : say('closeIntro')}
      error={save.error}
      isPending={save.isPending}
      isComplete={body.success && (missing === 0 || body.data.withoutReason !== null)}
      onSubmit={() => body.data && save.mutate({ params: { id: dispute.id, incidentId }, version, body: body.data })}
      onClose={onClose}
    >
      <FormFields
        questions={[{ name: 'outcome', kind: 'paragraph', label: say('outcome') }, ...(missing > 0 ? [why] : [])]}
        answers={answers}
        onChange={setAnswers}
      />
    </LineDialog>
  );
}
