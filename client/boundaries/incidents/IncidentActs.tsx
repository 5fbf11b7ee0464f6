import { Button } from 'antd';
import { useState } from 'react';
import { type Incident, IncidentMove } from '#server/boundaries/incidents/incidentContract.ts';
import { IncidentsApi } from '#server/boundaries/incidents/incidentsApiContract.ts';
import { MarkerStatus } from '#server/boundaries/markers/markerContract.ts';
import { useAct } from '../../api/query.ts';
import { useFacts, useMay } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { LineDialog } from '../archive/LineDialog.tsx';
import { useMarkerWords } from '../markers/words.ts';
import { type Answers, FormFields, type Question } from './FormFields.tsx';
import { DueDay } from './IncidentTags.tsx';
import { useIncidentWords } from './words.ts';

type Act = IncidentMove['act'];

/** What leads on from here, and what still stands against it. */
export function IncidentActs({ incident }: { incident: Incident }) {
  const say = useIncidentWords();
  const may = useMay();
  const [act, setAct] = useState<Act | null>(null);
  const { next, mayDismiss, dismissal, dueOn } = incident;
  const mayKeep = may('incidents.keep');
  const missing = useMissing(incident);
  if (!next) return <p className="hint">{dismissal ? say('dismissed', { ground: dismissal }) : say('ended')}</p>;
  return (
    <section className="panel" aria-label={say('next')}>
      <div className="incident-acts" style={{ marginTop: 0 }}>
        {mayKeep && (
          <Button type="primary" disabled={missing.length > 0} onClick={() => setAct(next.act)}>
            {say(`act.${next.act}`)}
          </Button>
        )}
        {mayKeep && mayDismiss && (
          <Button danger onClick={() => setAct('dismiss')}>
            {say('act.dismiss')}
          </Button>
        )}
        {dueOn && (
          <span>
            {say('dueOn')}：<DueDay incident={incident} />
          </span>
        )}
      </div>
      {missing.length > 0 && <p className="hint">{say('missing', { what: missing.join('、') })}</p>}
      {act && <MoveDialog incident={incident} act={act} onClose={() => setAct(null)} />}
    </section>
  );
}

/** The guards that do not hold, in words. */
function useMissing({ next, measures, sideA, sideB }: Incident): string[] {
  const say = useIncidentWords();
  const isChinese = useLanguage() === 'zh-CN';
  return (next?.missing ?? []).flatMap((code) => {
    if (code === 'informed-a') return say('miss.informed-a', { name: sideA.name });
    if (code === 'informed-b') return say('miss.informed-b', { name: sideB.name });
    const rule = measures.find((one) => `measure:${one.rule.code}` === code)?.rule;
    return rule ? (isChinese ? rule.labelZh : rule.label) : [];
  });
}

function MoveDialog({ incident, act, onClose }: { incident: Incident; act: Act; onClose: () => void }) {
  const say = useIncidentWords();
  const now = useFacts()?.now;
  const { id, version, responsibleSide } = incident;
  const [answers, setAnswers] = useState<Answers>({
    ...{ on: now ? dayOf(now) : '', responsibleSide: responsibleSide ?? '' },
  });
  const questions = useQuestions(incident, act);
  const move = useAct(IncidentsApi.moveIncident, { onSuccess: onClose });
  const given = Object.fromEntries(questions.map(({ name }) => [name, answers[name]?.trim() || null]));
  const body = IncidentMove.safeParse({ act, ...given });
  return (
    <LineDialog
      className="incident-fields"
      title={say(`act.${act}`)}
      intro={say(`intro.${act}`)}
      error={move.error}
      isPending={move.isPending}
      isComplete={body.success}
      onSubmit={() => body.data && move.mutate({ params: { id }, version, body: body.data })}
      onClose={onClose}
    >
      <FormFields questions={questions} answers={answers} onChange={setAnswers} />
    </LineDialog>
  );
}

function useQuestions({ rule, marker, sideA, sideB }: Incident, act: Act): Question[] {
  const say = useIncidentWords();
  const ofMarker = useMarkerWords();
  const on: Question = { name: 'on', kind: 'day', label: say('field.on') };
  if (act === 'settle') return [on, { name: 'result', kind: 'paragraph', label: say('field.result') }];
  if (act === 'archive') return [{ name: 'place', kind: 'line', label: say('field.place') }];
  if (act === 'dismiss') return [{ name: 'ground', kind: 'paragraph', label: say('field.ground') }];
  const states = MarkerStatus.exclude(['scrapped']).options;
  return [
    on,
    {
      ...{ name: 'cause', kind: 'choice', label: say('field.cause') },
      choices: rule.causes.map((value) => ({ value, label: say(`cause.${value}`) })),
    },
    {
      ...{ name: 'responsibleSide', kind: 'choice', label: say('field.responsibleSide') },
      choices: [sideA, sideB].map(({ code, name }) => ({ value: code, label: name })),
    },
    ...(marker ? [statusQuestion(say('field.markerStatus'), rule.about === 'line')] : []).map(
      (question): Question => ({
        ...question,
        choices: states.map((value) => ({ value, label: ofMarker(`status.${value}`) })),
      }),
    ),
    { name: 'sideAPresent', kind: 'line', label: say('field.sideAPresent', { name: sideA.name }), optional: true },
    { name: 'sideBPresent', kind: 'line', label: say('field.sideBPresent', { name: sideB.name }), optional: true },
    { name: 'facts', kind: 'paragraph', label: say('field.facts') },
    ...(rule.code === 'linear_feature' ? [clauseQuestion(say('field.agreementClause'))] : []),
  ];
}

const statusQuestion = (label: string, optional: boolean): Question => ({
  ...{ name: 'markerStatus', kind: 'choice', label, optional },
});
const clauseQuestion = (label: string): Question => ({
  ...{ name: 'agreementClause', kind: 'paragraph', label, optional: true },
});
