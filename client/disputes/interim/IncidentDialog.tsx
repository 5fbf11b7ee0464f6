import { Checkbox } from 'antd';
import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import {
  DisputeIncidentDraft,
  type Interim,
  InterimApi,
  ProhibitedAct,
} from '#server/disputes/interim/interimContract.ts';
import { useAct } from '../../api/query.ts';
import { useFacts } from '../../api/session.ts';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { type Answers, FormFields, type Question } from '../../boundaries/incidents/FormFields.tsx';
import { useLanguage } from '../../ui/addWords.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { momentOf } from './momentOf.ts';
import { useInterimWords } from './words.ts';

interface Props {
  dispute: Dispute;
  interim: Interim;
  onClose: () => void;
}

/** Records an incident: which prohibited acts, when, where, what, and how many were hurt. */
export function IncidentDialog({ dispute, interim: { duties }, onClose }: Props) {
  const say = useInterimWords();
  const isChinese = useLanguage() === 'zh-CN';
  const now = useFacts()?.now;
  const [acts, setActs] = useState<ProhibitedAct[]>([]);
  const [answers, setAnswers] = useState<Answers>({ day: now ? dayOf(now) : '', hurt: '0', dead: '0' });
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const save = useAct(InterimApi.reportIncident, { onSuccess: onClose });
  const { day, time, hurt, dead, ...said } = answers;
  const happenedAt = momentOf(day, time);
  const body = DisputeIncidentDraft.safeParse({ ...said, acts, happenedAt, hurt: Number(hurt), dead: Number(dead) });
  const prohibited = duties.filter(({ kind }) => kind === 'prohibited');
  const questions: Question[] = [
    { name: 'day', kind: 'day', label: say('day') },
    { name: 'time', kind: 'line', label: say('time') },
    { name: 'place', kind: 'line', label: say('place') },
    { name: 'hurt', kind: 'number', label: say('hurt') },
    { name: 'dead', kind: 'number', label: say('dead') },
    { name: 'what', kind: 'paragraph', label: say('what') },
  ];
  return (
    <LineDialog
      className="interim-form"
      title={say('addIncident')}
      intro={say('incidentIntro')}
      error={save.error}
      isPending={save.isPending}
      isComplete={body.success}
      onSubmit={() => body.data && save.mutate({ params: { id: dispute.id }, body: body.data, idempotencyKey })}
      onClose={onClose}
    >
      <fieldset className="interim-acts-choice">
        <legend>{say('acts')}</legend>
        <Checkbox.Group
          value={acts}
          options={prohibited.map(({ id, label, labelZh }) => ({ value: id, label: isChinese ? labelZh : label }))}
          onChange={(chosen) => setActs(ProhibitedAct.array().parse(chosen))}
        />
      </fieldset>
      <FormFields questions={questions} answers={answers} onChange={setAnswers} />
    </LineDialog>
  );
}
