import { Button } from 'antd';
import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { type Interim, InterimApi } from '#server/disputes/interim/interimContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { IncidentCard } from './IncidentCard.tsx';
import { IncidentDialog } from './IncidentDialog.tsx';
import { InterimDuties } from './InterimDuties.tsx';
import { MeasureDialog } from './MeasureDialog.tsx';
import { useInterimWords } from './words.ts';
import './interim.css';

/** What both sides owe while a dispute is open, what they did, and what happened (BD art. 10). */
export function InterimSection({ dispute }: { dispute: Dispute }) {
  const { data, error, refetch } = useCall(InterimApi.interim, { params: { id: dispute.id } });
  if (data) return <InterimFile dispute={dispute} interim={data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={4} />;
}

interface Props {
  dispute: Dispute;
  interim: Interim;
}

function InterimFile({ dispute, interim }: Props) {
  return (
    <>
      <InterimDuties interim={interim} />
      <Measures dispute={dispute} interim={interim} />
      <Incidents dispute={dispute} interim={interim} />
    </>
  );
}

function Measures({ dispute, interim: { measures, parts } }: Props) {
  const say = useInterimWords();
  const language = useLanguage();
  const [isAdding, setAdding] = useState(false);
  const names = { a: dispute.sideA.name, b: dispute.sideB.name, handler: say('part.handler') };
  return (
    <section aria-labelledby="interim-measures">
      <h3 id="interim-measures">{say('measures')}</h3>
      {measures.length === 0 && <p className="hint">{say('noMeasures')}</p>}
      <ul className="interim-list">
        {measures.map(({ id, part, takenOn, takenBy, what }) => (
          <li key={id}>
            {what}
            <div className="hint">{[formatDay(takenOn, language), names[part], takenBy].join(' · ')}</div>
          </li>
        ))}
      </ul>
      {parts.length > 0 && <Button onClick={() => setAdding(true)}>{say('addMeasure')}</Button>}
      {isAdding && <MeasureDialog dispute={dispute} parts={parts} onClose={() => setAdding(false)} />}
    </section>
  );
}

function Incidents({ dispute, interim }: Props) {
  const say = useInterimWords();
  const [isAdding, setAdding] = useState(false);
  const { incidents, parts } = interim;
  return (
    <section aria-labelledby="interim-incidents">
      <h3 id="interim-incidents">{say('incidents')}</h3>
      {incidents.length === 0 && <p className="hint">{say('noIncidents')}</p>}
      <ul className="interim-list">
        {incidents.map((incident) => (
          <IncidentCard key={incident.id} dispute={dispute} interim={interim} incident={incident} />
        ))}
      </ul>
      {parts.length > 0 && <Button onClick={() => setAdding(true)}>{say('addIncident')}</Button>}
      {isAdding && <IncidentDialog dispute={dispute} interim={interim} onClose={() => setAdding(false)} />}
    </section>
  );
}
