import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Marker, MarkerId } from '#server/boundaries/markers/markerContract.ts';
import { MarkersApi } from '#server/boundaries/markers/markersApiContract.ts';
import { urlOf } from '../../api/call.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { overlayOf } from '../../map/overlay.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { LineIncidents } from '../incidents/LineIncidents.tsx';
import { LinesMap } from '../map/LinesMap.tsx';
import { ClassifyMarker } from './ClassifyMarker.tsx';
import { EventDialog } from './EventDialog.tsx';
import { MarkerEvents } from './MarkerEvents.tsx';
import { MarkerFacts, ReferenceTable } from './MarkerFacts.tsx';
import { MarkerFiles } from './MarkerFiles.tsx';
import { MarkerFindings } from './MarkerFindings.tsx';
import { MarkerStatusTag } from './MarkerStatusTag.tsx';
import { useMarkerWords } from './words.ts';
import '../../ui/listPage.css';
import './markers.css';

/** The marker an address names. */
export function MarkerPage() {
  const say = useMarkerWords();
  const id = MarkerId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/markers">{say('back')}</Link>
      </p>
    );
  }
  return <OpenMarker key={id.data} id={id.data} />;
}

function OpenMarker({ id }: { id: MarkerId }) {
  const { data: marker, error, refetch } = useCall(MarkersApi.getMarker, { params: { id } });
  if (marker) return <MarkerCard marker={marker} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

/** One marker: what does not fit, where it stands, what the form says, what was done to it. */
function MarkerCard({ marker }: { marker: Marker }) {
  const say = useMarkerWords();
  return (
    <>
      <nav className="crumb">
        <Link to={`/markers?line=${marker.lineId}`}>{say('back')}</Link>
      </nav>
      <PageHeader
        title={marker.numberText}
        tags={<MarkerStatusTag status={marker.status} />}
        lead={`${say('lineOf', { a: marker.sideA.name, b: marker.sideB.name })} · ${say(`kind.${marker.kind}`)}`}
        actions={<Actions marker={marker} />}
      />
      <div className="marker-columns">
        <div>
          <MarkerFindings findings={marker.findings} />
          <section className="panel" aria-labelledby="marker-position">
            <h2 id="marker-position">{say('position')}</h2>
            <MarkerMap marker={marker} />
          </section>
          <MarkerEvents marker={marker} />
          <LineIncidents line={marker.lineId} marker={marker.id} isOpen={marker.status !== 'scrapped'} />
        </div>
        <div>
          <MarkerFacts marker={marker} />
          <ReferenceTable marker={marker} />
          <MarkerFiles marker={marker} />
        </div>
      </div>
    </>
  );
}

function Actions({ marker }: { marker: Marker }) {
  const say = useMarkerWords();
  const may = useMay();
  const [dialog, setDialog] = useState<'event' | 'classify' | null>(null);
  const mayKeep = may('markers.keep') && marker.status !== 'scrapped';
  const close = () => setDialog(null);
  return (
    <>
      <Button href={urlOf(MarkersApi.markerFormPdf, { params: { id: marker.id } })} target="_blank">
        {say('formPdf')}
      </Button>
      {may('boundaries.clear') && <Button onClick={() => setDialog('classify')}>{say('classify')}</Button>}
      {mayKeep && <LinkButton to={`/markers/${marker.id}/edit`}>{say('edit')}</LinkButton>}
      {mayKeep && (
        <Button type="primary" onClick={() => setDialog('event')}>
          {say('recordEvent')}
        </Button>
      )}
      {dialog === 'event' && <EventDialog marker={marker} onClose={close} />}
      {dialog === 'classify' && <ClassifyMarker marker={marker} onClose={close} />}
    </>
  );
}

function MarkerMap({ marker }: { marker: Marker }) {
  const say = useMarkerWords();
  const { id, numberText, position, references, lineId, sideA, sideB } = marker;
  const overlays = useMemo(
    () => [
      overlayOf(
        'context',
        references.map(({ no, name, position: at }) => ({ key: String(no), name, geometry: at && pointOf(at) })),
      ),
    ],
    [references],
  );
  return (
    <LinesMap
      label={say('mapOf', { number: numberText })}
      center={position}
      zoom={15}
      overlays={overlays}
      line={{ line: lineId, sides: [sideA.code, sideB.code] }}
      marker={id}
      height="360px"
    />
  );
}

const pointOf = (coordinates: [number, number]) => ({ type: 'Point' as const, coordinates });
