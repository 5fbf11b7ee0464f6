import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import {
  type DisputeIncident,
  InterimApi,
  type Owed,
  ResponseDraft,
} from '#server/disputes/interim/interimContract.ts';
import { useAct } from '../../api/query.ts';
import { useFacts } from '../../api/session.ts';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { type Answers, FormFields } from '../../boundaries/incidents/FormFields.tsx';
import { dayOf } from '../../ui/dayOf.ts';
import { momentOf } from './momentOf.ts';
import { useInterimWords } from './words.ts';

interface Props {
  dispute: Dispute;
  incident: DisputeIncident;
  owed: Owed;
  onClose: () => void;
}

/** That a side sent people, or reported: who or to whom, and when. */
export function ResponseDialog({ dispute, incident, owed: { side, kind }, onClose }: Props) {
  const say = useInterimWords();
  const now = useFacts()?.now;
  const [answers, setAnswers] = useState<Answers>({ day: now ? dayOf(now) : '' });
  const save = useAct(InterimApi.recordResponse, { onSuccess: onClose });
  const { id: incidentId, version } = incident;
  const { day, time, who, what } = answers;
  const body = ResponseDraft.safeParse({ side, kind, at: momentOf(day, time), who, what: what?.trim() || null });
  const name = side === 'a' ? dispute.sideA.name : dispute.sideB.name;
  return (
    <LineDialog
      className="interim-form"
      title={say('recordOf', { name, kind: say(kind) })}
      error={save.error}
      isPending={save.isPending}
      isComplete={body.success}
      onSubmit={() => body.data && save.mutate({ params: { id: dispute.id, incidentId }, version, body: body.data })}
      onClose={onClose}
    >
      <FormFields
        questions={[
          { name: 'day', kind: 'day', label: say('day') },
          { name: 'time', kind: 'line', label: say('time') },
          { name: 'who', kind: 'line', label: say(`who.${kind}`) },
          { name: 'what', kind: 'paragraph', label: say('remark'), optional: true },
        ]}
        answers={answers}
        onChange={setAnswers}
      />
    </LineDialog>
  );
}
