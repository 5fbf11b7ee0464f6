import { Checkbox } from 'antd';
import { useState } from 'react';
import { type Incident, type Measure, MeasureDraft } from '#server/boundaries/incidents/incidentContract.ts';
import { IncidentsApi } from '#server/boundaries/incidents/incidentsApiContract.ts';
import { useAct } from '../../api/query.ts';
import { useFacts, useSession } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { LineDialog } from '../archive/LineDialog.tsx';
import { type Answers, FormFields } from './FormFields.tsx';
import { draftOf } from './measureForm.ts';
import { useMeasureQuestions } from './useMeasureQuestions.ts';
import { useIncidentWords } from './words.ts';

interface Props {
  incident: Incident;
  measure: Measure;
  onClose: () => void;
}

/** Records a measure: the dialog asks what shows that it was done, or the ground on which it is left undone. */
export function MeasureDialog({ incident, measure: { rule }, onClose }: Props) {
  const say = useIncidentWords();
  const isChinese = useLanguage() === 'zh-CN';
  const now = useFacts()?.now;
  const { data: me } = useSession();
  const today = now ? dayOf(now) : '';
  const [answers, setAnswers] = useState<Answers>({
    ...{ on: today, sideAOn: today, sideBOn: today, happenedOn: today, plannedYear: today.slice(0, 4) },
    ...{ by: me?.organisation.name ?? '', event: rule.eventTypes[0] ?? '' },
  });
  const [isWaived, setWaived] = useState(false);
  const proof = isWaived ? 'waived' : rule.proof;
  const questions = useMeasureQuestions(incident, { rule, proof, event: answers.event ?? '' });
  const save = useAct(IncidentsApi.recordMeasure, { onSuccess: onClose });
  const body = MeasureDraft.safeParse({ measure: rule.code, ...draftOf(proof, answers, questions) });
  const article = isChinese ? rule.articleZh : rule.article;
  const { id, version } = incident;
  return (
    <LineDialog
      className="incident-fields"
      title={isChinese ? rule.labelZh : rule.label}
      intro={`${say(rule.verified ? 'basis' : 'unverified', { article })} ${isChinese ? rule.noteZh : rule.note}`}
      error={save.error}
      isPending={save.isPending}
      isComplete={body.success}
      onSubmit={() => body.data && save.mutate({ params: { id }, version, body: body.data })}
      onClose={onClose}
    >
      <FormFields questions={questions} answers={answers} onChange={setAnswers} />
      {rule.waivable && (
        <Checkbox checked={isWaived} onChange={({ target }) => setWaived(target.checked)}>
          {say('waive')}
        </Checkbox>
      )}
    </LineDialog>
  );
}
