import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { BoundariesApi } from '#server/boundaries/contract.ts';
import { type Incident, IncidentId } from '#server/boundaries/incidents/incidentContract.ts';
import { IncidentsApi } from '#server/boundaries/incidents/incidentsApiContract.ts';
import { useCall } from '../../api/query.ts';
import { MapView } from '../../map/MapView.tsx';
import { overlayOf } from '../../map/overlay.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { IncidentActs } from './IncidentActs.tsx';
import { IncidentFacts } from './IncidentFacts.tsx';
import { IncidentFiles } from './IncidentFiles.tsx';
import { IncidentHistory } from './IncidentHistory.tsx';
import { IncidentNotices } from './IncidentNotices.tsx';
import { IncidentStateTag } from './IncidentTags.tsx';
import { MeasureList } from './MeasureList.tsx';
import { useIncidentWords } from './words.ts';
import '../../ui/listPage.css';
import './incidents.css';

/** The incident an address names. */
export function IncidentPage() {
  const say = useIncidentWords();
  const id = IncidentId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/incidents">{say('back')}</Link>
      </p>
    );
  }
  return <OpenIncident key={id.data} id={id.data} />;
}

function OpenIncident({ id }: { id: IncidentId }) {
  const { data, error, refetch } = useCall(IncidentsApi.getIncident, { params: { id } });
  if (data) return <IncidentCard incident={data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

/** One incident: what comes next, what the law asks, where it is, who knows, what was done. */
function IncidentCard({ incident }: { incident: Incident }) {
  const say = useIncidentWords();
  const isChinese = useLanguage() === 'zh-CN';
  const { kind, rule, sideA, sideB, state, lineId, marker } = incident;
  const article = isChinese ? rule.articleZh : rule.article;
  return (
    <>
      <nav className="crumb">
        <Link to="/incidents">{say('back')}</Link>
      </nav>
      <PageHeader
        title={`${isChinese ? kind.labelZh : kind.label}${marker ? ` · ${marker.numberText}` : ''}`}
        tags={<IncidentStateTag state={state} />}
        lead={
          <>
            <Link to={`/boundaries/${lineId}`}>{say('lineOf', { a: sideA.name, b: sideB.name })}</Link>
            {' · '}
            {isChinese ? rule.ruleZh : rule.rule} {say(rule.verified ? 'basis' : 'unverified', { article })}
          </>
        }
      />
      <IncidentActs incident={incident} />
      <div className="incident-columns">
        <div>
          <MeasureList incident={incident} />
          <IncidentHistory incident={incident} />
        </div>
        <div>
          <IncidentNotices incident={incident} />
          <IncidentFacts incident={incident} />
          {(incident.position ?? marker) && (
            <section className="panel" aria-labelledby="incident-position">
              <h2 id="incident-position">{say('position')}</h2>
              <IncidentMap incident={incident} />
            </section>
          )}
          <IncidentFiles incident={incident} />
        </div>
      </div>
    </>
  );
}

function IncidentMap({ incident: { id, lineId, position, marker } }: { incident: Incident }) {
  const say = useIncidentWords();
  const { data: line } = useCall(BoundariesApi.getLine, { params: { id: lineId } });
  const overlays = useMemo(
    () => [
      overlayOf('context', [
        ...(line?.arcs ?? []).map((arc) => ({ key: arc.id, name: '', geometry: arc.geometry })),
        ...(marker ? [{ key: marker.id, name: marker.numberText, geometry: pointOf(marker.position) }] : []),
      ]),
      overlayOf('subject', position ? [{ key: id, name: say('here'), geometry: pointOf(position) }] : []),
    ],
    [line, marker, position, id, say],
  );
  const center = position ?? marker?.position;
  return (
    <MapView
      label={say('mapOf')}
      {...(center ? { center } : {})}
      zoom={13}
      overlays={overlays}
      height="280px"
      hideTable
    />
  );
}

const pointOf = (coordinates: [number, number]) => ({ type: 'Point' as const, coordinates });
