import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { type Interim, InterimApi, MeasureDraft } from '#server/disputes/interim/interimContract.ts';
import { useAct } from '../../api/query.ts';
import { useFacts } from '../../api/session.ts';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { type Answers, FormFields } from '../../boundaries/incidents/FormFields.tsx';
import { dayOf } from '../../ui/dayOf.ts';
import { useInterimWords } from './words.ts';

interface Props {
  dispute: Dispute;
  parts: Interim['parts'];
  onClose: () => void;
}

/** Records a measure that was taken. */
export function MeasureDialog({ dispute, parts, onClose }: Props) {
  const say = useInterimWords();
  const now = useFacts()?.now;
  const [answers, setAnswers] = useState<Answers>({ part: parts[0] ?? '', takenOn: now ? dayOf(now) : '' });
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const save = useAct(InterimApi.recordMeasure, { onSuccess: onClose });
  const names = { a: dispute.sideA.name, b: dispute.sideB.name, handler: say('part.handler') };
  const body = MeasureDraft.safeParse(answers);
  return (
    <LineDialog
      title={say('addMeasure')}
      intro={say('measureIntro')}
      error={save.error}
      isPending={save.isPending}
      isComplete={body.success}
      onSubmit={() => body.data && save.mutate({ params: { id: dispute.id }, body: body.data, idempotencyKey })}
      onClose={onClose}
    >
      <FormFields
        questions={[
          {
            ...{ name: 'part', kind: 'choice', label: say('part') },
            choices: parts.map((value) => ({ value, label: names[value] })),
          },
          { name: 'takenOn', kind: 'day', label: say('takenOn') },
          { name: 'takenBy', kind: 'line', label: say('takenBy') },
          { name: 'what', kind: 'paragraph', label: say('what') },
        ]}
        answers={answers}
        onChange={setAnswers}
      />
    </LineDialog>
  );
}
