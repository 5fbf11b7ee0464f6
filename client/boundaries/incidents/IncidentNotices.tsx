import { Button } from 'antd';
import { useState } from 'react';
import { type Incident, NoticeDraft } from '#server/boundaries/incidents/incidentContract.ts';
import { IncidentsApi } from '#server/boundaries/incidents/incidentsApiContract.ts';
import { useAct } from '../../api/query.ts';
import { useFacts, useMay, useSession } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { dayOf } from '../../ui/dayOf.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { LineDialog } from '../archive/LineDialog.tsx';
import { type Answers, FormFields } from './FormFields.tsx';
import { useIncidentWords } from './words.ts';

/** Who of both sides knows, and how the other is told. */
export function IncidentNotices({ incident }: { incident: Incident }) {
  const say = useIncidentWords();
  const language = useLanguage();
  const may = useMay();
  const { data: me } = useSession();
  const [isTelling, setTelling] = useState(false);
  const note = useAct(IncidentsApi.informSide);
  const { id, version, sideA, sideB, notices, state } = incident;
  const open = [sideA, sideB].filter(({ code }) => !notices.some(({ side }) => side === code));
  const isOwn = open.some(({ code }) => code === me?.organisation.divisionCode);
  const mayTell = may('incidents.keep') && open.length > 0 && (state === 'reported' || state === 'verified');
  const said = (code: string): string => {
    const found = notices.find(({ side }) => side === code);
    if (!found) return say('notInformed');
    const how = found.how === null ? say('byAccount') : `（${found.how}）`;
    return say('informed', { day: formatDay(found.informedOn, language), person: found.person, how });
  };
  const takeNote = () => note.mutate({ params: { id }, version, body: { method: 'account' } });
  return (
    <section className="panel" aria-labelledby="incident-notices">
      <h2 id="incident-notices">{say('notices')}</h2>
      <p className="hint">{say('noticesLead')}</p>
      <DefinitionList items={[sideA, sideB].map(({ code, name }) => ({ term: name, value: said(code) }))} />
      <ProblemAlert error={note.error} />
      {mayTell && (
        <div className="incident-acts">
          {isOwn && (
            <Button type="primary" loading={note.isPending} onClick={takeNote}>
              {say('takeNote')}
            </Button>
          )}
          <Button onClick={() => setTelling(true)}>{say('recordNotice')}</Button>
        </div>
      )}
      {isTelling && <TellDialog incident={incident} open={open} onClose={() => setTelling(false)} />}
    </section>
  );
}

interface TellProps {
  incident: Incident;
  open: readonly { code: string; name: string }[];
  onClose: () => void;
}

function TellDialog({ incident: { id, version }, open, onClose }: TellProps) {
  const say = useIncidentWords();
  const now = useFacts()?.now;
  const [answers, setAnswers] = useState<Answers>({
    ...{ side: open[0]?.code ?? '', informedOn: now ? dayOf(now) : '' },
  });
  const tell = useAct(IncidentsApi.informSide, { onSuccess: onClose });
  const body = NoticeDraft.safeParse({ method: 'recorded', ...answers });
  return (
    <LineDialog
      className="incident-fields"
      title={say('recordNotice')}
      intro={say('intro.notice')}
      error={tell.error}
      isPending={tell.isPending}
      isComplete={body.success}
      onSubmit={() => body.data && tell.mutate({ params: { id }, version, body: body.data })}
      onClose={onClose}
    >
      <FormFields
        questions={[
          {
            ...{ name: 'side', kind: 'choice', label: say('field.side') },
            choices: open.map(({ code, name }) => ({ value: code, label: name })),
          },
          { name: 'informedOn', kind: 'day', label: say('field.informedOn') },
          { name: 'person', kind: 'line', label: say('field.person') },
          { name: 'how', kind: 'line', label: say('field.how') },
        ]}
        answers={answers}
        onChange={setAnswers}
      />
    </LineDialog>
  );
}
