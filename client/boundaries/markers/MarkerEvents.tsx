import type { Marker } from '#server/boundaries/markers/markerContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { useMarkerWords } from './words.ts';

/** What was done to the marker, the latest first. */
export function MarkerEvents({ marker: { events } }: { marker: Marker }) {
  const say = useMarkerWords();
  const language = useLanguage();
  return (
    <section className="panel" aria-labelledby="marker-events">
      <h2 id="marker-events">{say('events')}</h2>
      {events.length === 0 && <p className="hint">{say('noEvents')}</p>}
      <ol className="marker-list">
        {events.map((event) => (
          <li key={event.id}>
            <strong>{say(`event.${event.type}`)}</strong> · {formatDay(event.happenedOn, language)} ·{' '}
            {say(`status.${event.statusAfter}`)}
            <p>{event.description}</p>
            <p className="hint">
              {event.sideAPresent &&
                `${say('present', { a: event.sideAPresent, b: event.sideBPresent ?? say('none') })} · `}
              {[event.approvalDocument, event.filingDocument, event.organisation].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
