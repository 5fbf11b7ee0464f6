import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { GazetteerApi, type Place, PlaceId } from '#server/gazetteer/contract.ts';
import { useCall } from '../api/query.ts';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { EventList } from './EventList.tsx';
import { NameTable } from './NameTable.tsx';
import { PlaceFacts } from './PlaceFacts.tsx';
import { PlaceNarrative } from './PlaceNarrative.tsx';
import { PlacePosition } from './PlacePosition.tsx';
import { useGazetteerWords } from './words.ts';
import '../ui/listPage.css';
import './gazetteer.css';

interface Props {
  /** What later domains know of the place: its signs. */
  more: (place: Place) => ReactNode;
}

/** The place an address names. */
export function PlacePage({ more }: Props) {
  const say = useGazetteerWords();
  const id = PlaceId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('place.notFound')} <Link to="/places">{say('place.back')}</Link>
      </p>
    );
  }
  return <OpenPlace key={id.data} id={id.data} more={more} />;
}

function OpenPlace({ id, more }: Props & { id: PlaceId }) {
  const { data: place, error, refetch } = useCall(GazetteerApi.get, { params: { id } });
  if (place) return <PlaceCard place={place}>{more(place)}</PlaceCard>;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

/** One place: its names and their law, its story, where it lies, and its signs. */
function PlaceCard({ place, children }: { place: Place; children: ReactNode }) {
  const say = useGazetteerWords();
  const standard = place.names.find(({ kind, status }) => kind === 'standard' && status === 'standard');
  return (
    <>
      <nav className="crumb">
        <Link to="/places">{say('place.back')}</Link>
      </nav>
      <PageHeader
        title={place.standardName ?? place.names[0]?.name ?? say('place.noName')}
        tags={
          <>
            {standard && <span className="roman">{standard.romanTone}</span>}
            <StatusTag tone={place.status === 'live' ? 'good' : 'plain'}>
              {say(`placeStatus.${place.status}`)}
            </StatusTag>
          </>
        }
        lead={`${say(`category.${place.category}`)} · ${place.divisionPath}`}
      />
      <div className="place-columns">
        <div>
          <NameTable names={place.names} />
          <PlaceNarrative place={place} />
          <EventList events={place.events} />
          {children}
        </div>
        <div>
          <PlacePosition place={place} />
          <PlaceFacts place={place} />
        </div>
      </div>
    </>
  );
}
